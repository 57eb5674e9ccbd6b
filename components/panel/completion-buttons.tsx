import { AllowReply } from '#components/ui/allow-reply.tsx'
import { Button } from '#components/ui/button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { FixKey } from './fix-key.tsx'
import { useActions } from './panel-actions.tsx'
import { useShortcut } from './single-keys.ts'
import { useKeys } from './use-keys.ts'

/** What a person can do about a completion that has not ended. */
export function CompletionButtons({ one }: { one: CompletionView }) {
  switch (one.state) {
    case 'held':
      return <UndoAndSend one={one} />
    case 'queued':
    case 'paused':
    case 'unknown':
      return <Remedies one={one} />
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
    <div className="grid grid-cols-2 gap-2">
      <Button
        busy={undoing}
        aria-keyshortcuts={useShortcut()('U')}
        onClick={(event) => undo(one.id, event.nativeEvent)}
      >
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

/** What ends the wait, as far as a person can, and the way out of it. */
function Remedies({ one }: { one: CompletionView }) {
  const { isUnderWay, settle } = useActions()
  const busy = isUnderWay(`settle ${one.id}`)
  const { allows, fixesKey, givesUp, triesNow } = words.completion.remedies(one)
  return (
    <>
      {allows !== null && <AllowReply origin={allows} className="w-full" />}
      {(triesNow || fixesKey || givesUp) && (
        <div className="flex gap-2 *:flex-1">
          {givesUp && (
            <Button busy={busy} onClick={(event) => settle('completion.giveUp', one.id, event.nativeEvent)}>
              {words.completion.giveUp}
            </Button>
          )}
          {fixesKey && <FixKey look="main" />}
          {triesNow && (
            <Button look="main" busy={busy} onClick={(event) => settle('completion.tryNow', one.id, event.nativeEvent)}>
              {words.completion.tryNow}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function CheckOrDismiss({ one }: { one: CompletionView }) {
  const { isUnderWay, settle } = useActions()
  const busy = isUnderWay(`settle ${one.id}`)
  return (
    <div className="grid grid-cols-2 gap-2">
      <Button busy={busy} onClick={(event) => settle('completion.dismiss', one.id, event.nativeEvent)}>
        {words.completion.dismiss}
      </Button>
      <Button look="main" busy={busy} onClick={(event) => settle('completion.tryNow', one.id, event.nativeEvent)}>
        {words.completion.checkAgain}
      </Button>
    </div>
  )
}
