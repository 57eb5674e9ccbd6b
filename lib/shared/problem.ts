import * as z from 'zod/mini'

/**
 * What can go wrong, as a rep would tell it apart. What Reply said and what happened on this computer have codes of their own, lest one
 * is told as the other. The sentences are in the message catalogue (`lib/shared/words`), what each needs in `problem-needs.ts`.
 */
export const PROBLEM_CODES = [
  /** Nothing is set up. */
  'noConsent',
  'noKey',
  /** A passphrase guards the key, and nobody has given it since the browser was started or the key was locked. */
  'keyLocked',
  /** Another passphrase than the one that guards the key. */
  'wrongPassphrase',
  /** 401: the key is wrong or revoked. */
  'keyRefused',
  /** 403 `insufficient_scope`. `scope` names the one that the call needs. */
  'scopeMissing',
  /** 403 `TEAM_REQUIRED` or `TEAM_NOT_ACCESSIBLE`. `teams` lists them. */
  'teamRequired',
  /** 403 `USER_REQUIRED`: a team or organization key, which can act as colleagues. */
  'userRequired',
  /** 403 for plan, role or owner. */
  'notAllowed',
  'notFound',
  /** A 404 without a slug for an operation that not every server has. */
  'operationMissing',
  /** Reply said so: 409 or 422, or a 400 that is about the task's state. */
  'conflict',
  /** 400 and other 4xx. `pointers` names the fields. */
  'refused',
  /** 429. `retryAt` is when to come back. */
  'rateLimited',
  'serverError',
  /** 2xx whose body is not what was asked for. */
  'unreadable',
  'timeout',
  /** The browser says that there is no network. */
  'offline',
  /** There seems to be a network, and the connection to Reply broke off or never came about. */
  'network',
  /** Not an integer from 1 to 2^53-1; refused before a request. */
  'badTaskId',
  'badAddress',
  /** The browser's permission for a site, or for an address that was typed in. */
  'permissionMissing',
  /** The browser withholds Reply's own address. `origin` is what to ask for. */
  'apiWithheld',
  /** As many of these as can be kept are there already. */
  'tooMany',
  /** An address pattern that is none, or without a group `taskId`. */
  'badPattern',
  /** An address pattern that an address could keep busy without end. */
  'slowPattern',
  /** A file that is no export of rules. */
  'badRules',
  /** The same rule is there already. */
  'duplicate',
  /** The disk is full or the store is broken: nothing was saved and nothing sent. */
  'notSaved',
  /** A store of this computer cannot be opened; the notice of the damage says more. */
  'storeClosed',
  /** Another completion of this task is under way. */
  'alreadyUnderWay',
  /** Undo, after its window. */
  'tooLate',
  /** Undo was pressed where it could not be believed, and nobody answered whether it was meant. */
  'undoAsked',
  /** Nobody could end the undo window for a quarter of an hour: what was chosen then is not sent by itself. */
  'windowMissed',
  /** It has moved on since it was drawn: what was asked for no longer applies. */
  'movedOn',
  /** It is no longer kept here. */
  'gone',
  /** A read showed the task as another one than was chosen; the obstacle says how. */
  'taskChanged',
  /** A choice that this task cannot have. */
  'badChoice',
  /** This computer stood still right before the request, so that none was made. */
  'notStarted',
  /** Wrapup itself broke off while it waited for Reply. */
  'ownFault',
  /** An earlier request for the same task may still be under way. */
  'earlierRequest',
  /** Wrapup's own limit of requests a minute. `retryAt` is when there is room. */
  'ownPace',
  /** What this step of a plan depends on has not ended as it was meant to: a person says whether it goes on. */
  'stepBefore',
  /** Whether a note is in Reply could not be found out. It is never sent again without being told to. */
  'notConfirmed',
  /** The time that was chosen is over. */
  'timePassed',
  /** The opt-out of the same plan has closed the task. */
  'closedByOptOut',
  /** The rep gave it up. */
  'givenUp',
  'accountChanged',
  /** A key of another account, while completions of the one in use are not settled. `count` says how many. */
  'accountHasWaiting',
  /** The page shows somebody else than the task's contact. */
  'otherPerson',
  'pageUnreadable',
  /** This page was opened by a version of the extension that is no longer there. */
  'updated',
  'internal',
] as const

export type ProblemCode = (typeof PROBLEM_CODES)[number]

export const problemSchema = z.object({
  code: z.enum(PROBLEM_CODES),
  /** HTTP status, where there was one. */
  status: z.optional(z.number()),
  /** Epoch milliseconds. */
  retryAt: z.optional(z.number()),
  scope: z.optional(z.string()),
  /** A match pattern to ask the browser for. */
  origin: z.optional(z.string()),
  count: z.optional(z.number()),
  /** JSON pointers into the request body. */
  pointers: z.optional(z.array(z.string())),
  teams: z.optional(z.array(z.object({ teamId: z.number(), teamName: z.nullable(z.string()) }))),
  /** Reply's own slug (`task.cannotComplete`), at most 200 characters. Never free text of the server, never a secret. */
  slug: z.optional(z.string()),
})

/** A failure as a value: a code that the screens turn into a sentence, and the facts that sentence needs. */
export type Problem = z.infer<typeof problemSchema>

export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** Wraps a value that was obtained. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** Wraps a failure; `facts` are the optional fields of `Problem`. */
export function fail(code: ProblemCode, facts: Omit<Problem, 'code'> = {}): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, ...facts } }
}
