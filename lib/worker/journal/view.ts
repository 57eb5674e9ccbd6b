import type { StepView } from '#lib/shared/messages/step-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import { kindOf } from './plan.ts'
import { type CompletionRecord, isAsked } from './record.ts'
import { isInDoubt } from './writing.ts'

/** What a completion cannot tell of itself. */
export type Around = {
  /** The account in use, null where none is. */
  account?: string | null
  /** The earlier completion of the same contact that goes first. */
  waitsFor?: CompletionRecord | undefined
  /** All steps of its plan, in their order, this one included. */
  steps?: readonly CompletionRecord[]
}

/** What the screens are told of a completion: facts, never more than there is evidence for. */
export function toView(record: CompletionRecord, { account, waitsFor, steps = [] }: Around = {}): CompletionView {
  const { snapshot, body, answer } = record
  return {
    id: record.id,
    ...(record.write !== undefined && { kind: record.write.kind }),
    ...((steps.length > 1 || record.write !== undefined) && {
      steps: (steps.length > 1 ? steps : [record]).map(toStepView),
    }),
    taskId: record.taskId,
    contactName: snapshot.contactName,
    taskType: snapshot.taskType,
    resolution: body.callResolution,
    finishInSequence: body.finishProspectInSequence,
    state: record.state,
    problem: record.problem,
    ...(record.obstacle !== null && { obstacle: record.obstacle }),
    clickedAt: record.clickedAt,
    notBefore: record.notBefore,
    ...(isAsked(record) && { undoAsked: true }),
    nextAt: record.nextAt,
    attempts: record.attempts,
    ...(record.attempts > 0 && record.wasSent === false && { perhapsSent: true }),
    settledAt: record.settledAt,
    confirmedBy: answer?.confirmedBy ?? null,
    finishedAt: answer?.finishedAt ?? null,
    deliveryInfo: answer?.deliveryInfo ?? null,
    sequenceName: snapshot.sequenceName,
    evidence: record.evidence,
    overridden: record.overridden,
    ...(account !== undefined && account !== record.account && { otherAccount: nameOf(record) }),
    ...(waitsFor !== undefined && { waitsFor: { id: waitsFor.id, taskId: waitsFor.taskId } }),
    dismissed: record.dismissed,
    course: record.course,
  }
}

/** What the screens are told of one step. */
export function toStepView(record: CompletionRecord): StepView {
  const { write, answer } = record
  return {
    id: record.id,
    kind: kindOf(record),
    state: record.state,
    problem: record.problem,
    ...(record.obstacle !== null && { obstacle: record.obstacle }),
    nextAt: record.nextAt,
    // What was clearly refused has changed nothing.
    attempts: record.state === 'attention' && record.unclear === 0 ? 0 : record.attempts,
    ...(record.attempts > 0 && record.wasSent === false && { perhapsSent: true }),
    confirmedBy: answer?.confirmedBy ?? null,
    settledAt: record.settledAt,
    dismissed: record.dismissed,
    asks: questionOf(record),
    text: write?.kind === 'note' || write?.kind === 'create' ? write.text : null,
    startAt:
      write?.kind === 'move' ? (write.becameAt ?? write.startAt) : write?.kind === 'create' ? write.startAt : null,
    oldStartAt: write?.kind === 'move' ? (readReplyTime(write.asRead?.startAt ?? null)?.at ?? null) : null,
    taskType: write?.kind === 'create' ? write.taskType : null,
    userName: write?.kind === 'reassign' ? write.userName : null,
  }
}

function questionOf(record: CompletionRecord): StepView['asks'] {
  if (record.state !== 'attention') return null
  if (record.problem?.code === 'stepBefore') return 'goOn'
  return isInDoubt(record) ? 'noteInDoubt' : null
}

/** What 0.1.0 stored has no name: then the number by which Reply knows the user. */
function nameOf({ account, accountName }: CompletionRecord): string | null {
  if (accountName !== undefined && accountName !== null) return accountName
  const userId = account.split('#')[1] ?? ''
  return userId === '' ? null : `#${userId}`
}
