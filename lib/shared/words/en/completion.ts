import type { CompletionObstacle, CompletionState, CompletionView } from '#lib/shared/messages/views.ts'
import type { ProblemCode } from '#lib/shared/problem.ts'
import { clock, instant, secondsUntil, shortExact } from '#lib/shared/words/time.ts'
import { problemSentence } from './problems.ts'
import { tasks } from './tasks.ts'

/** What a completion looks like at this moment: what is so, and what happens next. Nothing in it is hoped for. */
export type Face = {
  tone: 'good' | 'wait' | 'bad' | 'quiet'
  title: string
  note: string
}

/** The choice in words: the resolution of a call, or that the task is to be completed. */
function choice(one: CompletionView): string {
  return one.resolution === null ? 'Your completion' : tasks.resolution(one.resolution)
}

/** A wait that nobody notices. */
const A_MOMENT = 2000

/** The honest face of a completion in each of its states. */
function face(one: CompletionView, now: number): Face {
  switch (one.state) {
    case 'held':
      if (one.undoAsked === true) return asking(one)
      return { tone: 'good', title: heldTitle(one, now), note: 'You can close this. It will still be sent.' }
    case 'queued':
      if (one.problem !== null) return waiting(one, now)
      return one.nextAt !== null && one.nextAt - now > A_MOMENT
        ? { tone: 'wait', title: 'Waiting to be sent', note: afterEarlierOne(one, now) }
        : { tone: 'wait', title: 'Sending…', note: 'Wrapup reads the task once more and sends it.' }
    case 'sending':
      return { tone: 'wait', title: 'Sending…', note: `${choice(one)} is on its way to Reply.` }
    case 'unknown':
      return { tone: 'wait', title: 'Checking with Reply', note: checkingNote(one, now) }
    case 'paused':
      return waiting(one, now)
    case 'attention':
      return { tone: 'bad', title: 'This needs you', note: attentionNote(one) }
    case 'done':
      return { tone: 'good', ...doneWords(one) }
    case 'doneElsewhere':
      return { tone: 'wait', title: 'Was already finished', note: elsewhereNote(one, now) }
    case 'cancelled':
      return { tone: 'quiet', title: 'Undone', note: 'Nothing was sent.' }
  }
}

function asking(one: CompletionView): Face {
  const why = 'Wrapup could not see that this Undo was yours.'
  return { tone: 'wait', title: `Undo ${choice(one)}?`, note: `${why} Nothing is sent until you answer.` }
}

