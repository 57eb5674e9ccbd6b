import { CopyButton } from '#components/ui/copy-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useSlow } from '#components/ui/use-slow.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

const FLUSH = '-mx-4 mt-3 border-t border-line px-4 pt-2.5 [ul+&]:mt-0 [ul+&]:border-t-0'

/** What to say or write: the rendered script, its lines and spaces kept. It scrolls with the card, not by itself. */
export function ScriptCard({ task }: { task: TaskCard }) {
  const { script, detail } = task
  const slow = useSlow(detail === 'loading')
  if (script !== null && (!isBlank(script.body) || !isBlank(shownSubject(task))))
    return <Written script={script} task={task} />
  if (detail === 'ready') return null
  return (
    <div className={`${FLUSH} flex items-center gap-2 text-[0.8125rem] leading-[1.125rem] text-mute`}>
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

function Written({ script, task }: { script: NonNullable<TaskCard['script']>; task: TaskCard }) {
  const { script: say } = words.panel
  const { meant } = useActions()
  const isCall = task.type === 'call'
  const subject = shownSubject(task)
  return (
    <section aria-label={isCall ? say.label : say.message} className={FLUSH}>
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-xs text-mute">{isCall ? say.label : say.message}</h2>
        <CopyButton
          label={isCall ? say.copy : say.copyMessage}
          text={script.body ?? script.subject ?? ''}
          meant={meant}
          isMain={!isCall}
          className="-mr-1.5"
        />
      </div>
      <div className="text-[0.875rem] leading-5">
        {!isBlank(subject) && (
          <p dir="auto" className="mb-1.5 font-semibold [overflow-wrap:anywhere]">
            <span className="sr-only">{say.subject}: </span>
            {subject}
          </p>
        )}
        {!isBlank(script.body) && (
          <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {script.body}
          </p>
        )}
        {!script.rendered && <p className="mt-1.5 text-xs text-wait">{words.tasks.raw}</p>}
      </div>
    </section>
  )
}

/** Where a mail or a profile is reached, the subject stands there, with its own way to copy it. */
function shownSubject({ type, script }: TaskCard): string | null {
  return type === 'manualEmail' || type === 'linkedIn' ? null : (script?.subject ?? null)
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}
