import type { CompletionState } from '#lib/shared/messages/step-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { needOf, stopsTheAccount } from '#lib/shared/problem-needs.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { clock, instant, secondsUntil, shortExact } from '#lib/shared/words/time.ts'
import { choice, completionTitle, doneAt, isForLater, knownByStep } from './completion-titles.ts'
import type { Face } from './face.ts'
import { obstacles } from './obstacles.ts'
import { problemSentence } from './problems.ts'
import { steps as planSteps } from './steps.ts'
import { tasks } from './tasks.ts'

/** A worker can die right before its request. */
function wasSent({ perhapsSent }: CompletionView): string {
  return perhapsSent === true ? 'may have been sent' : 'was sent'
}

/** For who hears the face once: nothing in it counts down. */
const TOLD_ONCE = Number.NEGATIVE_INFINITY

/** The honest face of a completion in each of its states. `counts`: from when its seconds count. */
function face(one: CompletionView, now: number, counts = now): Face {
  const own = knownByStep(one)
  if (own !== null) return planSteps.face(own, counts)
  const title = completionTitle(one, now, counts)
  switch (one.state) {
    case 'held':
      return one.undoAsked === true
        ? { tone: 'wait', title, note: UNDO_IN_DOUBT }
        : { tone: 'good', title, note: 'You can close this. It will still be sent.' }
    case 'queued':
      return { tone: 'wait', title, note: queuedNote(one, now, counts) }
    case 'sending':
      return { tone: 'wait', title, note: `${choice(one)} is on its way to Reply.` }
    case 'unknown':
      return { tone: 'wait', title, note: checkingNote(one, counts) }
    case 'paused':
      return { tone: 'wait', title, note: waitingNote(one, counts) }
    case 'attention':
      return { tone: one.dismissed ? 'quiet' : 'bad', title, note: attentionNote(one) }
    case 'done':
      return { tone: 'good', title, note: doneNote(one) }
    case 'doneElsewhere':
      return { tone: 'wait', title, note: elsewhereNote(one, now) }
    case 'cancelled':
      return { tone: 'quiet', title, note: 'Nothing was sent.' }
  }
}

const UNDO_IN_DOUBT = 'Wrapup could not see that this Undo was yours. Nothing is sent until you answer.'

function queuedNote(one: CompletionView, now: number, counts: number): string {
  if (one.waitsFor !== undefined) return earlierNote(one)
  if (one.problem !== null) return waitingNote(one, counts)
  return isForLater(one, now) ? afterEarlierOne(one, counts) : 'Wrapup reads the task once more and sends it.'
}

/** A second click on a contact: the resolution of the first one steers what comes next, so the order is kept. */
function earlierNote(one: CompletionView): string {
  const earlier = `An earlier choice for this contact (task ${one.waitsFor?.taskId ?? ''}) goes first, and is not through yet.`
  return `${earlier} ${choice(one)} is saved on this computer. Send or give up the earlier one, or give up this one.`
}

/** Nothing but a request that was made before for the same task makes a completion wait without a problem. */
function afterEarlierOne(one: CompletionView, now: number): string {
  const why = 'An earlier request for this task may still be under way.'
  return `${why} ${choice(one)} is saved on this computer.${nextTry(one, now)}`
}

function waitingNote(one: CompletionView, now: number): string {
  const unclear = one.attempts > 0 && one.course.findLast(({ state }) => state !== 'paused')?.state === 'unknown'
  const saved = unclear
    ? `${choice(one)} ${wasSent(one)}, and the answer is unclear`
    : `${choice(one)} is saved on this computer`
  const { problem } = one
  if (problem === null) return `${saved}.${nextTry(one, now)}`
  const why = problem.code === 'network' ? 'Reply can’t be reached.' : problemSentence(problem)
  switch (needOf(problem)) {
    case 'network':
      return unclear
        ? `${saved}. The task is read as soon as you are online.`
        : `${saved} and goes out as soon as you are online.`
    case 'permission':
      return `${why} ${saved} and goes on once you allow it.`
    case 'person':
      if (!stopsTheAccount(problem)) break
      return problem.code === 'accountChanged' ? otherAccountNote(one, saved) : `${saved}. ${why}`
    case 'time':
    case 'nothing':
      break
  }
  return `${why} ${saved}.${nextTry(one, now)}`
}

function otherAccountNote(one: CompletionView, saved: string): string {
  return `${saved}. It belongs to ${whoseAccount(one) ?? 'another account'}, and waits until that is connected again.`
}

/** Whose it is, where that is not the account in use. */
function whoseAccount({ otherAccount }: CompletionView): string | null {
  if (otherAccount === undefined) return null
  return otherAccount === null ? 'another account' : `the account of ${isolated(otherAccount)}`
}

function nextTry(one: CompletionView, now: number): string {
  if (one.nextAt === null) return ''
  const seconds = secondsUntil(one.nextAt, now)
  if (seconds === 0) return ' Next try now.'
  return seconds < 90 ? ` Next try in ${seconds} s.` : ` Next try at ${clock(one.nextAt)}.`
}

