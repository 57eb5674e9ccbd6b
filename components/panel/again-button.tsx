import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { AgainMenu } from './again-menu.tsx'
import { useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'
import { PickTime } from './pick-time.tsx'
import { useShortcut } from './single-keys.ts'
import { useKeys } from './use-keys.ts'

const say = words.wrapUp.again

/** Leaves the task open and moves it. After a call it means that nobody was reached. */
export function AgainButton({ task }: { task: TaskCard }) {
  const { isUnderWay, move } = useActions()
  const ready = useReady()
  const shortcut = useShortcut()
  const [open, setOpen] = useState<'menu' | 'pick' | null>(null)
  const button = useRef<HTMLSpanElement>(null)
  const isCall = task.type === 'call'
  const moveTo = (at: number, gesture: MouseEvent) => move(task, at, gesture)
  const show = () => setOpen('menu')
  const close = () => {
    setOpen(null)
    button.current?.querySelector('button')?.focus()
  }
  useKeys({ r: show, ...(isCall && { 4: show }) })
  if (open === 'pick') return <PickTime where={task} onMove={moveTo} onClose={close} />
  return (
    <span ref={button} className="ml-auto">
      <Button
        size="small"
        busy={isUnderWay('choose')}
        ready={ready}
        aria-haspopup="menu"
        aria-expanded={open === 'menu'}
        data-key={isCall ? '4' : 'R'}
        aria-keyshortcuts={shortcut(isCall ? '4 R' : 'R')}
        className="min-h-8"
        onClick={show}
      >
        {isCall ? say.notReached : say.other}
        <KeyCap>{isCall ? '4' : 'R'}</KeyCap>
      </Button>
      {open === 'menu' && (
        <AgainMenu where={task} isCall={isCall} onMove={moveTo} onPick={() => setOpen('pick')} onClose={close} />
      )}
    </span>
  )
}

/** Reply runs these by itself: moving one would move a sending. A colleague's task is theirs to move. */
export function canMove({ type, isScheduled, assignedToMe }: TaskCard): boolean {
  return assignedToMe && !(isScheduled && (type === 'manualEmail' || type === 'sms'))
}
