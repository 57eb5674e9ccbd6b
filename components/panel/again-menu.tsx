import { CalendarClock, CalendarPlus } from 'lucide-react'
import { Menu, type MenuItem } from '#components/ui/menu.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { againTimes, zoneOf } from '#lib/shared/reply/again-times.ts'
import { words } from '#lib/shared/words/index.ts'
import { dayAndClock } from '#lib/shared/words/time.ts'
import { useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'

const say = words.wrapUp.again

type Props = { task: TaskCard; onPick: () => void; onClose: () => void }

/** The times at which this same task may come again, each by their clock and by ours. */
export function AgainMenu({ task, onPick, onClose }: Props) {
  const { move } = useActions()
  const ready = useReady()
  const now = useNow(60_000)
  const { zone, isTheirs } = zoneOf(task.timeZoneId)
  const items: MenuItem[] = againTimes(now, zone).map(({ name, at }) => ({
    label: say.time(name),
    note: whenIn(at, zone),
    icon: <CalendarClock size={16} aria-hidden />,
    ready,
    onChoose: (gesture) => {
      onClose()
      move(task, at, gesture)
    },
  }))
  items.push({ label: say.pick, icon: <CalendarPlus size={16} aria-hidden />, onChoose: onPick, apart: true })
  return (
    <Menu label={say.menu} items={items} onClose={onClose} className="right-3 bottom-3 left-3">
      {isTheirs || <span className="mb-1 block">{say.ours}</span>}
      <span>{task.type === 'call' ? say.difference : say.stays}</span>
    </Menu>
  )
}

/** `Tue 9:00 there, Tue 18:00 here`, or once where both clocks show the same. */
export function whenIn(at: number, zone: string): string {
  const there = dayAndClock(at, zone)
  const here = dayAndClock(at)
  return say.when(there, here === there ? null : here)
}
