import { Check, CornerDownLeft } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { type Gesture, useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'
import { useKeys } from './use-keys.ts'

/** The one action of a task that is no call. */
export function CompleteButton({ task, finish }: { task: TaskCard; finish: boolean }) {
  const { isUnderWay, choose } = useActions()
  const ready = useReady()
  const press = (gesture: Gesture) => choose(task, { callResolution: null, finishProspectInSequence: finish }, gesture)
  useKeys({ Enter: press })
  return (
    <Button
      look="main"
      busy={isUnderWay('choose')}
      ready={ready}
      aria-keyshortcuts="Enter"
      className="min-h-10 w-full"
      onClick={(event) => press(event.nativeEvent)}
    >
      <Check size={15} strokeWidth={2.6} aria-hidden />
      {words.panel.complete}
      <CornerDownLeft size={13} aria-hidden className="opacity-70" />
    </Button>
  )
}
