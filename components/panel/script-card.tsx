import { CopyButton } from '#components/ui/copy-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useSlow } from '#components/ui/use-slow.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** What to say or write: the rendered script, its lines and spaces kept. Long ones scroll. */
export function ScriptCard({ task }: { task: TaskCard }) {
  const { script, detail } = task
  const slow = useSlow(detail === 'loading')
  if (script === null || (isBlank(script.body) && isBlank(script.subject))) {
    if (detail === 'ready') return null
    return (
      <div className="mt-3.5 flex min-h-11 items-center gap-2 rounded-[10px] bg-sub px-3 py-2 text-[0.8125rem] leading-[1.125rem] text-mute">
        {detail === 'loading' ? (
          <>
            <Spinner size={15} />
            <span aria-live="polite">{slow ? words.panel.slow.action : words.panel.script.loading}</span>
          </>
        ) : (
          words.panel.script.failed(words.problem(detail.failed))
        )}
      </div>
    )
  }
  return <Written script={script} isCall={task.type === 'call'} />
}

function Written({ script, isCall }: { script: NonNullable<TaskCard['script']>; isCall: boolean }) {
  const { script: say } = words.panel
  const { meant } = useActions()
  return (
    <section
      aria-label={isCall ? say.label : say.message}
      className="mt-3.5 max-h-44 overflow-y-auto rounded-[10px] bg-sub px-3 py-2.5 text-[0.8125rem] leading-[1.1875rem] forced-colors:border"
    >
      {/* In the scrolling part, so that it can be reached and scrolled by keyboard. */}
      <CopyButton
        label={isCall ? say.copy : say.copyMessage}
        text={script.body ?? script.subject ?? ''}
        meant={meant}
        className="sticky top-0 float-right -mt-1 -mr-1.5 ml-2 border border-line bg-surface"
      />
      {!isBlank(script.subject) && (
        <p dir="auto" className="mb-1.5 font-semibold [overflow-wrap:anywhere]">
          <span className="sr-only">{say.subject}: </span>
          {script.subject}
        </p>
      )}
      {!isBlank(script.body) && (
        <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          {script.body}
        </p>
      )}
      {!script.rendered && <p className="mt-1.5 text-xs text-wait">{words.tasks.raw}</p>}
    </section>
  )
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}
