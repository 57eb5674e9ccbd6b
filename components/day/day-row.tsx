import { RotateCcw, SkipForward } from 'lucide-react'
import type { FocusEventHandler } from 'react'
import { TaskIcon } from '#components/panel/task-icon.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { PersonName } from '#components/ui/person-name.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { DayRow } from '#lib/shared/messages/day-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'

type Props = {
  row: DayRow
  /** What is under way for this task. */
  completion: CompletionView | null
  isBusy: boolean
  isSelected: boolean
  /** Some row is: then every row shows its box. */
  isSelecting: boolean
  onSelect: (selected: boolean) => void
  onFocus: FocusEventHandler
  onOpen: () => void
  onSkip: () => void
}

/** One task of the day: who, why now, and at the end when it is due or what has become of it. */
export function DayTask(props: Props) {
  const { row, completion, isBusy, isSelected, isSelecting, onSelect, onFocus, onOpen, onSkip } = props
  const isSkipped = row.why.place === 'skipped'
  const isBoxed = isSelecting && completion === null
  const name = row.contactName ?? words.tasks.nobody
  return (
    <div className={classNames('group relative flex min-h-10 items-stretch', isSelected && 'bg-accent-soft')}>
      {completion === null && (
        <input
          type="checkbox"
          aria-label={dayWords.several.select(name)}
          checked={isSelected}
          onChange={({ target }) => onSelect(target.checked)}
          className={classNames(
            'peer absolute top-2 left-4 z-[1] focus-visible:opacity-100 group-hover:opacity-100',
            !isSelecting && 'opacity-0',
          )}
        />
      )}
      <button
        type="button"
        data-task={row.taskId}
        aria-busy={isBusy || undefined}
        onFocus={onFocus}
        onClick={onOpen}
        className={classNames(
          'flex min-w-0 flex-1 items-start gap-2.5 py-1 pr-4 text-left -outline-offset-2 transition-colors group-hover:bg-sub aria-busy:cursor-progress aria-busy:bg-accent-soft',
          // Beside the box, so that neither is pressed for the other.
          isBoxed ? 'ml-[2.375rem] pl-[0.1875rem]' : 'pl-4',
        )}
      >
        {!isBoxed && (
          <TaskIcon
            task={row}
            size={15}
            className={classNames(
              'mt-0.5 shrink-0 text-mute',
              completion === null && 'group-hover:invisible group-has-[input:focus-visible]:invisible',
            )}
          />
        )}
        <Told row={row} completion={completion} />
      </button>
      {completion === null && !isSelecting && (
        <IconButton
          label={isSkipped ? dayWords.unskip(name) : dayWords.skip(name)}
          onClick={onSkip}
          className="absolute top-1.5 right-2 bg-sub opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
        >
          {isSkipped ? <RotateCcw size={15} aria-hidden /> : <SkipForward size={15} aria-hidden />}
        </IconButton>
      )}
    </div>
  )
}

function Told({ row, completion }: Pick<Props, 'row' | 'completion'>) {
  const now = useNow(completion?.state === 'held' ? 1000 : 30_000)
  const { text, isLate } = dayWords.due(row.dueTo, now)
  const facts = [words.tasks.type(row), dayWords.why(row, now) ?? row.sequenceName].filter((one) => one !== null)
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline justify-between gap-2 text-[0.8125rem] leading-4">
        <span className="min-w-0 truncate">
          <b className="font-semibold">
            <PersonName name={row.contactName} />
          </b>{' '}
          <bdi className="text-mute">{row.company}</bdi>
        </span>
        <span className={classNames('shrink-0 tabular-nums', isLate ? 'text-bad' : 'text-mute')}>{text}</span>
      </span>
      <span className="flex items-baseline justify-between gap-2 text-xs leading-4">
        <bdi className="min-w-0 truncate text-mute">{facts.join(' · ')}</bdi>
        {completion !== null ? (
          <State one={completion} now={now} />
        ) : (
          row.optedOut && <span className="shrink-0 text-bad">{dayWords.optedOut}</span>
        )}
      </span>
    </span>
  )
}

const TONES: Readonly<Record<string, string>> = { good: 'text-good', wait: 'text-wait', bad: 'text-bad' }

function State({ one, now }: { one: CompletionView; now: number }) {
  const { tone, title } = words.completion.face(one, now)
  return <span className={classNames('shrink-0 tabular-nums', TONES[tone] ?? 'text-mute')}>{title}</span>
}
