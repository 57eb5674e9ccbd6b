import { ExternalLink } from 'lucide-react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { safeLink } from '#lib/shared/reply/links.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from '../panel-actions.tsx'
import { ContactLink } from './contact-link.tsx'
import { Row } from './row.tsx'
import type { AskFirst } from './use-red-question.tsx'

/** A message to somebody who is no contact yet: more is cut off, and free accounts have less. */
const LONGEST_INVITATION = 300

/** The profile, and how long the message is for it. */
export function ByProfile({ task, ask }: { task: TaskCard; ask: AskFirst }) {
  const { meant } = useActions()
  const href = safeLink(task.profileUrl, 'linkedIn')
  const subject = task.script?.subject ?? ''
  if (href === null) return <p className="text-[0.8125rem] text-mute">{words.reach.noProfile}</p>
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-32 flex-1">
          <p className="truncate font-semibold leading-6">
            <ContactLink href={href} ask={ask} look="text">
              <bdi>{profilePath(href)}</bdi>
            </ContactLink>
          </p>
          <Length task={task} />
        </div>
        <CopyButton label={words.reach.copyLinkedIn} text={href} meant={meant} />
        <ContactLink href={href} ask={ask} look="button" hotkey="o">
          <ExternalLink size={14} aria-hidden />
          {words.reach.openProfile}
          <KeyCap>O</KeyCap>
        </ContactLink>
      </div>
      {subject.trim() !== '' && (
        <dl className="mt-1 text-[0.8125rem] leading-5">
          <Row
            name={words.reach.subject}
            copy={<CopyButton label={words.reach.copySubject} text={subject} meant={meant} />}
          >
            <bdi>{subject}</bdi>
          </Row>
        </dl>
      )}
    </>
  )
}

function Length({ task: { script, linkedInType } }: { task: TaskCard }) {
  // As LinkedIn counts: by units of UTF-16.
  const written = (script?.body ?? '').length
  if (written === 0 || linkedInType === 'viewProfile') return null
  const most = linkedInType === 'connect' ? LONGEST_INVITATION : null
  if (most !== null && written > most)
    return <p className="text-xs leading-4 text-wait">{words.reach.tooLong(written, most)}</p>
  return <p className="text-xs leading-4 text-mute tabular-nums">{words.reach.length(written, most)}</p>
}

/** `in/maya-okafor`, readable where the address is encoded. */
function profilePath(href: string): string {
  const path = new URL(href).pathname.replace(/^\/|\/$/g, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
