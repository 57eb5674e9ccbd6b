import * as z from 'zod/mini'
import { EVIDENCE_KINDS, EVIDENCE_SOURCES, SITE_IDS } from '#lib/shared/identity/identity.ts'
import { problemSchema } from '#lib/shared/problem.ts'
import {
  CALL_RESOLUTIONS,
  deliveryInfoSchema,
  LINKEDIN_TASK_TYPES,
  TASK_STATUSES,
  TASK_TYPES,
} from '#lib/shared/reply/model.ts'
import { scopeViewSchema } from '#lib/shared/reply/scopes.ts'
import { siteKeySchema } from '#lib/shared/settings/own-sites.ts'
import { SITE_MODES, settingsSchema } from '#lib/shared/settings/settings.ts'
import { candidateSchema, differenceSchema } from './agreement-view.ts'
import { ownSiteViewSchema, siteHealthSchema } from './own-views.ts'
import { refusedCommandSchema } from './refused-command.ts'
import { runViewSchema } from './run-view.ts'
import { standingSchema } from './standing-view.ts'
import { COMPLETION_OBSTACLES, COMPLETION_STATES, STEP_KINDS, stepViewSchema } from './step-view.ts'
import { addedSchema } from './wrap-up.ts'

/**
 * What the worker tells the screens. Facts and codes only: every word on a screen is chosen in `lib/words`.
 * Times named `…At` are epoch milliseconds unless they are Reply's own (ISO 8601 text).
 */

const textOrNull = z.nullable(z.string())

/** How the page and the task's contact agree. */
export const evidenceViewSchema = z.object({
  kind: z.enum([...EVIDENCE_KINDS, 'taskReference', 'chosen']),
  value: z.string(),
  source: z.enum([...EVIDENCE_SOURCES, 'person']),
})

/** A row of the history: one completion, or a plan by its first concern (the completion, the move, else its first step). */
export const completionViewSchema = z.object({
  id: z.string(),
  /** Absent: the task is completed. */
  kind: z.optional(z.enum(STEP_KINDS)),
  /** Of a plan with more than one: every step, this one included, in the order in which they are sent. */
  steps: z.optional(z.array(stepViewSchema)),
  taskId: z.number(),
  contactName: textOrNull,
  taskType: z.enum(TASK_TYPES),
  resolution: z.nullable(z.enum(CALL_RESOLUTIONS)),
  finishInSequence: z.boolean(),
  state: z.enum(COMPLETION_STATES),
  /** Why it waits, was refused or needs a person. */
  problem: z.nullable(problemSchema),
  obstacle: z.optional(z.enum(COMPLETION_OBSTACLES)),
  clickedAt: z.number(),
  /** The end of the undo window. */
  notBefore: z.number(),
  /** Undo was pressed where it could not be believed: nothing is sent until the rep has answered. */
  undoAsked: z.optional(z.boolean()),
  /** When the next attempt or look is planned. */
  nextAt: z.nullable(z.number()),
  attempts: z.number(),
  /** It is not known whether any request left at all. */
  perhapsSent: z.optional(z.boolean()),
  settledAt: z.nullable(z.number()),
  /** `answered`: Reply answered the completion itself. `read`: a later read found it finished inside our window. `person`: the rep said so. */
  confirmedBy: z.nullable(z.enum(['answered', 'read', 'person'])),
  finishedAt: textOrNull,
  deliveryInfo: z.nullable(deliveryInfoSchema),
  sequenceName: textOrNull,
  evidence: z.array(evidenceViewSchema),
  /** The rep completed it although the page showed somebody else. */
  overridden: z.boolean(),
  /** Whose it is, where that is not the account in use; null where its name is not known. */
  otherAccount: z.optional(textOrNull),
  /** An earlier completion of the same contact goes first. */
  waitsFor: z.optional(z.object({ id: z.string(), taskId: z.number() })),
  /** The rep has put an attention aside. */
  dismissed: z.boolean(),
  /** The whole course, oldest first. */
  course: z.array(z.object({ at: z.number(), state: z.enum(COMPLETION_STATES), problem: z.nullable(problemSchema) })),
})

const type = z.enum(TASK_TYPES)

