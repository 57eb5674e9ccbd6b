import type { Problem, ProblemCode } from './problem.ts'

/**
 * What ends a problem. `permission`: the browser's, which a person grants by one click. `nothing`: it is over already, or a
 * statement about a choice that was not taken.
 */
export type Need = 'person' | 'time' | 'network' | 'permission' | 'nothing'
/** What meets it: every request of the account, this task, or this one request. */
type Scope = 'account' | 'task' | 'request'

/** The one table of what each problem needs. Who waits, who asks again, and which button stands there follow from it. */
const TABLE: Readonly<Record<ProblemCode, readonly [needs: Need, of: Scope]>> = {
  noConsent: ['person', 'account'],
  noKey: ['person', 'account'],
  keyRefused: ['person', 'account'],
  keyLocked: ['person', 'account'],
  wrongPassphrase: ['person', 'request'],
  scopeMissing: ['person', 'account'],
  teamRequired: ['person', 'account'],
  userRequired: ['person', 'account'],
  badAddress: ['person', 'account'],
  accountChanged: ['person', 'account'],
  permissionMissing: ['permission', 'account'],
  apiWithheld: ['permission', 'account'],

  notAllowed: ['person', 'task'],
  notFound: ['person', 'task'],
  operationMissing: ['person', 'request'],
  conflict: ['person', 'task'],
  refused: ['person', 'task'],
  badTaskId: ['person', 'task'],
  badChoice: ['person', 'task'],
  taskChanged: ['person', 'task'],
  windowMissed: ['person', 'task'],
  undoAsked: ['person', 'task'],
  otherPerson: ['person', 'task'],
  stepBefore: ['person', 'task'],
  notConfirmed: ['person', 'task'],
  timePassed: ['person', 'task'],
  closedByOptOut: ['nothing', 'task'],

  offline: ['network', 'request'],
  network: ['time', 'request'],
  rateLimited: ['time', 'request'],
  ownPace: ['time', 'request'],
  serverError: ['time', 'request'],
  unreadable: ['time', 'request'],
  timeout: ['time', 'request'],
  notStarted: ['time', 'request'],
  ownFault: ['time', 'request'],
  internal: ['time', 'request'],
  earlierRequest: ['time', 'task'],

  givenUp: ['nothing', 'task'],
  tooLate: ['nothing', 'task'],
  movedOn: ['nothing', 'task'],
  gone: ['nothing', 'task'],
  alreadyUnderWay: ['nothing', 'task'],
  tooMany: ['person', 'request'],
  badPattern: ['person', 'request'],
  slowPattern: ['person', 'request'],
  badRules: ['person', 'request'],
  duplicate: ['nothing', 'request'],
  notSaved: ['person', 'request'],
  storeClosed: ['person', 'request'],
  accountHasWaiting: ['person', 'request'],
  pageUnreadable: ['nothing', 'request'],
  updated: ['person', 'request'],
}

export function needOf({ code }: Pick<Problem, 'code'>): Need {
  return TABLE[code][0]
}

/** Every request of this account meets it, until a person has mended or granted something. */
export function stopsTheAccount({ code }: Pick<Problem, 'code'>): boolean {
  const [needs, of] = TABLE[code]
  return of === 'account' && (needs === 'person' || needs === 'permission')
}

/** A clear no to this very task, which repeating would not change. */
export function concernsTheTask({ code }: Pick<Problem, 'code'>): boolean {
  const [needs, of] = TABLE[code]
  return of === 'task' && needs === 'person'
}
