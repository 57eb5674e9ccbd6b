import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Problem } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** Before the first answer. It has the height of a small panel, so that what follows does not jump. */
export function LoadingView({ slow }: { slow: boolean }) {
  return (
    <main className="grid min-h-40 place-content-center justify-items-center gap-3 p-4 text-[0.8125rem] text-mute">
      <h1 className="sr-only">{words.panel.product}</h1>
      <Spinner size={22} />
      <p aria-live="polite">{slow ? words.panel.slow.panel : words.panel.loading}</p>
    </main>
  )
}

/** The worker gave no answer at all. */
export function UnansweredView({ problem }: { problem: Problem | null }) {
  const { refresh } = useActions()
  const gone = problem?.code === 'updated'
  return (
    <main className="p-4">
      <h1 tabIndex={-1} className="text-[1.0625rem] font-semibold leading-[1.375rem]">
        {words.panel.failedAction}
      </h1>
      <p className="mt-1 text-[0.8125rem] text-mute">{words.problem(problem ?? { code: 'internal' })}</p>
      {gone || (
        <Button className="mt-3.5 w-full" onClick={refresh}>
          {words.panel.reload}
        </Button>
      )}
    </main>
  )
}
