import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import { clock } from '#lib/shared/words/time.ts'

type Sentence = (problem: Problem) => string

/** What went wrong and what to do about it, one or two plain sentences each. They promise nothing about a completion. */
const sentences: Readonly<Record<ProblemCode, Sentence>> = {
  noConsent: () => 'Wrapup reads nothing until you agree to it on the options page.',
  noKey: () => 'There is no API key yet. Add yours on the options page.',
  keyLocked: () => 'Wrapup is locked. Unlock it with your passphrase.',
  wrongPassphrase: () => 'That is not the passphrase.',
  keyRefused: () =>
    'Reply does not accept this API key. It may be mistyped or revoked. Paste a valid one in the settings.',
  scopeMissing: ({ scope }) =>
    scope === undefined
      ? 'The API key lacks a permission for this. Give it tasks:operate and contacts:read in Reply, then test it again.'
      : `The API key lacks the permission ${scope}. Add it to the key in Reply, or make a new key that has it.`,
  teamRequired: () => 'This key reaches several teams. Choose the one that you work in.',
  userRequired: () =>
    'This is a team or organization key: it could complete colleagues’ tasks. Use your personal API key instead.',
  notAllowed: () => 'Reply says that you may not do this. Your role, your plan or the owner of the task decides.',
  notFound: () => 'Reply knows no such task, or does not show it to you.',
  operationMissing: () => 'Your Reply account does not offer this yet.',
  conflict: () => 'Reply says that the task can no longer be completed. Somebody may have finished or removed it.',
  refused: ({ pointers = [] }) => {
    const named = pointers.filter((pointer) => pointer !== '')
    return named.length === 0
      ? 'Reply refused the request.'
      : `Reply refused the request because of ${named.join(', ')}.`
  },
  rateLimited: ({ retryAt }) =>
    retryAt === undefined
      ? 'Reply asks for a pause: too many requests for your account just now.'
      : `Reply asks for a pause until ${clock(retryAt)}: too many requests for your account just now.`,
  serverError: ({ status }) =>
    status === undefined ? 'Reply has trouble answering.' : `Reply has trouble answering (error ${status}).`,
  unreadable: () => 'Reply answered in a way that Wrapup cannot read.',
  timeout: () => 'Reply took too long to answer.',
  offline: () => 'You are offline.',
  network: () => 'The connection to Reply broke off.',
  badTaskId: () =>
    'That names no task and no person. Paste a task’s number or link, or one e-mail, phone number or LinkedIn address.',
  badAddress: () => 'That is not an address Wrapup can use. It must begin with https://, or be on this computer.',
  permissionMissing: () => 'The browser did not allow access to this site. Turn it on to go on.',
  apiWithheld: () => 'Wrapup may not reach Reply: the browser no longer allows its address.',
  tooMany: () => 'There are as many of these as Wrapup keeps. Remove one first.',
  badPattern: () => 'That is no pattern with a group taskId, such as ^/task/(?<taskId>\\d+).',
  slowPattern: () =>
    'Some address could keep this pattern busy for long. Begin it with ^, and write [^/]+ where it has .* now.',
  badRules: () => 'That file holds no rules of Wrapup. Nothing was changed.',
  duplicate: () => 'The same rule is there already.',
  notSaved: () => 'Your choice could not be saved, so nothing was sent. Please choose again.',
  storeClosed: () => 'The browser does not open what Wrapup has stored here. The options page says what you can do.',
  alreadyUnderWay: () => 'This task is already being completed.',
  tooLate: () => 'Too late to undo: the time for that is over.',
  undoAsked: () => 'Undo was pressed, and the question whether you meant it was not answered.',
  windowMissed: () =>
    'By this computer’s clock, the time to undo ended more than a quarter of an hour before Wrapup could send it.',
  movedOn: () => 'It has moved on in the meantime. What you see now is how it stands.',
  gone: () => 'It is no longer in the history.',
  taskChanged: () => 'The task is not as it was when you chose.',
  badChoice: () => 'This task takes no result of a call. Choose again.',
  notStarted: () => 'This computer paused right before the request, so none was made.',
  ownFault: () => 'Wrapup broke off while it waited for Reply.',
  earlierRequest: () => 'An earlier request for this task may still be under way.',
  ownPace: ({ retryAt }) =>
    retryAt === undefined
      ? 'Wrapup makes at most 60 requests a minute, and these are used up.'
      : `Wrapup makes at most 60 requests a minute, and goes on at ${clock(retryAt)}.`,
  stepBefore: () => 'When its turn came, what comes before it was not done, or not confirmed.',
  notConfirmed: () => 'Reply does not show whether it has it.',
  timePassed: () => 'The time that you chose is over.',
  closedByOptOut: () => 'Opting out has closed the task.',
  givenUp: () => 'You gave it up.',
  accountChanged: () => 'It belongs to another account, and waits until that one is connected again.',
  accountHasWaiting: () => 'This key belongs to another account, and choices of yours are not sent yet, or need you.',
  otherPerson: () => 'The page shows somebody else than the contact of the task.',
  pageUnreadable: () => 'The browser does not let Wrapup see this page.',
  updated: () => 'Wrapup was updated. Reload this page to go on.',
  internal: () => 'Wrapup did not answer. Close this and open it again to see where things stand.',
}

/** The sentence for a problem. */
export function problemSentence(problem: Problem): string {
  return sentences[problem.code](problem)
}
