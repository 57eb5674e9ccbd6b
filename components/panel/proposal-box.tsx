import { CornerDownLeft } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import type { PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import { TAKES_TWO } from '#lib/shared/takes-two.ts'
import { words } from '#lib/shared/words/index.ts'
import { RESOLUTION_KEYS } from './call-choices.tsx'
import { type Gesture, useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'
import { useKeys } from './use-keys.ts'
import { useStanding } from './use-standing.ts'

type Proposal = NonNullable<Extract<PanelView, { kind: 'task' }>['proposal']>

/** A question that has just come is not answered by a key that was meant for what stood there before. */
const READ_MS = 500

/** A key that is held down since the choice is the same gesture, and presses nothing. */
function keepStill(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}

/**
 * A choice that was made where a click could not be trusted: a second gesture makes it count. By key it is the same one
 * again, or Enter.
 */
export function ProposalBox({ task, proposal }: { task: TaskCard; proposal: Proposal }) {
  const { isUnderWay, verdict, confirm, dropProposal } = useActions()
  const ready = useReady()
  const [shownAt] = useState(() => Date.now())
  const stands = useStanding(READ_MS)
  const button = useRef<HTMLButtonElement>(null)
  const say = words.panel.proposal
  const choice = proposal.resolution === null ? say.complete : words.tasks.resolution(proposal.resolution)
  const body = { callResolution: proposal.resolution, finishProspectInSequence: proposal.finishInSequence }
  const press = (gesture: Gesture) => {
    if (stands) confirm(task, body, gesture, shownAt, false)
  }
  // Where the person is at work in the dock; never taking the page's own focus.
  useEffect(() => {
    if (document.hasFocus()) button.current?.focus({ preventScroll: true })
  }, [])
  useKeys({ Enter: press, ...(proposal.resolution !== null && { [RESOLUTION_KEYS[proposal.resolution]]: press }) })
  return (
    <div>
      <StatusBox tone="wait" title={say.title(choice)} role="alert">
        {verdict === 'popupOnly' ? say.inPopup : say.second}
        {TAKES_TWO && verdict === 'again' && <p className="mt-1">{say.sidebar}</p>}
      </StatusBox>
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Button busy={isUnderWay('drop')} onClick={dropProposal}>
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
          {say.confirm(choice)}
          <CornerDownLeft size={13} aria-hidden className="opacity-70" />
        </Button>
      </div>
    </div>
  )
}
