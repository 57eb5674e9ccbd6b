import { useState } from 'react'
import { AgainMenu } from '#components/panel/again-menu.tsx'
import { useActions } from '#components/panel/panel-actions.tsx'
import { PickTime } from '#components/panel/pick-time.tsx'
import type { DayRow } from '#lib/shared/messages/day-view.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'

type Props = { rows: readonly DayRow[]; onMove: (at: number) => void; onClose: () => void }

/** When these tasks are to come again: by their people's clock where they have one in common, else by ours. */
export function AgainSeveral({ rows, onMove, onClose }: Props) {
  const { meant } = useActions()
  const [isPicking, setPicking] = useState(false)
  const zones = new Set(rows.map(({ timeZoneId }) => timeZoneId))
  const [first] = rows
  const where = {
    timeZoneId: null,
    city: null,
    ...(zones.size === 1 && first !== undefined && { timeZoneId: first.timeZoneId, city: first.city }),
  }
  const move = (at: number, gesture: MouseEvent) => {
    onClose()
    meant(gesture, () => onMove(at))
  }
  if (!isPicking)
    return (
      <AgainMenu
        about={dayWords.several.stay(where.timeZoneId === null)}
        where={where}
        isCall={false}
        onMove={move}
        onPick={() => setPicking(true)}
        onClose={onClose}
      />
    )
  return (
    <div className="border-t border-line bg-surface px-4 py-3">
      <PickTime where={where} onMove={move} onClose={onClose} />
    </div>
  )
}