export const taskLineSchema = z.object({
  taskId: z.number(),
  contactId: z.nullable(z.number()),
  contactName: textOrNull,
  company: textOrNull,
  type,
  linkedInType: z.nullable(z.enum(LINKEDIN_TASK_TYPES)),
  dueTo: textOrNull,
  sequenceName: textOrNull,
  /** Where the contact's profile can be opened; already checked to be a safe https link. */
  profileUrl: textOrNull,
})

export const taskCardSchema = z.object({
  ...taskLineSchema.shape,
  title: textOrNull,
  email: textOrNull,
  firstName: textOrNull,
  timeZoneId: textOrNull,
  city: textOrNull,
  status: z.enum(TASK_STATUSES),
  stepName: textOrNull,
  isScheduled: z.boolean(),
  isFailed: z.boolean(),
  assignedToMe: z.boolean(),
  phone: textOrNull,
  /** `rendered` is false where only the raw template is known: placeholders are still in it. */
  script: z.nullable(z.object({ subject: textOrNull, body: textOrNull, rendered: z.boolean() })),
  /** Whether the task's own details (script, phone, step) have been read from Reply. */
  detail: z.union([z.literal('loading'), z.literal('ready'), z.object({ failed: problemSchema })]),
  evidence: z.array(evidenceViewSchema),
  /** From the contact as it was read; absent where it is not known. */
  optedOut: z.optional(z.boolean()),
  phoneStatus: z.optional(textOrNull),
  /** How many files Reply would send with it. */
  attachments: z.optional(z.number()),
  /** How the person stands in Reply; absent until that was read. */
  standing: z.optional(standingSchema),
  /** A note that was begun for this task and not sent yet. */
  draft: z.optional(z.string()),
  /** When the rep completed something for this person today. */
  touchedAt: z.optional(z.number()),
  /** What the rep chose for this person the last time, before today. */
  last: z.optional(z.object({ resolution: z.enum(CALL_RESOLUTIONS), at: z.number() })),
  /** How often the rep called this person from this computer and did not reach them, since they last did. */
  tries: z.optional(z.number()),
})

const pagePersonView = z.object({ name: textOrNull, canFind: z.boolean() })

export const dayCountSchema = z.object({ done: z.number(), open: z.number() })

export const indexViewSchema = z.object({
  state: z.enum(['empty', 'building', 'ready', 'failed']),
  tasks: z.number(),
  contactsKnown: z.number(),
  contactsTotal: z.number(),
  refreshedAt: z.nullable(z.number()),
  problem: z.nullable(problemSchema),
})

export const DAMAGED_STORES = ['completions', 'key', 'settings'] as const

/**
 * A store that held what could not be read (`setAside`), that cannot be opened (`closed`), or that the browser gives to nobody, because it is
 * set to remember nothing (`private`). `tasks`: those that are still known.
 */
export const damageSchema = z.object({
  store: z.enum(DAMAGED_STORES),
  state: z.enum(['setAside', 'closed', 'private']),
  tasks: z.array(z.number()),
})

const panelCommon = {
  /** Completed today, and open tasks due today or earlier. null while nothing is known. */
  day: z.nullable(dayCountSchema),
  index: indexViewSchema,
  /** Completions that wait, are being checked or need a person, other than the one shown. */
  unresolved: z.array(completionViewSchema),
  /** Absent: nothing is damaged. */
  damage: z.optional(z.array(damageSchema)),
  online: z.boolean(),
  /** Why the browser's own command that was given last did nothing. */
  said: z.optional(refusedCommandSchema),
  /** Absent: the rep is not in a run. */
  run: z.optional(runViewSchema),
  /** The site that the tab's page belongs to; absent where it is none of the rep's. */
  site: z.optional(siteKeySchema),
}

