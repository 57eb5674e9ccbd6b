import type { ReactNode } from 'react'
import { CountdownRing } from '#components/ui/countdown-ring.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { faceOf, heldOnce } from './face-of.ts'
import { useSingleKeys } from './single-keys.ts'

/**
 * The honest face of a completion, in a region that is always there, so that a screen reader hears what comes into it. What
 * counts down stands beside the region: the eye sees the seconds go by, the ear is told once. The region keeps a pixel of height:
 * one without a box is nowhere to some tools.
 */
export function CompletionStatus({ one }: { one: CompletionView | null }) {
  return (
    <>
      <output tabIndex={-1} data-said className="block min-h-px">
        {one !== null && <Heard key={one.id} one={one} />}
      </output>
      {one !== null && <Seen key={one.id} one={one} />}
    </>
  )
}

function Heard({ one }: { one: CompletionView }) {
  const now = useNow(250)
  const once = toldOnce(one, now, useSingleKeys() === true)
  if (once === null) return <Box one={one} now={now} />
  return (
    <div className="sr-only">
      <p>{once.title}</p>
      <p>{once.note}</p>
    </div>
  )
}

function Seen({ one }: { one: CompletionView }) {
  const now = useNow(250)
  if (toldOnce(one, now, true) === null) return null
  return (
    <div aria-hidden>
      <Box one={one} now={now} />
    </div>
  )
}

function Box({ one, now }: { one: CompletionView; now: number }) {
  const { tone, title, note } = faceOf(one, now)
  return (
    <div>
      <StatusBox tone={tone} title={<span className="tabular-nums">{title}</span>} {...iconOf(one, now)}>
        <p>{note}</p>
        {one.state === 'done' && <p className="empty:hidden">{words.completion.sequenceLine(one)}</p>}
      </StatusBox>
    </div>
  )
}

/** What is said in place of a countdown; null where nothing counts down. */
function toldOnce(one: CompletionView, now: number, byKey: boolean): { title: string; note: string } | null {
  const seen = faceOf(one, now)
  if (one.state === 'held' && one.undoAsked !== true) return { title: heldOnce(one, byKey), note: seen.note }
  const once = faceOf(one, now, true)
  return once.title === seen.title && once.note === seen.note ? null : once
}

function iconOf(one: CompletionView, now: number): { icon?: ReactNode } {
  if (one.state === 'held' && one.undoAsked !== true)
    return { icon: <CountdownRing from={one.clickedAt} until={one.notBefore} now={now} /> }
  const moving = one.state === 'sending' || one.state === 'unknown' || (one.state === 'queued' && one.problem === null)
  return moving ? { icon: <Spinner size={20} /> } : {}
}
