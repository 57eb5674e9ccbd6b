import { CalendarClock, CalendarPlus } from 'lucide-react'
import { Menu, type MenuItem } from '#components/ui/menu.tsx'
import { useNow } from '#components/ui/use-now.ts'
import { againTimes, zoneOf } from '#lib/shared/reply/again-times.ts'
import { words } from '#lib/shared/words/index.ts'
import { dayAndClock } from '#lib/shared/words/time.ts'
import { useReady } from './gesture.ts'

const say = words.wrapUp.again

/** By whose clock the times are reckoned; null: ours. */
export type Where = { timeZoneId: string | null; city: string | null }

type Props = {
  where: Where
  /** After a call the other way to put it off is To call. */
  isCall: boolean
  /** Said below the times, in place of what is said of one task. */
  about?: string
  onMove: (at: number, gesture: MouseEvent) => void
  onPick: () => void
  onClose: () => void
}

/** The times at which this same task may come again, each by their clock and by ours. */
export function AgainMenu({ where, isCall, about, onMove, onPick, onClose }: Props) {
  const ready = useReady()
  const now = useNow(60_000)
  const { zone, isTheirs } = zoneOf(where.timeZoneId)
  const items: MenuItem[] = againTimes(now, zone).map(({ name, at }) => ({
    label: say.time(name),
    note: whenIn(at, zone),
    icon: <CalendarClock size={16} aria-hidden />,
    ready,
    onChoose: (gesture) => {
      onClose()
      onMove(at, gesture)
    },
  }))
  items.push({ label: say.pick, icon: <CalendarPlus size={16} aria-hidden />, onChoose: onPick, apart: true })
  return (
    <Menu label={say.menu} items={items} onClose={onClose} className="right-3 bottom-3 left-3">
      {about === undefined && !isTheirs && <span className="mb-1 block">{say.ours}</span>}
      <span>{about ?? (isCall ? say.difference : say.stays)}</span>
    </Menu>
  )
}

/** `Tue 9:00 there, Tue 18:00 here`, or once where both clocks show the same. */
export function whenIn(at: number, zone: string): string {
  const there = dayAndClock(at, zone)
  const here = dayAndClock(at)
  return say.when(there, here === there ? null : here)
}
