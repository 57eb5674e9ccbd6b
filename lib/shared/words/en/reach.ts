import { counted, number, ordinal } from '#lib/shared/words/plural.ts'

/** Words about how a person is reached, before a task is completed. */
export const reach = {
  title: 'Reach',
  call: 'Call',
  noPhone: 'Reply has no phone number.',
  noEmail: 'Reply has no e-mail address.',
  noProfile: 'Reply has no LinkedIn address.',
  openMail: 'Open in mail',
  /** The address of a mail holds only so much. */
  bodyCopied: 'The message is too long for a link. It was copied: paste it into the mail.',
  bodyNotCopied: 'The message is too long for a link. Copy it here and paste it into the mail.',
  openProfile: 'Open profile',
  openSms: 'Open in messages',
  openWhatsApp: 'Open in WhatsApp',
  to: 'To',
  subject: 'Subject',
  attached: 'Attached',
  attachments: (count: number): string => `${counted(count, { one: 'file', other: 'files' })}, in Reply`,
  copySubject: 'Copy subject',
  copyEmail: 'Copy e-mail',
  copyPhone: 'Copy phone',
  copyLinkedIn: 'Copy LinkedIn',
  length: (written: number, most: number | null): string =>
    most === null
      ? counted(written, { one: 'character', other: 'characters' })
      : `${number(written)} of ${number(most)}`,
  tooLong: (written: number, most: number): string => `${number(written)} of ${number(most)}: too long for LinkedIn`,
  /** Why now: the parts that are known, in one line. */
  why: {
    try: (nth: number): string => `${ordinal(nth)} try on this computer`,
    last: (outcome: string, day: string): string => `${outcome} ${day}`,
    opened: 'opened your mail',
    clicked: 'clicked in your mail',
    contacted: 'mail not opened yet',
  },
}
