import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import type { PageIdentity, SiteKey } from '#lib/shared/identity/identity.ts'
import type { SiteHealthView } from '#lib/shared/messages/own-views.ts'
import { TAUGHT_FIELDS, type TaughtField } from '#lib/shared/settings/own-site.ts'
import type { Settings } from '#lib/shared/settings/settings.ts'
import { countedOn, expectedOn, fieldHealthSchema, fieldsFound, isSilent } from './field-health.ts'

/**
 * How a site's rules fare: when they last named a person, and per field on how many records they looked and found it, and
 * how many at last had none. Times and counts, nothing of a page.
 */
const STORE = 'siteHealth'

const healthSchema = z.object({
  namedAt: z.nullable(z.number()),
  fields: z.partialRecord(z.enum(TAUGHT_FIELDS), fieldHealthSchema),
})
const allSchema = z.record(z.string(), healthSchema)

type Health = z.infer<typeof healthSchema>

const NEVER: Health = { namedAt: null, fields: {} }
const UNSEEN = { seen: 0, found: 0, run: 0 }
/** What was counted of the page that a tab showed last: one record counts once, and a late value corrects it. */
type Counted = { key: string; missed: Set<string>; found: Set<string> }

const lastIn = new Map<number, Counted>()
let writing: Promise<unknown> = Promise.resolve()

/** Changes what is kept, one change after another. */
async function change(how: (all: Record<string, Health>) => Record<string, Health>): Promise<void> {
  const before = writing
  const mine = (async () => {
    await before
    const all = await readAll()
    const changed = how(all)
    if (JSON.stringify(changed) !== JSON.stringify(all)) await browser.storage.local.set({ [STORE]: changed })
  })()
  writing = mine.catch(() => undefined)
  await mine
}

/** Learns from a page that has come to rest. */
export async function learnHealth(
  tabId: number,
  identity: PageIdentity,
  address: string,
  settings: Settings,
): Promise<void> {
  if (!identity.settled || !URL.canParse(address)) return
  const expected = expectedOn(identity, address, settings)
  if (expected.length === 0) return
  const known = lastIn.get(tabId)
  const last: Counted = known?.key === identity.key ? known : { key: identity.key, missed: new Set(), found: new Set() }
  lastIn.set(tabId, last)
  const found = fieldsFound(identity)
  await change((all) => {
    const learned = expected.map(({ site, fields }) => [
      site,
      withRecord(site, all[site] ?? NEVER, fields, found, last),
    ])
    return { ...all, ...Object.fromEntries(learned) }
  })
}

function withRecord(
  site: SiteKey,
  { namedAt, fields: before }: Health,
  expected: readonly TaughtField[],
  found: ReadonlySet<TaughtField>,
  last: Counted,
): Health {
  const fields = { ...before }
  for (const field of expected) {
    const name = `${site} ${field}`
    const isFound = found.has(field)
    const wasMissed = last.missed.has(name)
    if (last.found.has(name) || (wasMissed && !isFound)) continue
    const old = fields[field] ?? UNSEEN
    // It came after all: the miss was none.
    fields[field] = countedOn(wasMissed ? { ...old, seen: Math.max(0, old.seen - 1) } : old, isFound)
    if (isFound) last.found.add(name)
    else last.missed.add(name)
  }
  // To the minute: not every look is worth a write.
  return { namedAt: found.size > 0 ? Math.floor(Date.now() / 60_000) * 60_000 : namedAt, fields }
}

/** How the rules of a site fare, as the options show it. */
export async function healthOf(site: SiteKey): Promise<SiteHealthView> {
  const { namedAt, fields } = (await readAll())[site] ?? NEVER
  const silent = TAUGHT_FIELDS.flatMap((field) => {
    const health = fields[field]
    return health !== undefined && isSilent(health) ? [{ field, records: health.run }] : []
  })
  return { namedAt, silent }
}

/** What was counted of a field counts no more: it was taught anew. Without a field, nothing of the site does. */
export function forgetHealth(site: SiteKey, field?: TaughtField): Promise<void> {
  return change((all) => {
    const { [site]: health, ...others } = all
    if (health === undefined || field === undefined) return others
    const { [field]: _, ...fields } = health.fields
    return { ...others, [site]: { ...health, fields } }
  })
}

async function readAll(): Promise<Record<string, Health>> {
  const read = allSchema.safeParse((await browser.storage.local.get(STORE))[STORE])
  return read.success ? read.data : {}
}
