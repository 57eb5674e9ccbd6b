import { useQuery } from '@tanstack/react-query'
import { TaskIcon } from '#components/panel/task-icon.tsx'
import { Button } from '#components/ui/button.tsx'
import { PersonName } from '#components/ui/person-name.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useNow } from '#components/ui/use-now.ts'
import { useWorker } from '#components/worker-context.tsx'
import { type DayRow, NOT_DUE } from '#lib/shared/messages/day-view.ts'
import type { IndexView } from '#lib/shared/messages/views.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'
import { useAsking } from '../use-options.ts'
import { StepFrame, useEnding } from './step-frame.tsx'

const say = words.options.firstRun
const NO_ROWS: readonly DayRow[] = []
/** As many as one takes in at a glance. */
const SHOWN = 3

/** How the set-up ends: with what is due, as the tasks that were read say it, and the way to the first of it. */
export function ReadyStep({ index, onBack }: { index: IndexView; onBack: () => void }) {
  const worker = useWorker()
  const { busy, send } = useAsking()
  const ending = useEnding()
  const { data } = useQuery({
    queryKey: ['dueNow'],
    queryFn: () => worker.ask('day.get', { known: null }),
    structuralSharing: false,
  })
  const rows = data?.ok === true ? (data.value.rows ?? NO_ROWS) : NO_ROWS
  const due = rows.filter(({ why }) => !NOT_DUE.has(why.place))
  const failed = data?.ok === false ? data.problem : index.state === 'failed' ? index.problem : null
  const isReading = due.length === 0 && failed === null && (data === undefined || index.refreshedAt === null)

  const openFirst = () => {
    // Nothing is awaited before this: the browser opens its side panel only in the click itself.
    void worker.ask('run.start', { sort: null }).then(() => ending.end('today'))
  }

  return (
    <StepFrame
      key="ready"
      step={null}
      title={titleOf({ due: due.length, isReading, isFailed: due.length === 0 && failed !== null })}
      lead={due.length > 0 ? say.readyLead : rows.length > 0 && !isReading ? say.laterLead(rows.length) : null}
      note={say.readyNote}
      buttons={
        <>
          <Button onClick={onBack}>{say.back}</Button>
          <Button busy={ending.busy} onClick={() => ending.end('settings')}>
            {say.allSettings}
          </Button>
          {due.length > 0 ? (
            <Button look="main" busy={ending.busy} onClick={openFirst}>
              {say.openFirst}
            </Button>
          ) : (
            <Button look="main" busy={ending.busy} onClick={() => ending.end('today')}>
              {say.toToday}
            </Button>
          )}
        </>
      }
    >
      <output className="block text-[0.8125rem] leading-[1.125rem]">
        {isReading && (
          <span className="flex items-center gap-2 text-mute">
            <Spinner size={15} />
            {say.reading}
          </span>
        )}
        {due.length === 0 && failed !== null && <span className="text-bad">{words.problem(failed)}</span>}
      </output>
      {due.length === 0 && failed !== null && (
        <Button className="mt-3" busy={busy !== null} onClick={() => void send('index.refresh', {})}>
          {dayWords.nothing.again}
        </Button>
      )}
      {due.length > 0 && <FirstOnes rows={due.slice(0, SHOWN)} />}
    </StepFrame>
  )
}

function titleOf({ due, isReading, isFailed }: { due: number; isReading: boolean; isFailed: boolean }): string {
  if (due > 0) return dayWords.run.due(due)
  if (isReading) return say.almost
  return isFailed ? dayWords.nothing.failed : dayWords.nothing.title
}

function FirstOnes({ rows }: { rows: readonly DayRow[] }) {
  const now = useNow(60_000)
  return (
    <ul aria-label={say.firstOnes} className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.taskId} className="flex items-start gap-2.5 py-2 text-[0.8125rem] leading-[1.125rem]">
          <TaskIcon task={row} size={15} className="mt-0.5 shrink-0 text-mute" />
          <span className="min-w-0 flex-1">
            <b className="font-semibold">
              <PersonName name={row.contactName} />
            </b>{' '}
            <bdi className="text-mute">{row.company}</bdi>
            <span className="block text-xs leading-4 text-mute">
              {words.tasks.type(row)}
              {(dayWords.why(row, now) ?? null) !== null && ` · ${dayWords.why(row, now)}`}
            </span>
          </span>
          <span className="shrink-0 text-mute tabular-nums">{dayWords.due(row.dueTo, now).text}</span>
        </li>
      ))}
    </ul>
  )
}