function checkingNote(one: CompletionView, now: number): string {
  if (one.attempts === 0) return 'Wrapup reads the task again. Nothing is sent by that.'
  const why = one.problem === null ? 'The answer did not arrive.' : problemSentence(one.problem)
  const seconds = one.nextAt === null ? 0 : secondsUntil(one.nextAt, now)
  const then = one.nextAt === null || Number.isFinite(seconds) ? `in ${seconds} s` : `at ${clock(one.nextAt)}`
  const next = seconds === 0 ? 'The task is being read' : `The task is read ${then}`
  return `${why} ${next}, so that nothing is sent twice.`
}

function attentionNote(one: CompletionView): string {
  const known = one.obstacle === undefined || one.problem?.code === 'givenUp' ? null : obstacles[one.obstacle]
  const why = known ?? (one.problem === null ? 'Wrapup cannot tell what became of it.' : problemSentence(one.problem))
  return one.attempts === 0
    ? `${why} ${choice(one)} was not sent.`
    : `${why} ${choice(one)} ${wasSent(one)}, and Reply has not confirmed it.`
}

function doneNote(one: CompletionView): string {
  if (one.confirmedBy === 'read') {
    return one.resolution === null
      ? `Your completion ${wasSent(one)}, and its answer was lost or unclear. Wrapup read the task.`
      : `${tasks.resolution(one.resolution)} ${wasSent(one)}, and its answer was lost or unclear. Reply does not show which result it recorded.`
  }
  const time = doneAt(one)
  return time === '' ? 'Reply confirmed it' : `${time} · Reply confirmed it`
}

function elsewhereNote(one: CompletionView, now: number): string {
  const at = instant(one.finishedAt)
  const when = at === null ? 'The task is finished.' : `The task was finished at ${shortExact(at, now)}.`
  return one.attempts === 0 ? `${when} ${choice(one)} was not sent.` : `${when} ${choice(one)} may not be recorded.`
}

/** Whether the contact was taken out of the sequence; nothing to say of a task without one. */
function sequenceLine(one: CompletionView): string {
  const sequence = one.sequenceName ?? 'the sequence'
  if (one.finishInSequence) return `Finished in ${sequence}`
  return one.sequenceName === null ? '' : `${isolated(one.contactName ?? 'The contact')} stays in ${sequence}`
}

/** A step of the course, as the history tells it. */
const steps: Readonly<Record<CompletionState, string>> = {
  held: 'Chosen, can be undone',
  queued: 'To be sent',
  sending: 'Being sent',
  unknown: 'Answer unclear, to be checked',
  paused: 'Waiting',
  attention: 'Needs you',
  done: 'Completed',
  doneElsewhere: 'Found finished',
  cancelled: 'Undone',
}

type Remedies = { allows: string | null; fixesKey: boolean; givesUp: boolean; triesNow: boolean }

/** What can be done about one that has not ended, beyond what its state says. */
function remedies(one: CompletionView): Remedies {
  const waits = one.state === 'queued' || one.state === 'paused' || one.state === 'unknown'
  const needs = one.problem === null ? null : needOf(one.problem)
  const allows = waits && needs === 'permission' ? (one.problem?.origin ?? null) : null
  const isIdle = one.state !== 'queued' || one.problem !== null || one.waitsFor !== undefined
  // What every request of the account meets is not mended by one more request; but a permission is given to the same key, in Reply.
  const isStopped = one.problem !== null && stopsTheAccount(one.problem) && one.problem.code !== 'scopeMissing'
  const fixesKey = waits && isStopped && needs === 'person' && one.problem?.code !== 'accountChanged'
  const triesNow = waits && isIdle && one.waitsFor === undefined && !isStopped
  return { allows, fixesKey, givesUp: waits && isIdle, triesNow }
}

/** Words about completions. */
export const completion = {
  step: (state: CompletionState): string => steps[state],
  face,
  /** The same with times in place of what counts down. */
  faceOnce: (one: CompletionView, now: number): Face => face(one, now, TOLD_ONCE),
  choice: (one: CompletionView): string => {
    if (one.kind !== undefined && one.kind !== 'complete') return planSteps.name(one.kind)
    return one.resolution === null ? 'Complete' : tasks.resolution(one.resolution)
  },
  sequenceLine,
  /** Said once to a screen reader, where the eye sees a countdown. */
  heldOnce: (one: CompletionView, seconds: number, byKey: boolean): string =>
    `${one.resolution === null ? 'Completing' : `Sending ${tasks.resolution(one.resolution)}`}, in ${seconds} seconds.${byKey ? ' Press U to undo.' : ''}`,
  remedies,
  /** For a title or a row: whose it is, where that is not the account in use. */
  belongsTo: (one: CompletionView): string | null => {
    const whose = whoseAccount(one)
    return whose === null ? null : `Belongs to ${whose}`
  },
  undo: 'Undo',
  sendNow: 'Send now',
  tryNow: 'Try now',
  fixKey: 'Fix key',
  checkAgain: 'Check again',
  dismiss: 'Dismiss',
  giveUp: 'Give up',
  allowReply: 'Allow Reply',
  allowInOptions: 'Allow it in the options',
  notAllowed: 'The browser did not allow it.',
}
