import type { StepView } from '#lib/shared/messages/step-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { secondsUntil } from '#lib/shared/words/time.ts'

type Face = ReturnType<typeof words.completion.face>

/** The step that the row of a plan stands for, where that is no completion. */
export function ownStep(one: CompletionView): StepView | null {
  if (one.kind === undefined || one.kind === 'complete') return null
  return one.steps?.find(({ id }) => id === one.id) ?? null
}

/** What is so, and what happens next: of a completion, or of a plan by its first concern. `once`: with nothing that counts down. */
export function faceOf(one: CompletionView, now: number, once = false): Face {
  const step = ownStep(one)
  if (step === null) return once ? words.completion.faceOnce(one, now) : words.completion.face(one, now)
  if (one.state === 'held' && one.undoAsked !== true) {
    const note = words.completion.face({ ...one, resolution: null }, now).note
    return { tone: 'good', title: words.wrapUp.held(step, secondsUntil(one.notBefore, now), now), note }
  }
  return words.steps.face(step, now)
}

/** Said once to a screen reader, where the eye sees the undo window count down. `byKey`: the key of Undo counts. */
export function heldOnce(one: CompletionView, byKey: boolean): string {
  const seconds = secondsUntil(one.notBefore, one.clickedAt)
  const step = ownStep(one)
  return step === null
    ? words.completion.heldOnce(one, seconds, byKey)
    : words.wrapUp.heldOnce(step, seconds, one.clickedAt, byKey)
}
