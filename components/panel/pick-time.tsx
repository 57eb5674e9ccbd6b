import { useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useNow } from '#components/ui/use-now.ts'
import { asPicked, firstOffered, pickedTime, zoneOf } from '#lib/shared/reply/again-times.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Where } from './again-menu.tsx'

const say = words.wrapUp.again

type Props = { where: Where; onMove: (at: number, gesture: MouseEvent) => void; onClose: () => void }

/** Any day and time, by their clock where it is known. Never one in the past. */
export function PickTime({ where, onMove, onClose }: Props) {
  const id = useId()
  const { zone, isTheirs } = zoneOf(where.timeZoneId)
  const [written, setWritten] = useState(() => asPicked(firstOffered(Date.now(), zone), zone))
  const now = useNow(30_000)
  const at = pickedTime(written, zone)
  const past = at !== null && at <= now
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-mute">
        {isTheirs ? (where.city === null ? say.fieldThere : say.field(where.city)) : say.field(null)}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          type="datetime-local"
          value={written}
          min={asPicked(now, zone)}
          aria-invalid={past}
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => setWritten(target.value)}
          className="min-h-9 min-w-48 flex-1 rounded-[9px] border border-edge bg-surface px-3 text-[0.8125rem] aria-invalid:border-bad"
        />
        <Button onClick={onClose}>{say.cancel}</Button>
        <Button
          look="main"
          ready={at !== null && !past}
          onClick={({ nativeEvent }) => {
            if (at === null || at <= Date.now()) return
            onClose()
            onMove(at, nativeEvent)
          }}
        >
          {say.move}
        </Button>
      </div>
      <p id={`${id}-problem`} aria-live="polite" className="text-xs leading-4 text-bad not-empty:mt-1">
        {past ? say.past : ''}
      </p>
    </div>
  )
}
