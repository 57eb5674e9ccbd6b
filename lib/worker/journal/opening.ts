import type { EvidenceView } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { type CompleteBody, taskIdSchema } from '#lib/shared/reply/model.ts'
import type { Moment } from './moment.ts'
import type { CompletionRecord, Snapshot } from './record.ts'

/** One click. `snapshot` is the task as the rep saw it, read with status new by this account. */
export type Intent = {
  account: string
  /** Whose account that is. */
  accountName?: string | null
  taskId: number
  snapshot: Snapshot
  body: CompleteBody
  evidence: EvidenceView[]
  /** "Complete anyway", after the page showed somebody else. */
  overridden: boolean
  /** 0: no undo window. */
  undoSeconds: number
  /** The monotonic clock of this process when the panel's read was answered; absent where no process of now has seen that. */
  readMark?: number | undefined
}

/**
 * The first revision of a completion. Refuses what could not be sent as chosen: a bad id, a resolution on a task that is no call.
 */
export function open(intent: Intent, id: string, moment: Moment): Result<CompletionRecord> {
  if (!taskIdSchema.safeParse(intent.taskId).success) return fail('badTaskId')
  if (intent.body.callResolution !== null && intent.snapshot.taskType !== 'call') return fail('badChoice')
  const state = intent.undoSeconds > 0 ? 'held' : 'queued'
  const { account, accountName = null, taskId, snapshot, body, evidence, overridden } = intent
  return ok({
    version: 1,
    id,
    account,
    accountName,
    taskId,
    snapshot,
    body,
    evidence,
    overridden,
    clickedAt: moment.now,
    notBefore: moment.now + Math.max(0, intent.undoSeconds) * 1000,
    state,
    problem: null,
    sendProblem: null,
    obstacle: null,
    attempts: 0,
    unclear: 0,
    firstSentAt: null,
    lastSentAt: null,
    sentWindow: null,
    sentEncoding: null,
    nextAt: state === 'queued' ? moment.now : null,
    changedAt: moment.now,
    failures: 0,
    firstNewAt: null,
    quiet: null,
    mustRead: false,
    otherEncodingTried: false,
    pausedFrom: null,
    checking: null,
    answer: null,
    settledAt: null,
    dismissed: false,
    revision: 1,
    course: [{ at: moment.now, state, problem: null }],
  })
}
