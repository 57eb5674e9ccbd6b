import { CountdownRing } from '#components/ui/countdown-ring.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { secondsUntil } from '#lib/shared/words/time.ts'

/** The honest face of a completion. */
export function CompletionStatus({ one }: { one: CompletionView }) {
  const now = useNow(250)
  const { tone, title, note } = words.completion.face(one, now)
  if (one.state === 'held') return <Held one={one} now={now} title={title} note={note} />
  const moving = one.state === 'sending' || one.state === 'unknown' || (one.state === 'queued' && one.problem === null)
  const ended = one.state === 'done'
  return (
    <StatusBox tone={tone} title={title} {...(moving ? { icon: <Spinner size={20} /> } : {})}>
      <p>{note}</p>
      {ended && <p>{words.completion.sequenceLine(one)}</p>}
    </StatusBox>
  )
}

/** The eye sees the seconds go by; a screen reader is told once. */
function Held({ one, now, title, note }: { one: CompletionView; now: number; title: string; note: string }) {
  const seconds = secondsUntil(one.notBefore, one.clickedAt)
  return (
    <>
      <p className="sr-only">
        {words.completion.heldOnce(one, seconds)} {note}
      </p>
      <div aria-hidden>
        <StatusBox
          tone="good"
          title={<span className="tabular-nums">{title}</span>}
          icon={<CountdownRing from={one.clickedAt} until={one.notBefore} now={now} />}
        >
          {note}
        </StatusBox>
      </div>
    </>
  )
}