function heldTitle(one: CompletionView, now: number): string {
  const seconds = secondsUntil(one.notBefore, now)
  const when = seconds === 0 ? 'now' : `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return one.resolution === null ? `Completing ${when}` : `${tasks.resolution(one.resolution)}, ${when}`
}

const OFFLINE: ReadonlySet<ProblemCode> = new Set(['offline', 'network'])
const KEY: ReadonlySet<ProblemCode> = new Set(['noKey', 'keyRefused', 'scopeMissing', 'teamRequired', 'userRequired'])

/** Nothing but a request that was made before for the same task makes a completion wait without a problem. */
function afterEarlierOne(one: CompletionView, now: number): string {
  const why = 'An earlier request for this task may still be under way.'
  return `${why} ${choice(one)} is saved on this computer.${nextTry(one, now)}`
}

function waiting(one: CompletionView, now: number): Face {
  const unclear = one.course.findLast(({ state }) => state !== 'paused')?.state === 'unknown'
  const saved = unclear
    ? `${choice(one)} was sent, and the answer is unclear`
    : `${choice(one)} is saved on this computer`
  const { problem } = one
  if (problem === null) return { tone: 'wait', title: 'Waiting', note: `${saved}.${nextTry(one, now)}` }
  if (OFFLINE.has(problem.code)) {
    const then = unclear ? '. The task is read as soon as you are online.' : ' and goes out as soon as you are online.'
    const note = `${saved}${then}`
    return { tone: 'wait', title: 'Waiting for the network', note }
  }
  const why = problemSentence(problem)
  if (KEY.has(problem.code)) return { tone: 'wait', title: 'Waiting for a working key', note: `${saved}. ${why}` }
  if (problem.code === 'accountChanged') {
    return { tone: 'wait', title: 'Waiting for the other account', note: `${saved}. ${why}` }
  }
  return { tone: 'wait', title: 'Waiting to try again', note: `${why} ${saved}.${nextTry(one, now)}` }
}

function nextTry(one: CompletionView, now: number): string {
  if (one.nextAt === null) return ''
  const seconds = secondsUntil(one.nextAt, now)
  if (seconds === 0) return ' Next try now.'
  return seconds < 90 ? ` Next try in ${seconds} s.` : ` Next try at ${clock(one.nextAt)}.`
}

function checkingNote(one: CompletionView, now: number): string {
  const why = one.problem === null ? 'The answer did not arrive.' : problemSentence(one.problem)
  const seconds = one.nextAt === null ? 0 : secondsUntil(one.nextAt, now)
  const next = seconds === 0 ? 'The task is being read' : `The task is read in ${seconds} s`
  return `${why} ${next}, so that nothing is sent twice.`
}

const obstacles: Readonly<Record<CompletionObstacle, string>> = {
  contactChanged: 'The task is for another contact now.',
  assigneeChanged: 'The task was given to somebody else.',
  cancelled: 'The task was cancelled in Reply.',
  archived: 'The task was archived in Reply.',
  sequenceDetached: 'The contact has left the sequence, and the task with it.',
  otherStatus: 'The task is in a state that Wrapup does not know.',
  sendsUsedUp: 'It was sent three times, and Reply still shows the task open.',
}

function attentionNote(one: CompletionView): string {
  const known = one.obstacle === undefined ? null : obstacles[one.obstacle]
  const why = known ?? (one.problem === null ? 'Wrapup cannot tell what became of it.' : problemSentence(one.problem))
  return one.attempts === 0
    ? `${why} ${choice(one)} was not sent.`
    : `${why} ${choice(one)} was sent, and Reply has not confirmed it.`
}

function doneWords(one: CompletionView): { title: string; note: string } {
  const at = instant(one.finishedAt) ?? one.settledAt
  const time = at === null ? '' : clock(at)
  if (one.confirmedBy === 'read') {
    const sent = one.resolution === null ? '' : `Sent as ${tasks.resolution(one.resolution)} · `
    return {
      title: time === '' ? 'Confirmed finished' : `Confirmed finished at ${time}`,
      note: `${sent}The answer was lost or unclear, so Wrapup read the task.`,
    }
  }
  const title = one.resolution === null ? 'Completed' : `Completed as ${tasks.resolution(one.resolution)}`
  return { title, note: time === '' ? 'Reply confirmed it' : `${time} · Reply confirmed it` }
}

function elsewhereNote(one: CompletionView, now: number): string {
  const at = instant(one.finishedAt)
  const when =
    at === null ? 'It was finished outside Wrapup.' : `It was finished at ${shortExact(at, now)}, outside Wrapup.`
  return one.attempts === 0 ? `${when} ${choice(one)} was not sent.` : `${when} ${choice(one)} may not be recorded.`
}

/** Whether the contact was taken out of the sequence. */
function sequenceLine(one: CompletionView): string {
  const sequence = one.sequenceName ?? 'the sequence'
  if (one.finishInSequence) return `Finished in ${sequence}`
  return one.sequenceName === null ? 'Not finished in sequence' : `${sequence} goes on`
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

/** Words about completions. */
export const completion = {
  step: (state: CompletionState): string => steps[state],
  face,
  choice: (one: CompletionView): string => (one.resolution === null ? 'Complete' : tasks.resolution(one.resolution)),
  sequenceLine,
  /** Said once to a screen reader, where the eye sees a countdown. */
  heldOnce: (one: CompletionView, seconds: number): string =>
    `${choice(one)} will be sent in ${seconds} seconds. Press U to undo.`,
  undo: 'Undo',
  sendNow: 'Send now',
  tryNow: 'Try now',
  checkAgain: 'Check again',
  dismiss: 'Dismiss',
}
