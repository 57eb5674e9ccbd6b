import * as z from 'zod/mini'

/** What can go wrong, as a rep would tell it apart. The sentences are in the message catalogue (`lib/words`). */
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
  /** 409 or 422, or a 400 that is about the task's state. */
  'conflict',
  /** 400 and other 4xx. `pointers` names the fields. */
  'refused',
  /** 429. `retryAt` is when to come back. */
  'rateLimited',
  'serverError',
  /** 2xx whose body is not what was asked for. */
  'unreadable',
  'timeout',
  'offline',
  'network',
  /** Not an integer from 1 to 2^53-1; refused before a request. */
  'badTaskId',
  'badAddress',
  'permissionMissing',
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
  'tooLate',
  /** Undo was pressed where it could not be believed, and nobody answered whether it was meant. */
  'undoAsked',
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
