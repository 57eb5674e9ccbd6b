import { createStaleGuard, type OnShow, type StaleGuard } from '#lib/page/follow/stale-guard.ts'
import { labelledValues } from '#lib/page/read/field-value.ts'
import { KNOWS_LAYOUTS } from '#lib/page/read/knows-layouts.ts'
import { isLabel } from '#lib/page/read/label-text.ts'
import { pageReferences } from '#lib/page/read/page-references.ts'
import { type Looking, readZone, type ZoneReading } from '#lib/page/read/read-zone.ts'
import type { SiteRule, Zone } from '#lib/page/sites/site-rule.ts'
import type { Evidence, TaskReference } from '#lib/shared/identity/identity.ts'
import type { FieldRule, ReaderRules, TaughtField } from '#lib/shared/settings/own-site.ts'
import type { GenericRules } from './generic-rules.ts'
import { fitsPages } from './page-parts.ts'
import { rulesIn } from './rules-text.ts'
import { patienceFor } from './same-record.ts'
import { contentOf, type Found, type FreshLooking, foundIn, labelledBy, readTaught } from './taught-field.ts'

const FIELDS = ['email', 'phone', 'linkedIn'] as const
/** Elements that frame a record's values and go on standing from one record to the next. */
const FRAMES = 'main, [role="main"], #main, #content, .main, body, [itemtype], dt, th, label'
const LONGEST_ADDRESS = 2048

/**
 * How a page of an own site is looked at, in place of the zones of a site whose layout is known; null leaves the page to
 * those.
 */
export type OwnLook = (
  looking: Looking,
  zones: readonly Zone[],
) => { readings: ZoneReading[][]; named: TaskReference[] } | null

/**
 * Looks at pages by what was taught, and where nothing was taught about their kind, by generic rules. An element that
 * stood there when the address changed, and has not changed since, is not looked at: it is the old record's. The guard
 * tells when that is, and goes on keeping old values out.
 */
export function createOwnLook(
  { site, generic: written }: ReaderRules,
  builtIn: SiteRule | null = null,
): { own: OwnLook; guard: StaleGuard } {
  const guard = createStaleGuard()
  const generic = rulesIn(written)
  const believed = new Map<string, Set<string>>()
  let looked = new Map<Element, string>()
  let standing = new WeakMap<Element, string>()
  /** What the last look took for the present page's for the first time. */
  let last = { key: '', added: new Set<string>() }
  let present = ''
  const lookedAt = (): OnShow => ({ seen: new Set(looked.values()), nodes: [...looked.keys()] })

  const believedFor = (key: string): Set<string> => {
    const own = believed.get(key) ?? new Set<string>()
    believed.set(key, own)
    return own
  }

  const freshFor = (key: string) => {
    const own = believedFor(key)
    last = { key, added: new Set() }
    return (element: Element): boolean => {
      const content = contentOf(element)
      looked.set(element, content)
      if (own.has(content)) return true
      if (standing.get(element) === content) return false
      own.add(content)
      last.added.add(content)
      return true
    }
  }

  const begin = (key: string) => {
    // A look in the moment of the change saw the old record under the new address.
    if (last.key === key) for (const content of last.added) believedFor(key).delete(content)
    standing = new WeakMap(looked)
  }

  const own: OwnLook = (asked, zones) => {
    const url = new URL(asked.document.location.href)
    looked = new Map()
    const looking = { ...asked, isFresh: freshFor(asked.record.id) }
    const taught = site.rules.filter((rule) => rule.kind === 'field')
    const fitting = taught.filter((rule) => rule.confirmed && fitsPages(rule.pages, url))
    if (KNOWS_LAYOUTS && builtIn !== null) {
      const read = fitting.length === 0 ? null : besideZones(fitting, zones, looking, generic)
      return read !== null && builtIn.references === 'never' ? { ...read, named: [] } : read
    }
    const byText = pageReferences({ root: asked.document.body, exclude: undefined }, asked)
    const people = readGeneric(looking, generic)
    if (fitting.length === 0) {
      return { readings: [people], named: [...byText, ...readTasks(people, looking, generic)] }
    }
    const found = fitting.flatMap((rule) => readTaught(rule, looking).found)
    return { readings: [[personOf(found, people, looking)]], named: [...byText, ...found.flatMap(toTask)] }
  }

  return {
    own,
    guard: {
      ...guard,
      begin(key, onShow, patience = patienceFor(present, key)) {
        if (onShow !== null) begin(key)
        guard.begin(key, onShow && [...onShow, lookedAt()], patience)
        present = key
      },
      settle({ seen, nodes }, now) {
        const here = lookedAt()
        const isOver = guard.settle({ seen: new Set([...seen, ...here.seen]), nodes: [...nodes, ...here.nodes] }, now)
        if (isOver) standing = new WeakMap()
        return isOver
      },
    },
  }
}

/**
 * What was taught, beside what a built-in site's rules read. Where both read a field and differ, both are told: then
 * somebody is asked. For a field that was taught and is empty nothing stands in.
 */