/** Everything that popup and dock show for one tab. */
export const panelViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('setup'), ...panelCommon, missing: z.enum(['consent', 'key']) }),
  z.object({ kind: z.literal('keyRefused'), ...panelCommon, problem: problemSchema }),
  z.object({ kind: z.literal('locked'), ...panelCommon }),
  z.object({
    kind: z.literal('task'),
    ...panelCommon,
    task: taskCardSchema,
    /** The completion of this very task, live or ended. */
    completion: z.nullable(completionViewSchema),
    /** A choice that was made where clicks could not be trusted: to be confirmed by a second gesture or in the popup. */
    proposal: z.nullable(
      z.object({
        resolution: z.nullable(z.enum(CALL_RESOLUTIONS)),
        finishInSequence: z.boolean(),
        /** What goes with it, wherever it is confirmed. */
        added: z.optional(addedSchema),
      }),
    ),
    /** The person's other open tasks. */
    others: z.array(taskLineSchema),
    /** The rep chose this task, here or by its number: there is a way back to what the page is about. */
    chosen: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('choose'),
    ...panelCommon,
    /** One person with several tasks, or several people on the page, or one of whom it is in doubt. */
    reason: z.enum(['tasks', 'people']),
    /** Of people: the first task of each. */
    tasks: z.array(taskLineSchema),
    /** Of people on the page: what agrees with each and what does not, by the task in the list. */
    candidates: z.optional(z.array(candidateSchema)),
    /** The rep said whose tasks these are: there is a way back to that question. */
    chosen: z.optional(z.boolean()),
    /** What the rep asked for, where this is not about the page. */
    sought: z.optional(z.string()),
  }),
  z.object({
    kind: z.literal('mismatch'),
    ...panelCommon,
    task: taskCardSchema,
    taskPerson: textOrNull,
    pagePerson: textOrNull,
    /** What differs. */
    differs: z.optional(z.array(differenceSchema)),
  }),
  z.object({
    kind: z.literal('none'),
    ...panelCommon,
    person: z.nullable(pagePersonView),
    /**
     * `unread`: the browser let us see nothing of this tab (a browser page, a store page). `unasked`: there is a task here
     * that Reply has not been asked for, because nobody has looked yet. `reading`: the page is still being drawn.
     */
    page: z.enum(['person', 'other', 'unread', 'unasked', 'reading']),
    problem: z.nullable(problemSchema),
    /** A task of this person that was read as finished a short while ago, by whomever. `finishedAt`: Reply's own text. */
    over: z.optional(z.object({ type, finishedAt: textOrNull })),
    /** The rep asked for this beyond the page. `asked`: whether Reply can be, and was, asked for it. */
    sought: z.optional(z.object({ text: z.string(), state: z.enum(['asking', 'answered']), asked: z.boolean() })),
  }),
])

export const siteViewSchema = z.object({
  id: z.enum(SITE_IDS),
  mode: z.enum(SITE_MODES),
  /** Whether the browser's permission for the site's pages is there, be it for some of its hosts only. */
  granted: z.boolean(),
  /** Hosts of the site that the browser was not asked for yet, or took back. */
  further: z.array(z.string()),
  /** Match patterns to ask for, from the switch's click. */
  origins: z.array(z.string()),
  dockHidden: z.boolean(),
  health: z.optional(siteHealthSchema),
})

export const connectionViewSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('connected'),
    userName: textOrNull,
    userId: z.number(),
    teamId: z.nullable(z.number()),
    header: z.enum(['X-API-Key', 'Authorization']),
    /** A passphrase guards the key. */
    lock: z.enum(['none', 'open', 'locked']),
    /** What Reply has taken from this key, and refused, so far. */
    scopes: z.optional(z.array(scopeViewSchema)),
    /** Set when Reply refused the key after it was saved. */
    problem: z.nullable(problemSchema),
  }),
])

export const setupViewSchema = z.object({
  settings: settingsSchema,
  connection: connectionViewSchema,
  sites: z.array(siteViewSchema),
  ownSites: z.array(ownSiteViewSchema),
  index: indexViewSchema,
  unresolvedCount: z.number(),
  damage: z.optional(z.array(damageSchema)),
  /** Whether the rep wants to be told outside of the browser when a completion needs them. */
  notifications: z.boolean(),
  /** The manifest's version. */
  version: z.string(),
})

export type EvidenceView = z.infer<typeof evidenceViewSchema>
export type CompletionView = z.infer<typeof completionViewSchema>
export type Damage = z.infer<typeof damageSchema>
export type DamagedStore = Damage['store']
export type TaskLine = z.infer<typeof taskLineSchema>
export type TaskCard = z.infer<typeof taskCardSchema>
export type PanelView = z.infer<typeof panelViewSchema>
export type IndexView = z.infer<typeof indexViewSchema>
export type SiteView = z.infer<typeof siteViewSchema>
export type ConnectionView = z.infer<typeof connectionViewSchema>
export type SetupView = z.infer<typeof setupViewSchema>

/** Somebody else of the team. */
export const colleagueSchema = z.object({ userId: z.number(), name: z.string() })

export type Colleague = z.infer<typeof colleagueSchema>
