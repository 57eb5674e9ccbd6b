import { useQuery } from '@tanstack/react-query'
import { PersonName } from '#components/ui/person-name.tsx'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** The rep's open tasks, due first. Only the popup may ask for them. */
export function useDay() {
  const worker = useWorker()
  return useQuery({
    queryKey: ['day'],
    queryFn: () => worker.ask('day.list', {}),
    enabled: worker.surface !== 'dock',
  })
}

/** After one task is finished: whose turn it is. */
export function NextTask({ taskId }: { taskId: number }) {
  const worker = useWorker()
  const { data } = useDay()
  const { looking, openTask } = useActions()
  const next = data?.ok === true ? data.value.find((task) => task.taskId !== taskId) : undefined
  if (next === undefined) return null
  const { profileUrl } = next
  return (
    <div className="-mx-4 -mb-3 flex items-center justify-between gap-3 border-t border-line bg-sub px-4 py-2.5 text-[0.8125rem]">
      <span className="min-w-0 truncate">
        <b className="font-semibold">{words.panel.today.next}</b> <PersonName name={next.contactName} /> ·{' '}
        {words.tasks.type(next)}
      </span>
      <button
        type="button"
        aria-label={words.panel.today.openWhom(next.contactName ?? words.tasks.nobody)}
        aria-busy={looking?.taskId === next.taskId || undefined}
        onClick={() => (profileUrl === null ? openTask(next.taskId) : worker.openUrl(profileUrl))}
        className="min-h-6 shrink-0 rounded-md px-1 font-semibold text-accent hover:underline aria-busy:opacity-70"
      >
        {words.panel.today.openNext}
      </button>
    </div>
  )
}
