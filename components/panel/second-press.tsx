import { CornerDownLeft } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import { TAKES_TWO } from '#lib/shared/takes-two.ts'
import { words } from '#lib/shared/words/index.ts'
import { type Gesture, useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'
import { useKeys } from './use-keys.ts'
import { useStanding } from './use-standing.ts'

/** A question that has just come is not answered by a key that was meant for what stood there before. */
const READ_MS = 500

/** A key that is held down since the choice is the same gesture, and presses nothing. */
function keepStill(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}

type Props = {
  /** What was chosen, as it is called. */
  choice: string
  /** Names the button that makes it count. */
  confirm: string
  /** The key that chose it, where it has one of its own: once more, it confirms. */
  choiceKey: string | null
  /** Said where something covers the panel. */
  covered: string
  /** What goes with it. */
  also?: readonly string[]
  onConfirm: (gesture: Gesture, shownAt: number) => void
  onDrop: () => void
}

/** A choice that was made where a click could not be trusted: a second gesture makes it count. By key it is the same one again, or Enter. */
export function SecondPress({ choice, confirm, choiceKey, covered, also, onConfirm, onDrop }: Props) {
  const { isUnderWay, verdict } = useActions()
  const ready = useReady()
  const [shownAt] = useState(() => Date.now())
  const stands = useStanding(READ_MS)
  const button = useRef<HTMLButtonElement>(null)
  const say = words.panel.proposal
  const press = (gesture: Gesture) => {
    if (stands) onConfirm(gesture, shownAt)
  }
  // Where the person is at work in the dock; never taking the page's own focus.
  useEffect(() => {
    if (document.hasFocus()) button.current?.focus({ preventScroll: true })
  }, [])
  useKeys({ Enter: press, ...(choiceKey !== null && { [choiceKey]: press }) })
  return (
    <div>
      <StatusBox tone="wait" title={say.title(choice)} role="alert">
        {verdict === 'popupOnly' ? covered : say.second}
        {also !== undefined && also.length > 0 && <p className="mt-1">{words.wrapUp.also(also)}</p>}
        {TAKES_TWO && verdict === 'again' && <p className="mt-1">{say.sidebar}</p>}
      </StatusBox>
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Button busy={isUnderWay('drop')} onClick={onDrop}>
          {say.drop}
        </Button>
        <Button
          look="main"
          busy={isUnderWay('choose')}
          ready={ready && stands}
          aria-keyshortcuts="Enter"
          ref={button}
          onKeyDown={keepStill}
          onClick={(event) => press(event.nativeEvent)}
        >
          {confirm}
          <CornerDownLeft size={13} aria-hidden className="opacity-70" />
        </Button>
      </div>
    </div>
  )
}
