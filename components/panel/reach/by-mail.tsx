import { Mail } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { mailLink } from '#lib/shared/reply/outgoing-links.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from '../panel-actions.tsx'
import { ContactLink } from './contact-link.tsx'
import { Row } from './row.tsx'
import type { AskFirst } from './use-red-question.tsx'

/** To whom, about what, with which files, and the way into the rep's own mail program. */
export function ByMail({ task, ask }: { task: TaskCard; ask: AskFirst }) {
  const { meant } = useActions()
  const { email, attachments = 0 } = task
  const subject = task.script?.subject ?? null
  const body = task.script?.rendered === true ? task.script.body : null
  if (email === null || email === '') return <p className="text-[0.8125rem] text-mute">{words.reach.noEmail}</p>
  const link = mailLink(email, subject, body)
  return (
    <>
      <dl className="text-[0.8125rem] leading-5">
        <Row name={words.reach.to} copy={<CopyButton label={words.reach.copyEmail} text={email} meant={meant} />}>
          <bdi>{email}</bdi>
        </Row>
        {subject !== null && subject.trim() !== '' && (
          <Row
            name={words.reach.subject}
            copy={<CopyButton label={words.reach.copySubject} text={subject} meant={meant} />}
          >
            <bdi>{subject}</bdi>
          </Row>
        )}
        {attachments > 0 && <Row name={words.reach.attached}>{words.reach.attachments(attachments)}</Row>}
      </dl>
      {link !== null && <OpenMail link={link} body={body} ask={ask} />}
    </>
  )
}

type OpenProps = { link: { href: string; whole: boolean }; body: string | null; ask: AskFirst }

function OpenMail({ link, body, ask }: OpenProps): ReactNode {
  const worker = useWorker()
  const [copied, setCopied] = useState<boolean | null>(null)
  const follow = () => {
    if (!link.whole && body !== null) void worker.copy(body).then(setCopied)
  }
  return (
    <div className="mt-2">
      <ContactLink href={link.href} ask={ask} look="button" hotkey="o" onFollow={follow}>
        <Mail size={14} aria-hidden />
        {words.reach.openMail}
        <KeyCap>O</KeyCap>
      </ContactLink>
      <p aria-live="polite" className="mt-1.5 text-xs leading-4 text-wait empty:hidden">
        {copied === null ? '' : copied ? words.reach.bodyCopied : words.reach.bodyNotCopied}
      </p>
    </div>
  )
}
