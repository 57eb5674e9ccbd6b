import type { CompletionView } from '#lib/shared/messages/views.ts'
import { type CompletionRecord, isAsked } from './record.ts'

/** What the screens are told of a completion: facts, never more than there is evidence for. */
export function toView(record: CompletionRecord): CompletionView {
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
    settledAt: record.settledAt,
    confirmedBy: answer?.confirmedBy ?? null,
    finishedAt: answer?.finishedAt ?? null,
    deliveryInfo: answer?.deliveryInfo ?? null,
    sequenceName: snapshot.sequenceName,
    evidence: record.evidence,
    overridden: record.overridden,
    dismissed: record.dismissed,
    course: record.course,
  }
}
