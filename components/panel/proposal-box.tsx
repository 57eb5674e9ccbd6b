import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import type { PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'

type Proposal = NonNullable<Extract<PanelView, { kind: 'task' }>['proposal']>

/** A choice that was made where a click could not be trusted: a second gesture makes it count. */
export function ProposalBox({ task, proposal }: { task: TaskCard; proposal: Proposal }) {
  const { busy, verdict, confirm, dropProposal } = useActions()
  const ready = useReady()
  const [shownAt] = useState(() => Date.now())
  const say = words.panel.proposal
  const choice = proposal.resolution === null ? say.complete : words.tasks.resolution(proposal.resolution)
  const body = { callResolution: proposal.resolution, finishProspectInSequence: proposal.finishInSequence }
  const popupOnly = verdict === 'popupOnly'
  return (
    <div className="mt-3.5">
      <StatusBox tone="wait" title={say.title(choice)} role="alert">
        {popupOnly ? say.inPopup : say.second}
      </StatusBox>
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Button busy={busy !== null} onClick={dropProposal}>
          {say.drop}
        </Button>
        <Button
          data-focus
          look="main"
          busy={busy !== null}
          ready={ready}
          onClick={(event) => confirm(task, body, event.nativeEvent, shownAt, false)}
        >
          {say.confirm(choice)}
        </Button>
      </div>
    </div>
  )
}
