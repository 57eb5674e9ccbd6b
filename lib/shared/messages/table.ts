import * as z from 'zod/mini'
import { CORNERS } from '#lib/shared/identity/identity.ts'
import { completeBodySchema, taskIdSchema } from '#lib/shared/reply/model.ts'
import { type ReaderRules, TAUGHT_FIELDS } from '#lib/shared/settings/own-site.ts'
import { fieldRuleSchema, ownRuleSchema, ownSiteIdSchema, siteKeySchema } from '#lib/shared/settings/own-sites.ts'
import { SITE_MODES, THEMES } from '#lib/shared/settings/settings.ts'
import { DAY_MESSAGES } from './day-messages.ts'
import {
  completionIdRequest as completionId,
  doneReply as done,
  type MessageSender,
  FROM_PANEL as PANEL,
  FROM_POPUP as POPUP,
  tabRequest as tab,
} from './message-senders.ts'
import { pointedSchema, ruleTrialSchema, siteHereSchema } from './own-views.ts'
import { dockOrderSchema, pageIdentitySchema } from './page-schema.ts'
import { PLAN_MESSAGES } from './plan-messages.ts'
import { completionViewSchema, DAMAGED_STORES, panelViewSchema, setupViewSchema, taskLineSchema } from './views.ts'
import { addedSchema } from './wrap-up.ts'

const OPTIONS: readonly MessageSender[] = ['options']

const nothing = z.object({})

const damaged = z.object({ store: z.enum(DAMAGED_STORES) })

/**
 * Every message to the worker: what it carries, what it is answered with, who may send it, and whether it is about a tab.
 * A message that is not here, does not parse, or comes from somebody else has no effect.
 */
