import type { CompletionObstacle } from '#lib/shared/messages/step-view.ts'

/** What a read showed, so that a person must decide. */
export const obstacles: Readonly<Record<CompletionObstacle, string>> = {
  contactChanged: 'The task is for another contact now.',
  assigneeChanged: 'The task was given to somebody else.',
  cancelled: 'The task was cancelled in Reply.',
  archived: 'The task was archived in Reply.',
  sequenceDetached: 'The contact has left the sequence, and the task with it.',
  finished: 'The task is finished.',
  otherStatus: 'The task is in a state that Wrapup does not know.',
  sendsUsedUp: 'Wrapup tried to send it three times, and Reply still shows the task open.',
  overtaken: 'Somebody else has changed this in the meantime.',
}
