import type { CompletionView } from '#lib/shared/messages/views.ts'
import { type CompletionRecord, isAsked } from './record.ts'

/** What a completion cannot tell of itself. */
export type Around = {
  /** The account in use, null where none is. */
  account?: string | null
  /** The earlier completion of the same contact that goes first. */
  waitsFor?: CompletionRecord | undefined
}

/** What the screens are told of a completion: facts, never more than there is evidence for. */
export function toView(record: CompletionRecord, { account, waitsFor }: Around = {}): CompletionView {
  const { snapshot, body, answer } = record
  return {
    id: record.id,
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

/** What 0.1.0 stored has no name: then the number by which Reply knows the user. */
function nameOf({ account, accountName }: CompletionRecord): string | null {
  if (accountName !== undefined && accountName !== null) return accountName
  const userId = account.split('#')[1] ?? ''
  return userId === '' ? null : `#${userId}`
}