export const MESSAGES = {
  /** A page was read. */
  'page.seen': {
    from: ['page'] as readonly MessageSender[],
    request: z.object({ identity: pageIdentitySchema }),
    reply: dockOrderSchema,
  },
  /** A reader whose dock is to be shown asks for the script that shows it. */
  'page.fetchDock': { from: ['page'] as readonly MessageSender[], request: nothing, reply: done },
  /** The dock's host asks for a word, by which the frame that it makes can prove whose it is. Good once, in this tab. */
  'page.dockWord': {
    from: ['page'] as readonly MessageSender[],
    request: nothing,
    reply: z.object({ word: z.string() }),
  },
  /** The reader on a site that the rep added asks by what to read. Answered about the page's own site only. */
  'page.rules': {
    from: ['page'] as readonly MessageSender[],
    request: nothing,
    reply: z.object({ rules: z.nullable(z.custom<ReaderRules>()) }),
  },

  /** The rep pointed at a field and said that it is right. Only from the tab in which the popup began it. */
  'teach.pointed': { from: ['page'] as readonly MessageSender[], request: pointedSchema, reply: done },
  'teach.begin': {
    about: 'tab',
    from: POPUP,
    request: z.object({ ...tab.shape, field: z.enum(TAUGHT_FIELDS) }),
    reply: done,
  },
  /** What the rule reads on this second record is right. */
  'teach.confirm': { about: 'tab', from: POPUP, request: tab, reply: siteHereSchema },
  'teach.drop': { about: 'tab', from: POPUP, request: tab, reply: siteHereSchema },

  /** What can be done about the site of the tab in front. */
  'site.here': { about: 'tab', from: POPUP, request: tab, reply: siteHereSchema },
  /** The browser was asked for the permission in the same click. */
  'site.use': {
    about: 'tab',
    from: POPUP,
    request: z.object({ ...tab.shape, mode: z.optional(z.enum(['badge', 'dock'])) }),
    reply: siteHereSchema,
  },

  /** `glance`: the closed dock asks. It is answered from what is known, and Reply is asked nothing. */
  'panel.get': {
    about: 'tab',
    from: PANEL,
    request: z.object({ ...tab.shape, glance: z.optional(z.boolean()) }),
    reply: panelViewSchema,
  },
  /** Shows one of the candidates, remembered for this page. `who`: it answers "Who is it?". */
  'panel.choose': {
    about: 'tab',
    from: PANEL,
    request: z.object({ ...tab.shape, taskId: taskIdSchema, who: z.optional(z.boolean()) }),
    reply: panelViewSchema,
  },
  /** Back from a chosen or looked-up task to what the page is about. */
  'panel.back': { about: 'tab', from: PANEL, request: tab, reply: panelViewSchema },
  /** A task of the day's list. */
  'panel.openTask': {
    about: 'tab',
    from: PANEL,
    request: z.object({ ...tab.shape, taskId: taskIdSchema }),
    reply: panelViewSchema,
  },
  /** A pasted text: a task ID or link, an e-mail, a phone number, a LinkedIn address. */
  'panel.find': {
    about: 'tab',
    from: PANEL,
    request: z.object({ ...tab.shape, text: z.string().check(z.maxLength(2048)) }),
    reply: panelViewSchema,
  },
  /** Asks Reply for the page's person, who is not in the index. */
  'panel.findPerson': { about: 'tab', from: PANEL, request: tab, reply: panelViewSchema },
  /** Reads tasks again now. */
  'index.refresh': { from: PANEL, request: nothing, reply: done },
  /** The rep's open tasks, due first. */
  'day.list': { from: POPUP, request: nothing, reply: z.array(taskLineSchema) },
  ...DAY_MESSAGES,

  'completion.start': {
    about: 'tab',
    from: PANEL,
    request: z.object({
      ...tab.shape,
      taskId: taskIdSchema,
      body: completeBodySchema,
      /** "Complete anyway", after both names were shown. */
      override: z.boolean(),
    }),
    /** A mismatch is not an error: it is a panel that names both people. */
    reply: panelViewSchema,
  },
  ...PLAN_MESSAGES,
  /** Whether a choice for this task has become durable since then (epoch ms): what a panel asks whose worker died over the click. */
  'completion.recorded': {
    from: PANEL,
    request: z.object({ taskId: taskIdSchema, since: z.number() }),
    reply: z.object({ recorded: z.boolean() }),
  },
  /** A choice whose click could not be trusted. Sends nothing. */
  'completion.propose': {
    about: 'tab',
    from: ['dock'] as readonly MessageSender[],
    request: z.object({ taskId: taskIdSchema, body: completeBodySchema, added: addedSchema }),
    reply: done,
  },
  'completion.dropProposal': { about: 'tab', from: PANEL, request: tab, reply: done },
  'completion.undo': { from: PANEL, request: completionId, reply: completionViewSchema },
  /** An Undo that could not be believed: nothing is sent until it is undone or sent. */
  'completion.hold': { from: ['dock'] as readonly MessageSender[], request: completionId, reply: completionViewSchema },
  'completion.sendNow': { from: PANEL, request: completionId, reply: completionViewSchema },
  /** Waiting: try at once. Unknown or attention: read the task again. */
  'completion.tryNow': { from: PANEL, request: completionId, reply: completionViewSchema },
  /** Ends what waits: never sent, it is cancelled; else it is put aside. */
  'completion.giveUp': { from: PANEL, request: completionId, reply: completionViewSchema },
  'completion.dismiss': { from: PANEL, request: completionId, reply: completionViewSchema },

  /** A dock's first message. Until it is answered with yes, none of its others is. */
  'dock.enter': {
    from: ['dock'] as readonly MessageSender[],
    request: z.object({ word: z.string().check(z.maxLength(64)) }),
    reply: done,
  },
  'dock.corner': {
    from: ['dock'] as readonly MessageSender[],
    request: z.object({ corner: z.enum(CORNERS) }),
    reply: done,
  },
  /** Hides the dock on the page's site: at once in other tabs, and here once its way back has stood (`dock.leave`). */
  'dock.hide': {
    about: 'tab',
    from: ['dock'] as readonly MessageSender[],
    request: nothing,
    reply: z.object({ site: siteKeySchema }),
  },
  'dock.leave': { about: 'tab', from: ['dock'] as readonly MessageSender[], request: nothing, reply: done },
  /** Shows the dock again on the site of the tab. */
  'dock.showAgain': { about: 'tab', from: PANEL, request: tab, reply: done },

  /** For a dock, which in Firefox cannot open a page itself. */
  'options.open': { from: ['dock'] as readonly MessageSender[], request: nothing, reply: done },
  /** All that a panel needs to know of the settings. */
  'theme.get': {
    from: PANEL,
    request: nothing,
    reply: z.object({ theme: z.enum(THEMES), singleKeys: z.optional(z.boolean()) }),
  },
  'setup.get': { from: OPTIONS, request: nothing, reply: setupViewSchema },
  'setup.consent': { from: OPTIONS, request: nothing, reply: setupViewSchema },
  /** Tests the key and saves it only when Reply accepts it. */
  'connection.save': {
    from: OPTIONS,
    /** `leaveWaiting`: also where completions of the account in use then wait for a key of theirs. */
    request: z.object({
      key: z.string().check(z.maxLength(8192)),
      teamId: z.nullable(z.number()),
      leaveWaiting: z.optional(z.boolean()),
    }),
    reply: setupViewSchema,
  },
  /** Guards the key by a passphrase; null takes the guard away. Only while it is open. */
  'key.guard': {
    from: OPTIONS,
    request: z.object({ passphrase: z.nullable(z.string().check(z.minLength(8), z.maxLength(256))) }),
    reply: setupViewSchema,
  },
  /** Never from a dock: a passphrase is not typed into a web page. */
  'key.unlock': {
    from: POPUP,
    request: z.object({ passphrase: z.string().check(z.maxLength(256)) }),
    reply: done,
  },
  'key.lock': { from: POPUP, request: nothing, reply: done },
  'connection.remove': { from: OPTIONS, request: nothing, reply: setupViewSchema },
  'settings.set': {
    from: OPTIONS,
    request: z.object({
      undoSeconds: z.optional(z.union([z.literal(0), z.literal(5), z.literal(10), z.literal(30)])),
      settingUp: z.optional(z.boolean()),
      historyDays: z.optional(z.nullable(z.union([z.literal(7), z.literal(30), z.literal(90)]))),
      tellResult: z.optional(z.boolean()),
      tellMorning: z.optional(z.boolean()),
      theme: z.optional(z.enum(THEMES)),
      singleKeys: z.optional(z.boolean()),
      keepsPages: z.optional(z.boolean()),
      apiUrl: z.optional(z.string().check(z.maxLength(2048))),
    }),
    reply: setupViewSchema,
  },
  /** The permission was already asked for by the switch's own click; off gives it back. */
  'notifications.set': { from: OPTIONS, request: z.object({ on: z.boolean() }), reply: setupViewSchema },
  'sites.set': {
    from: OPTIONS,
    request: z.object({ id: siteKeySchema, mode: z.enum(SITE_MODES) }),
    reply: setupViewSchema,
  },
  'sites.showDock': { from: OPTIONS, request: z.object({ id: siteKeySchema }), reply: setupViewSchema },
  /** What of a store could not be read and was set aside, whole. Never the key. */
  'damage.copy': { from: OPTIONS, request: damaged, reply: z.array(z.unknown()) },
  /** The person has read it: what was set aside is removed. */
  'damage.forget': { from: OPTIONS, request: damaged, reply: done },
  /** Leaves a database that cannot be opened aside, and begins another. */
  'damage.startAnew': { from: OPTIONS, request: damaged, reply: done },
  /** Forgets a site that the rep added, with all that was taught about it, and gives its permission back. */
  'own.remove': { from: OPTIONS, request: z.object({ id: ownSiteIdSchema }), reply: setupViewSchema },
  'rules.save': {
    from: OPTIONS,
    request: z.object({ site: ownSiteIdSchema, rule: ownRuleSchema }),
    reply: setupViewSchema,
  },
  'rules.remove': {
    from: OPTIONS,
    request: z.object({ site: ownSiteIdSchema, id: z.string().check(z.maxLength(64)) }),
    reply: setupViewSchema,
  },
  /** What a rule reads in the open tabs of its site. */
  'rules.test': {
    from: OPTIONS,
    request: z.object({ site: ownSiteIdSchema, rule: fieldRuleSchema }),
    reply: z.array(ruleTrialSchema),
  },
  /** Points again at a field whose rule fell silent, in an open tab of its site. 'notFound' where none is open. */
  'teach.again': {
    from: OPTIONS,
    request: z.object({ site: siteKeySchema, field: z.enum(TAUGHT_FIELDS) }),
    reply: done,
  },
  'rules.import': {
    from: OPTIONS,
    request: z.object({ text: z.string().check(z.maxLength(1_000_000)) }),
    reply: z.object({ added: z.number(), known: z.number() }),
  },
  /** Newest first, live ones included. */
  'history.list': { from: OPTIONS, request: nothing, reply: z.array(completionViewSchema) },
  /** Removes what has ended; what is unresolved stays. */
  'history.clear': { from: OPTIONS, request: nothing, reply: z.object({ removed: z.number(), kept: z.number() }) },
} as const

export type MessageName = keyof typeof MESSAGES
/** Messages about a tab: the router says which. */
export type TabMessageName = {
  [Name in MessageName]: (typeof MESSAGES)[Name] extends { about: 'tab' } ? Name : never
}[MessageName]
export type Request<Name extends MessageName> = z.infer<(typeof MESSAGES)[Name]['request']>
export type Reply<Name extends MessageName> = z.infer<(typeof MESSAGES)[Name]['reply']>

/** Worker → screens: what changed, so that they ask again. Carries no content. */
export const changedSchema = z.object({ type: z.literal('changed') })
