import { ArrowLeft, CircleStop, Pause } from 'lucide-react'
import { useActions } from '#components/panel/panel-actions.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { RunView } from '#lib/shared/messages/run-view.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'

const say = dayWords.run

type Props = { run: RunView; onClose: () => void; onGone: (() => void) | undefined }

/** What is rare in a run: back to who was passed, a pause, and its end. */
export function RunMenu({ run: { back, paused = false, end: over }, onClose, onGone }: Props) {
  const { go, meant } = useActions()
  const worker = useWorker()
  const end = {
    label: say.end,
    icon: <CircleStop size={16} aria-hidden />,
    onChoose: (gesture: MouseEvent) => {
      onClose()
      meant(gesture, () => void worker.ask('run.end', {}))
    },
  }
  const pause = {
    label: say.pause,
    icon: <Pause size={16} aria-hidden />,
    onChoose: (gesture: MouseEvent) => {
      onClose()
      meant(gesture, () => void worker.ask('run.pause', {}))
    },
  }
  const toBack = back !== null && {
    label: say.back(back.contactName ?? words.tasks.nobody),
    icon: <ArrowLeft size={16} aria-hidden className="rtl:rotate-180" />,
    onChoose: (gesture: MouseEvent) => {
      onClose()
      go('run.back', gesture, onGone)
    },
  }
  return (
    <Menu
      label={say.more}
      items={[...(toBack === false ? [] : [toBack]), ...(paused || over !== undefined ? [] : [pause]), end]}
      onClose={onClose}
      className="right-2 bottom-[calc(100%+4px)] w-60"
    />
  )
}
