import type { TaughtField } from '#lib/shared/settings/own-site.ts'
import type { PickerWords } from '#lib/shared/words/picker-words.ts'
import { named } from './own-sites.ts'

/** What the picker says on a page. */
export const picker = (field: TaughtField): PickerWords => ({
  point: `Point at the ${named[field]} of this record.`,
  keys: 'Or go there with the arrow keys and press Enter. M moves this card, Escape leaves.',
  nothing: `There is no ${named[field]} in that. Point at another place.`,
  several: `There are several in that. Point at one ${named[field]}.`,
  read: 'Wrapup would read this:',
  use: 'That is right',
  again: 'Point again',
  cancel: 'Cancel',
  saved: 'Kept. It does not count yet.',
  next: 'To check it, open another person’s record, and Wrapup there.',
  failed:
    'This place cannot be found again on another record. Point at another one, such as the value beside its label.',
  close: 'OK',
  move: 'Move',
})
