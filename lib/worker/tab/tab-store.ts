import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { EVIDENCE_KINDS, type PageIdentity } from '#lib/shared/identity/identity.ts'
import { pageIdentitySchema } from '#lib/shared/messages/page-schema.ts'
import { refusedCommandSchema } from '#lib/shared/messages/refused-command.ts'
import { taskCardSchema } from '#lib/shared/messages/views.ts'
import { addedSchema } from '#lib/shared/messages/wrap-up.ts'
import { problemSchema } from '#lib/shared/problem.ts'
import { completeBodySchema } from '#lib/shared/reply/model.ts'

/** One more than is read: a text that was cut is never read as another one. */
export const LONGEST_ASK = 2049

/** What the rep asked for beyond the page. `person` is who that turned out to be, where it is no task. */
const soughtSchema = z.object({
  text: z.string().check(z.maxLength(LONGEST_ASK)),
  person: z.nullable(z.object({ kind: z.enum(EVIDENCE_KINDS), value: z.string().check(z.maxLength(320)) })),
  answered: z.boolean(),
  problem: z.nullable(problemSchema),
})

export type Sought = z.infer<typeof soughtSchema>

/** What the worker remembers of a tab: the person of its page and what the rep chose there. Gone with the tab or the browser. */
const tabSchema = z.object({
  identity: z.nullable(pageIdentitySchema),
  /** Who said so: our page reader, or the tab's address alone. */
  readBy: z.enum(['reader', 'address']),
  /** A task the rep picked, pasted or looked up on this page. */
  chosen: z.nullable(z.object({ taskId: z.number(), how: z.enum(['candidate', 'asked']) })),
  /** The task whose completion was begun on this page: it stays on the screen after it left the list of open tasks. */
  begun: z.nullable(taskCardSchema),
  proposal: z.nullable(z.object({ taskId: z.number(), body: completeBodySchema, added: z.optional(addedSchema) })),
  /** The rep turned away from the task that the page names: its people count again. */
  referencesLeft: z.boolean(),
  /** Whether the dock stands on this page, and whether it is still there although the rep has just hidden it on the site. */
  dock: z.enum(['none', 'shown', 'hiding']),
  sought: z.nullable(soughtSchema),
  /** The contact that the rep said the page is about, where that left open which task. */
  person: z.nullable(z.number()),
  /** The task whose click met a page that could not be read, and the one that the rep has vouched for on this page. */
  unread: z.nullable(z.number()),
  vouched: z.nullable(z.number()),
  /** Why the browser's own command did nothing on this tab, and when (epoch ms). */
  said: z.optional(z.nullable(z.object({ ...refusedCommandSchema.shape, at: z.number() }))),
  /** The task that the rep took to this tab in their run: it comes along from page to page. */
  travels: z.optional(z.nullable(z.object({ taskId: z.number(), contactId: z.nullable(z.number()) }))),
})

export type TabMemory = z.infer<typeof tabSchema>
export type Refused = z.infer<typeof refusedCommandSchema>

const EMPTY: TabMemory = {
  identity: null,
  readBy: 'address',
  chosen: null,
  begun: null,
  proposal: null,
  referencesLeft: false,
  dock: 'none',
  sought: null,
  person: null,
  unread: null,
  vouched: null,
}

const name = (tabId: number) => `tab.${tabId}`

const memory = new Map<number, TabMemory>()

/** What is known of a tab; survives the worker's death in `storage.session`. */
export async function readTab(tabId: number): Promise<TabMemory> {
  const known = memory.get(tabId)
  if (known !== undefined) return known
  const stored = (await browser.storage.session.get(name(tabId)))[name(tabId)]
  const parsed = tabSchema.safeParse(stored)
  const tab = parsed.success ? parsed.data : EMPTY
  if (!memory.has(tabId)) memory.set(tabId, tab)
  return memory.get(tabId) ?? tab
}

/** Changes what is known of a tab. A new page key drops everything that belonged to the old page. */
export async function changeTab(tabId: number, change: Partial<TabMemory>): Promise<TabMemory> {
  await readTab(tabId)
  // From here to `keep` nothing is awaited: of two changes at one time neither is lost.
  const before = memory.get(tabId) ?? EMPTY
  // A page that becomes known to somebody who looks is the same page: a navigation has its own way (`leavePage`).
  const isNewPage =
    change.identity !== undefined &&
    before.identity !== null &&
    (change.identity?.key !== before.identity.key || isSomebodyElse(before.identity, change.identity))
  return keep(tabId, { ...(isNewPage ? newPage(before) : before), ...change })
}

/** The next person may come under the same address, whoever described the site: then it is another page. */
function isSomebodyElse(before: TabMemory['identity'], now: TabMemory['identity']): boolean {
  if (before === null || now === null) return false
  const [old, fresh] = [before, now].map(({ people }) => strongOf(people)) as [Set<string>, Set<string>]
  return old.size > 0 && fresh.size > 0 && [...old].every((value) => !fresh.has(value))
}

function strongOf(people: PageIdentity['people']): Set<string> {
  const evidence = people.flatMap((person) => person.evidence).filter(({ kind }) => kind !== 'phone')
  return new Set(evidence.map(({ kind, value }) => `${kind}:${value}`))
}

/** Drops everything that belonged to the page before; `identity` is what the new page's address says, if anything. */
export async function leavePage(tabId: number, identity: TabMemory['identity']): Promise<void> {
  await keep(tabId, { ...newPage(await readTab(tabId)), identity })
}

/** Of a task that was begun on the page before nothing comes along: that one is over, wherever the rep goes. */
function newPage({ travels, begun }: TabMemory): TabMemory {
  const isOver = travels === undefined || travels === null || begun?.taskId === travels.taskId
  return isOver ? EMPTY : { ...EMPTY, travels }
}

async function keep(tabId: number, tab: TabMemory): Promise<TabMemory> {
  memory.set(tabId, tab)
  await store(tabId, tab)
  return tab
}

/**
 * Where `storage.session` is full, what other tabs remember makes room: it is a convenience, and a click must not fail for it. Should that
 * not be enough, it is remembered as long as this worker lives.
 */
async function store(tabId: number, tab: TabMemory): Promise<void> {
  const set = () => browser.storage.session.set({ [name(tabId)]: tab })
  try {
    await set()
  } catch {
    const others = (await knownTabs()).filter((other) => other !== tabId)
    await browser.storage.session.remove(others.map(name))
    await set().catch(() => undefined)
  }
}

/** The tabs of which something is known. */
export async function knownTabs(): Promise<number[]> {
  const names = Object.keys(await browser.storage.session.get(null))
  return names.filter((key) => /^tab\.\d+$/.test(key)).map((key) => Number(key.slice('tab.'.length)))
}

/** Forgets a closed tab. */
export async function forgetTab(tabId: number): Promise<void> {
  memory.delete(tabId)
  await browser.storage.session.remove(name(tabId))
}
