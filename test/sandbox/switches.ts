import { z } from 'zod'

/** Announced for the autumn of 2026: an account may not have them. */
export const NEWER_OPERATIONS = ['setContactsOptedOut', 'addContactNote', 'setSequenceContactsStatus'] as const

/**
 * Everything about Reply that its public pages leave open, or show in two ways, is a switch here. The defaults follow
 * the page "Complete a task": X-API-Key, integers, and the older spelling of the other enums.
 */
export const switchesSchema = z.strictObject({
  /** Which credential header is accepted. Both at once are always refused with 400. */
  credential: z.enum(['x-api-key', 'bearer', 'either']).default('x-api-key'),
  /** How task enums are written and read. */
  taskEnums: z.enum(['integer', 'string']).default('integer'),
  /** How the result of a call is taken: an integer on every page of the contract, a word on servers that nobody has documented. */
  callResolutions: z.enum(['integer', 'word']).default('integer'),
  /** What a 400 about the body points at: the field, or the body as a whole. */
  validationPointers: z.enum(['field', 'body']).default('field'),
  /** How contact and sequence enums are written; the older contact model has neither callStatus nor meetingStatus. */
  otherEnums: z.enum(['pascal', 'camel']).default('pascal'),
  /** The three shapes of whoami that are known: {userId}, with username, with teamId too. */
  whoami: z.enum(['id', 'name', 'team']).default('team'),
  /** False answers team-users with 403 workspace.organizationRequired. */
  organization: z.boolean().default(true),
  /** A team key without an acting user: refused, or acting as the owner of the workspace. */
  teamKeyAlone: z.enum(['refused', 'owner']).default('refused'),
  /** `contacts?email=`: nothing public says which it is. */
  emailMatch: z.enum(['exact', 'containment']).default('containment'),
  /** `contacts?linkedIn=`: by containment, by the whole text, or by the slug alone. */
  linkedInMatch: z.enum(['exact', 'containment', 'slug']).default('containment'),
  /** False leaves `sequences` and `lists` out of contacts: one known client's model has neither. */
  contactSequences: z.boolean().default(true),
  /**
   * A colleague's task: `hidden` = 404 everywhere and not in lists; `readable` = GET works and a change is 404, because
   * missing and not permitted look the same; `readable-403` = a change is 403; `open` = a colleague may complete it.
   */
  colleagueTasks: z.enum(['hidden', 'readable', 'readable-403', 'open']).default('readable'),
  /** The status that answers the completion of a task which is no longer open: 409 on the newest page, any plausible one before it. */
  notOpenStatus: z.literal([400, 404, 409, 422]).default(409),
  /** True accepts a repeated completion with 200 and counts it as a doubled effect. */
  acceptRepeats: z.boolean().default(false),
  /** True answers a repeated completion with 200 and the task as the first one has left it, and does nothing. */
  keepFirst: z.boolean().default(false),
  /** `by-type` as documented (call and SMS: phone, e-mail: address, LinkedIn: link), or every way to reach the contact. */
  deliveryInfo: z.enum(['by-type', 'full']).default('by-type'),
  /** sequenceStepId is filled only where an account feature is on. */
  stepIds: z.boolean().default(true),
  /** Whether notes come up among a contact's activities: nothing public promises it. */
  notesAreListed: z.boolean().default(true),
  /** In which order activities are listed; no page states one. */
  activityOrder: z.enum(['newestFirst', 'oldestFirst']).default('newestFirst'),
  /** Whether the contact's open tasks in a sequence are detached when the contact leaves it by opting out or by its state. */
  leavingDetaches: z.boolean().default(false),
  /** Operations that this server does not have yet: asked for, they are a 404 without a code, as any unknown path. */
  lacks: z.array(z.enum(NEWER_OPERATIONS)).default([]),
  /** How failures of single things in one answer are coded, of tasks and of contacts. */
  batchErrors: z.enum(['numeric', 'string']).default('numeric'),
  /** A cap that the server applies silently: pages hold at most this many rows, whatever `top` says. */
  pageCap: z.int().min(1).default(1000),
  /** Requests per minute and per hour, per user and shared by all keys of that user. */
  perMinute: z.int().min(0).default(100),
  perHour: z.int().min(0).default(3000),
  /** True adds permissive CORS headers and answers preflights. The real API documents none. */
  cors: z.boolean().default(false),
})

export type Switches = z.infer<typeof switchesSchema>

/** Every switch at its default, changed by what is given. Throws a ZodError on an unknown name or value. */
export function makeSwitches(changes: Partial<Switches> = {}): Switches {
  return switchesSchema.parse(changes)
}

/** Puts changes into switches that are in use, in place: the routes hold the same object. Throws a ZodError and changes nothing when one is wrong. */
export function changeSwitches(switches: Switches, changes: unknown): void {
  const given = z.record(z.string(), z.unknown()).parse(changes)
  Object.assign(switches, switchesSchema.parse({ ...switches, ...given }))
}
