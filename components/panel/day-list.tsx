import { ArrowLeft, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { words } from '#lib/shared/words/index.ts'
import { useDay } from './next-task.tsx'
import { FindTask } from './none-view.tsx'
import { useActions } from './panel-actions.tsx'
import { TaskList } from './task-list.tsx'

/** Rows drawn at first: a day's work, without drawing 2,000 rows in a small window. */
const STEP = 50

/** The rep's open tasks, due first; a click shows the task. A task that is not among them is found by its ID. */
export function DayList({ onLeave }: { onLeave: () => void }) {
  const { data } = useDay()
  const { openTask, refresh, isUnderWay } = useActions()
  const [shown, setShown] = useState(STEP)
  const say = words.panel.today
  const tasks = data?.ok === true ? data.value : []
  return (
    <main className="p-4">
      <div className="mb-3 flex items-center gap-1.5">
        <IconButton label={words.panel.back} onClick={onLeave} className="-ml-1.5">
          <ArrowLeft size={16} aria-hidden />
        </IconButton>
        <h1 className="flex-1 text-[1.0625rem] font-semibold leading-[1.375rem]">{say.title}</h1>
        <IconButton label={words.panel.refresh} aria-busy={isUnderWay('refresh') || undefined} onClick={refresh}>
          {isUnderWay('refresh') ? <Spinner size={15} /> : <RefreshCw size={15} aria-hidden />}
        </IconButton>
      </div>
      <div className="mb-4">
        <FindTask onFound={onLeave} />
      </div>
      {data === undefined && (
        <div className="grid min-h-24 place-content-center text-mute">
          <Spinner />
        </div>
      )}
      {data?.ok === false && <p className="text-[0.8125rem] text-bad">{words.problem(data.problem)}</p>}
      {data?.ok === true && tasks.length === 0 && <p className="text-[0.8125rem] text-mute">{say.empty}</p>}
      {tasks.length > 0 && (
        <TaskList
          label={say.title}
          tasks={tasks.slice(0, shown)}
          named
          onChoose={(taskId) => {
            openTask(taskId, onLeave)
          }}
        />
      )}
      {tasks.length > shown && (
        <Button className="mt-2 w-full" onClick={() => setShown(shown + STEP)}>
          {say.showMore(tasks.length - shown)}
        </Button>
      )}
    </main>
  )
}
