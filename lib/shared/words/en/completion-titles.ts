import type { StepView } from '#lib/shared/messages/step-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { needOf, stopsTheAccount } from '#lib/shared/problem-needs.ts'
import { clock, instant, secondsUntil } from '#lib/shared/words/time.ts'
import { stepTitles } from './step-titles.ts'
import { tasks } from './tasks.ts'

/** What has become of a completion in a few words: all that the toolbar says of it. */

/** The choice in words: the resolution of a call, or that the task is to be completed. */
export function choice(one: CompletionView): string {
  return one.resolution === null ? 'Your completion' : tasks.resolution(one.resolution)
}

/** A wait that nobody notices. */
const A_MOMENT = 2000

/** Of a plan that completes nothing: the step that it is known by. */
export function knownByStep({ id, kind, steps: all = [] }: CompletionView): StepView | null {
  return kind === undefined || kind === 'complete' ? null : (all.find((step) => step.id === id) ?? null)
}

/** `counts`: from when the seconds of its step count. */
export function completionTitle(one: CompletionView, now: number, counts = now): string {
  const own = knownByStep(one)
  if (own !== null) return stepTitles.title(own, counts)
  switch (one.state) {
    case 'held':
      return one.undoAsked === true ? `Undo ${choice(one)}?` : heldTitle(one, now)
    case 'queued':
      if (one.waitsFor !== undefined) return 'Waiting for an earlier one'
      if (one.problem !== null) return waitingTitle(one.problem)
      return isForLater(one, now) ? 'Waiting to be sent' : 'Sending…'
    case 'sending':
      return 'Sending…'
    case 'unknown':
      return 'Checking with Reply'
    case 'paused':
      return one.problem === null ? 'Waiting' : waitingTitle(one.problem)
    case 'attention':
      return one.dismissed ? 'Put aside' : 'This needs you'
    case 'done':
      return doneTitle(one)
    case 'doneElsewhere':
      return 'Was already finished'
    case 'cancelled':
      return 'Undone'
  }
}

/** Whether its turn comes so late that somebody notices. */
export function isForLater({ nextAt }: CompletionView, now: number): boolean {
  return nextAt !== null && nextAt - now > A_MOMENT
}

function heldTitle(one: CompletionView, now: number): string {
  const seconds = secondsUntil(one.notBefore, now)
  const when = seconds === 0 ? 'now' : `in ${seconds} s`
  return one.resolution === null ? `Completing ${when}` : `Sending ${tasks.resolution(one.resolution)} ${when}`
}

function waitingTitle(problem: Problem): string {
  switch (needOf(problem)) {
    case 'network':
      return 'Waiting for the network'
    case 'permission':
      return 'Waiting for a permission'
    case 'person':
      if (!stopsTheAccount(problem)) break
      return problem.code === 'accountChanged' ? 'Waiting for the other account' : 'Waiting for a working key'
    case 'time':
    case 'nothing':
      break
  }
  return titleOfTime(problem)
}

function titleOfTime({ code }: Problem): string {
  if (code === 'network') return 'Waiting for Reply'
  return code === 'earlierRequest' ? 'Waiting to be sent' : 'Waiting to try again'
}

function doneTitle(one: CompletionView): string {
  if (one.confirmedBy !== 'read')
    return one.resolution === null ? 'Completed' : `Completed as ${tasks.resolution(one.resolution)}`
  const time = doneAt(one)
  return time === '' ? 'Confirmed finished' : `Confirmed finished at ${time}`
}

/** When it was finished, as far as anybody knows. */
export function doneAt(one: CompletionView): string {
  const at = instant(one.finishedAt) ?? one.settledAt
  return at === null ? '' : clock(at)
}