function besideZones(
  rules: readonly FieldRule[],
  zones: readonly Zone[],
  looking: FreshLooking,
  generic: GenericRules,
): NonNullable<ReturnType<OwnLook>> {
  const taught = rules.map((rule) => ({ field: rule.field, ...readTaught(rule, looking) }))
  const found = taught.flatMap((one) => one.found)
  const isSilent = (field: TaughtField) =>
    taught.some((one) => one.field === field && one.isThere && one.found.length === 0)
  const read = zones.map((zone) => readZone(zone, looking))
  for (const person of read.flat().flatMap(({ people }) => people)) {
    person.evidence = person.evidence.filter(({ kind }) => !isSilent(fieldOf(kind)))
  }
  // A task that the site's own record names still counts, where it is plain which record that is.
  const single = read.flatMap((all) => (all.length === 1 ? all : []))
  const named = single.flatMap(({ root, zone }) => pageReferences({ root, exclude: zone.exclude }, looking))
  const people = personOf(found, readGeneric(looking, generic), looking)
  return { readings: [...read, [people]], named: [...found.flatMap(toTask), ...named] }
}

/** What one rule reads here, whether it counts yet or not. */
export function tryRule(rule: FieldRule, asked: Looking, generic: string) {
  const looking = { ...asked, isFresh: () => true }
  const [only] = readGeneric(looking, rulesIn(generic))
  return { name: only?.people[0]?.name ?? null, values: readTaught(rule, looking).found.map(({ value }) => value) }
}

function personOf(found: readonly Found[], generic: readonly ZoneReading[], { document }: Looking): ZoneReading {
  const [only, second] = generic
  const name = second === undefined && found.length > 0 ? (only?.people[0]?.name ?? null) : null
  const evidence = found.flatMap((one) => (one.kind === 'task' ? [] : [one]))
  return { zone: { within: [] }, root: document.body, verdict: 'silent', people: [{ name, evidence }], nodes: [] }
}

function readGeneric(looking: FreshLooking, rules: GenericRules): ZoneReading[] {
  // Whoever is named on a company's page is one of its people, and not whom the page is about.
  const { href, origin } = looking.document.location
  if (rules.companies.test(href.slice(origin.length, LONGEST_ADDRESS))) return []
  const isShown = (element: Element) =>
    looking.sight.isShown(element) && (element.matches(FRAMES) || looking.isFresh(element))
  const zones = readZone(rules.zone, { ...looking, sight: { ...looking.sight, isShown } })
  return zones.map((reading) => onlyOnePerson(reading, rules, looking))
}

/** The task in a field of the record that is named for it in any language. */
function readTasks(people: readonly ZoneReading[], looking: FreshLooking, { labels }: GenericRules) {
  const fields = people.flatMap(({ root }) => labelledValues(root, labels.taskId, looking))
  return fields.filter((field) => looking.isFresh(field)).flatMap((field) => foundIn(field, 'taskId').flatMap(toTask))
}

/**
 * Of a record that shows several addresses or profiles nobody can say whose they are; two phones of one person are common,
 * and then neither counts. What stands beside "Owner" is a colleague, and for a field that is there and empty nothing
 * stands in.
 */
function onlyOnePerson(reading: ZoneReading, { labels }: GenericRules, looking: FreshLooking): ZoneReading {
  const { root } = reading
  if (reading.people.every(({ evidence }) => evidence.length === 0)) return { ...reading, people: [] }
  const valuesOf = (field: TaughtField | 'colleague') => {
    return labelledBy((text) => isLabel(text, labels[field]), root, looking)
  }
  const theirs = new Set(
    valuesOf('colleague').flatMap((all) =>
      all.flatMap((one) => FIELDS.flatMap((field) => foundIn(one, field).map(({ value }) => value))),
    ),
  )
  const isEmpty = (field: TaughtField) => {
    const all = valuesOf(field)
    return all.length > 0 && all.flat().every((one) => foundIn(one, field).length === 0)
  }
  const empty = new Set(FIELDS.filter(isEmpty))
  const people = reading.people.map(({ name, evidence }) => {
    const own = evidence.filter(({ kind, value }) => !theirs.has(value) && !empty.has(fieldOf(kind)))
    // A heading is a name only beside somebody: lists have headings too.
    if (own.length === 0) return { name: null, evidence: [] }
    const count = (kind: string) => own.filter((one) => one.kind === kind).length
    if (count('email') > 1 || count('linkedIn') > 1) return { name: null, evidence: [] }
    return { name, evidence: count('phone') > 1 ? own.filter(({ kind }) => kind !== 'phone') : own }
  })
  return { ...reading, people }
}

function fieldOf(kind: Evidence['kind']): (typeof FIELDS)[number] {
  return kind === 'email' || kind === 'phone' ? kind : 'linkedIn'
}

function toTask(found: Found): TaskReference[] {
  return found.kind === 'task' ? [{ taskId: Number(found.value), source: found.source }] : []
}
