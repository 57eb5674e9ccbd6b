import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import type { Task } from '#lib/shared/reply/model.ts'
import { change, refused, type Step } from './change.ts'
import type { Moment } from './moment.ts'
import { OFFLINE_LOOK, retryAt } from './pace.ts'
import { dislikesEncoding } from './problems.ts'
import type { CompletionRecord } from './record.ts'
import { settle } from './settling.ts'

/** What the request that completes a task came back with. */

/** 2xx with a task: done only when it is this task and finished. */
export function answered(record: CompletionRecord, task: Task, serverTime: number | null, moment: Moment): Step {
  if (record.state !== 'sending') return refused('notNow')
  if (task.id !== record.taskId || task.status !== 'finished')
    return unclear({ ...record, wasSent: true }, { code: 'unreadable' }, moment)
  const { finishedAt, deliveryInfo } = task
  return settle({ ...record, wasSent: true }, { finishedAt, deliveryInfo, serverTime }, 'answered', moment)
}

/**
 * Anything but a finished task. Only these answers say for certain that nothing was done: too many requests, a refused key, a
 * value in the wrong encoding, and `offline` and `notStarted`, which are said only where nothing was sent. Even a clear "already
 * finished" may be the answer to the browser's own repetition of our request, so it is looked into like a lost one.
 */
export function notAnswered(record: CompletionRecord, problem: Problem, moment: Moment): Step {
  if (record.state !== 'sending') return refused('notNow')
  if (problem.code === 'rateLimited') {
    return nothingDone(record, { state: 'queued', problem, nextAt: retryAt(problem, 1, moment) }, moment)
  }
  if (problem.code === 'notStarted') {
    const attempts = record.attempts - 1
    return nothingDone(record, { state: 'queued', problem, attempts, nextAt: moment.now }, moment)
  }
  if (problem.code === 'offline' || stopsTheAccount(problem)) {
    const nextAt = problem.code === 'offline' ? moment.now + OFFLINE_LOOK : null
    return nothingDone(record, { state: 'paused', pausedFrom: 'queued', problem, nextAt }, moment)
  }
  if (dislikesEncoding(problem) && record.body.callResolution !== null && !record.otherEncodingTried) {
    const refusedEncoding = record.sentEncoding ?? 'integers'
    const patch = { problem, otherEncodingTried: true, refusedEncoding, nextAt: moment.now }
    return nothingDone(record, { state: 'queued', ...patch }, moment)
  }
  return unclear({ ...record, wasSent: true }, problem, moment)
}

type Patch = Parameters<typeof change>[1] & { problem: Problem }

/** This request cannot be the reason should the task be found finished: where it was the only one, no window is left open. */
function nothingDone(record: CompletionRecord, patch: Patch, moment: Moment): Step {
  const isOnly = record.unclear === 0
  const none = isOnly ? { sentWindow: null, firstSentAt: null } : {}
  return change(record, { ...patch, ...none, sendProblem: patch.problem }, moment)
}

/**
 * Found as sending without a live owner: the request may have been made and carried out (a killed worker's request still
 * commits), so it is unknown, never "not sent".
 */
export function ownerGone(record: CompletionRecord, moment: Moment): Step {
  return record.state === 'sending' ? unclear(record, null, moment) : refused('notNow')
}

/**
 * The quiet time counts from here and not from when the request began: a computer that slept, or a connection that was dropped, lets the
 * browser repeat it at any moment until it gives an answer or its owner dies.
 */
function unclear(record: CompletionRecord, problem: Problem | null, moment: Moment): Step {
  const underWay = record.lastSentAt === null ? 0 : moment.since(record.lastSentAt).most
  return change(
    record,
    {
      state: 'unknown',
      problem,
      sendProblem: problem,
      unclear: record.unclear + 1,
      nextAt: moment.now,
      failures: 0,
      firstNewAt: null,
      lastSentAt: moment.now,
      sentWindow: longer(record.sentWindow, underWay),
    },
    moment,
  )
}

function longer(window: CompletionRecord['sentWindow'], by: number): CompletionRecord['sentWindow'] {
  return window === null || window.to === null ? window : { from: window.from, to: window.to + by }
}
