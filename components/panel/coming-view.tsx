import { useState } from 'react'
import { PersonName } from '#components/ui/person-name.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useSlow } from '#components/ui/use-slow.ts'
import type { RunView } from '#lib/shared/messages/run-view.ts'
import { words } from '#lib/shared/words/index.ts'
import type { RunMove } from './actions.ts'
import { TaskIcon } from './task-icon.tsx'

type Next = NonNullable<RunView['next']>

/** Who comes next in the run, from the press on until the card is there; null while nobody is on the way. */
export function onTheWay(run: RunView | undefined, going: RunMove | null): Next | null {
  return going === 'run.next' || going === 'run.skip' ? (run?.next ?? null) : null
}

/** The same as it was at the press: while they come the worker may tell of the run again, and there the next is somebody else. */
export function useOnTheWay(run: RunView | undefined, going: RunMove | null): Next | null {
  const [coming, setComing] = useState<Next | null>(null)
  const now = onTheWay(run, going)
  const shown = now === null ? null : (coming ?? now)
  if (shown !== coming) setComing(shown)
  return shown
}

/** The head of the card that comes: nothing can be chosen for them yet, and nothing for the one before any more. */
export function ComingView({ next }: { next: Next }) {
  const slow = useSlow(true)
  return (
    <>
      <h1 className="text-[1.0625rem] font-semibold leading-6 tracking-[-0.01em] [overflow-wrap:anywhere]">
        <PersonName name={next.contactName} />
      </h1>
      <p className="mt-1 flex items-center gap-1.5 text-[0.8125rem] leading-5">
        <TaskIcon task={next} size={14} className="shrink-0" />
        <b className="font-semibold">{words.tasks.type(next)}</b>
      </p>
      <p aria-live="polite" className="mt-4 flex items-center gap-2 text-[0.8125rem] text-mute">
        <Spinner size={14} />
        {slow ? words.panel.slow.panel : words.panel.loading}
      </p>
    </>
  )
}
