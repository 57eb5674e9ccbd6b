import { Select } from '#components/ui/select.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import type { WrapUp } from '#lib/shared/messages/wrap-up.ts'
import { words } from '#lib/shared/words/index.ts'

type Value = WrapUp['leaveAlone']
type Props = { task: TaskCard; value: Value; onChange: (value: Value) => void }

const say = words.wrapUp.leaveAlone

/** Whom to leave alone: altogether, or in the sequence of this task. It is sent before the outcome, and says what can't be taken back. */
export function LeaveAlone({ task, value, onChange }: Props) {
  const inSequence = task.sequenceName !== null
  const choices: { value: NonNullable<Value> | 'no'; name: string }[] = [
    { value: 'no', name: say.no },
    { value: 'optOut', name: say.optOut },
    ...(inSequence ? [{ value: 'pause' as const, name: say.pause }] : []),
  ]
  return (
    <div className="flex flex-col gap-1">
      <Select
        label={say.name}
        hideLabel
        value={value ?? 'no'}
        choices={choices}
        onChange={(chosen) => onChange(chosen === 'no' ? null : chosen)}
      />
      <p className="text-xs leading-4 text-mute">{value === 'optOut' ? say.final(task.firstName) : say.about}</p>
    </div>
  )
}
