import { useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { LONGEST_TEXT, type WrapUp } from '#lib/shared/messages/wrap-up.ts'
import { againTimes, firstOffered, zoneOf } from '#lib/shared/reply/again-times.ts'
import { words } from '#lib/shared/words/index.ts'
import { dayAndClock } from '#lib/shared/words/time.ts'

type Value = WrapUp['followUp']
type Props = { task: TaskCard; value: Value; onChange: (value: Value) => void }

const TYPES = ['call', 'manualEmail', 'linkedIn', 'toDo', 'meeting', 'sms', 'whatsApp'] as const

const say = words.wrapUp.followUp

/** A task for the same person, later: what kind, when by their clock, and what it is about. */
export function FollowUp({ task, value, onChange }: Props) {
  const id = useId()
  const { zone } = zoneOf(task.timeZoneId)
  const moment = useNow(60_000)
  const times = againTimes(moment, zone)
  const startAt = firstOffered(moment, zone)
  const now = value ?? { taskType: 'call', startAt, text: say.usual }
  // The time that was chosen stays offered, also when the clock has moved on.
  const offered = times.some(({ at }) => at === now.startAt) ? times : [...times, { name: null, at: now.startAt }]
  if (value === null) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-xs text-mute">
        <span className="min-w-0 flex-1">{say.about}</span>
        <Button size="small" onClick={() => onChange(now)}>
          {say.add}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Select
          label={say.type}
          hideLabel
          value={now.taskType}
          choices={TYPES.map((type) => ({ value: type, name: words.tasks.type({ type, linkedInType: null }) }))}
          onChange={(taskType) => onChange({ ...now, taskType })}
        />
        <Select
          label={say.when}
          hideLabel
          value={String(now.startAt)}
          choices={offered.map(({ name, at }) => ({
            value: String(at),
            name: name === null ? dayAndClock(at, zone) : `${words.wrapUp.again.time(name)}, ${dayAndClock(at, zone)}`,
          }))}
          onChange={(at) => onChange({ ...now, startAt: Number(at) })}
        />
      </div>
      <div className="flex gap-2">
        <label htmlFor={id} className="sr-only">
          {say.text}
        </label>
        <input
          id={id}
          type="text"
          dir="auto"
          maxLength={LONGEST_TEXT}
          defaultValue={now.text}
          onChange={({ target }) => onChange({ ...now, text: target.value.trim() || say.usual })}
          className="min-h-9 min-w-0 flex-1 rounded-[9px] border border-edge bg-surface px-3 text-[0.8125rem]"
        />
        <Button onClick={() => onChange(null)}>{say.remove}</Button>
      </div>
    </div>
  )
}
