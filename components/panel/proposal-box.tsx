import { useEffect } from 'react'
import type { PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import type { Added } from '#lib/shared/messages/wrap-up.ts'
import { zoneOf } from '#lib/shared/reply/again-times.ts'
import { words } from '#lib/shared/words/index.ts'
import type { ProposedMove } from './actions.ts'
import { whenIn } from './again-menu.tsx'
import { RESOLUTION_KEYS } from './call-choices.tsx'
import { useActions } from './panel-actions.tsx'
import { SecondPress } from './second-press.tsx'

type Proposal = NonNullable<Extract<PanelView, { kind: 'task' }>['proposal']>

/** An outcome that was chosen, and waits for the second press. The worker keeps it: the popup can confirm it as well. */
export function ProposalBox({ task, proposal }: { task: TaskCard; proposal: Proposal }) {
  const { confirm, dropProposal, keepAdded, keepDraft } = useActions()
  const say = words.panel.proposal
  const { resolution, finishInSequence, added } = proposal
  const { taskId } = task
  // It may have been chosen on another screen: what was added there goes with it, and stays where it is left.
  useEffect(() => {
    if (added === undefined) return
    const { note, ...additional } = added
    keepAdded(taskId, additional)
    keepDraft(taskId, note ?? '', false)
  }, [keepAdded, keepDraft, taskId, added])
  const body = { callResolution: resolution, finishProspectInSequence: finishInSequence }
  const choice = resolution === null ? say.complete : words.tasks.resolution(resolution)
  return (
    <SecondPress
      choice={choice}
      confirm={say.confirm(choice)}
      choiceKey={resolution === null ? null : RESOLUTION_KEYS[resolution]}
      covered={say.inPopup}
      also={added === undefined ? [] : namesOf(added)}
      onConfirm={(gesture, shownAt) => confirm(task, body, gesture, shownAt, false)}
      onDrop={dropProposal}
    />
  )
}

/** What it is in the order in which it is sent. */
function namesOf({ leaveAlone, note, followUp, heir = null }: Added): string[] {
  const kinds = [
    leaveAlone,
    note === null ? null : 'note',
    followUp === null ? null : 'create',
    heir === null ? null : 'reassign',
  ] as const
  return kinds.flatMap((kind) => (kind === null ? [] : [words.steps.name(kind)]))
}

/** Another time that was chosen, and waits for the second press, on this screen alone. */
export function MoveProposal({ task, move }: { task: TaskCard; move: ProposedMove }) {
  const { confirmMove, dropMove } = useActions()
  const say = words.wrapUp.again
  return (
    <SecondPress
      choice={whenIn(move.startAt, zoneOf(task.timeZoneId).zone)}
      confirm={say.confirm}
      choiceKey={null}
      covered={say.covered}
      onConfirm={(gesture, shownAt) => confirmMove(move, gesture, shownAt)}
      onDrop={dropMove}
    />
  )
}
