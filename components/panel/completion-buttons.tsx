import { Button } from '#components/ui/button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'
import { useKeys } from './use-keys.ts'

/** What a person can do about a completion that has not ended. */
export function CompletionButtons({ one }: { one: CompletionView }) {
  switch (one.state) {
    case 'held':
      return <UndoAndSend one={one} />
    case 'queued':
      return one.problem === null ? null : <TryNow one={one} label={words.completion.tryNow} />
    case 'paused':
    case 'unknown':
      return <TryNow one={one} label={words.completion.tryNow} />
    case 'attention':
      return <CheckOrDismiss one={one} />
    case 'sending':
    case 'done':
    case 'doneElsewhere':
    case 'cancelled':
      return null
  }
}

function UndoAndSend({ one }: { one: CompletionView }) {
  const { isUnderWay, undo, settle } = useActions()
  const undoing = isUnderWay(`undo ${one.id}`)
  useKeys({ u: (event) => undo(one.id, event) })
  return (
    <div className="mt-3 grid grid-cols-2 gap-2">
      <Button busy={undoing} aria-keyshortcuts="U" onClick={(event) => undo(one.id, event.nativeEvent)}>
        {words.completion.undo}
        <KeyCap>U</KeyCap>
      </Button>
      <Button
        look="main"
        busy={undoing || isUnderWay(`settle ${one.id}`)}
        onClick={(event) => settle('completion.sendNow', one.id, event.nativeEvent)}
      >
        {words.completion.sendNow}
      </Button>
    </div>
  )
}

function TryNow({ one, label }: { one: CompletionView; label: string }) {
  const { isUnderWay, settle } = useActions()
  const busy = isUnderWay(`settle ${one.id}`)
  return (
    <Button
      look="main"
      className="mt-3 w-full"
      busy={busy}
      onClick={(event) => settle('completion.tryNow', one.id, event.nativeEvent)}
    >
      {label}
    </Button>
  )
}

function CheckOrDismiss({ one }: { one: CompletionView }) {
  const { isUnderWay, settle } = useActions()
  const busy = isUnderWay(`settle ${one.id}`)
  return (
    <div className="mt-3 grid grid-cols-2 gap-2">
      <Button busy={busy} onClick={(event) => settle('completion.dismiss', one.id, event.nativeEvent)}>
        {words.completion.dismiss}
      </Button>
      <Button look="main" busy={busy} onClick={(event) => settle('completion.tryNow', one.id, event.nativeEvent)}>
        {words.completion.checkAgain}
      </Button>
    </div>
  )
}
