import type { Locator, Zone } from '#lib/page/sites/site-rule.ts'
import { belongsToSite } from '#lib/shared/identity/email-address.ts'
import type { Evidence, PagePerson } from '#lib/shared/identity/identity.ts'
import { personName } from '#lib/shared/identity/person-name.ts'
import { distinctBy } from './distinct-by.ts'
import { evidenceIn, type Field } from './field-evidence.ts'
import { labelledValues, valueText } from './field-value.ts'
import { findDeep, findIn, isExcluded, NOTHING } from './find-elements.ts'
import { proofOf, type RecordId, type Verdict } from './record-proof.ts'
import type { Sight } from './sight.ts'

/** What one container of a page holds, before anybody has decided whether it may be believed. */
export type ZoneReading = { zone: Zone; root: Element; verdict: Verdict; people: PagePerson[] }

/** What reading a page needs to know of it. */
export type Looking = {
  document: Document
  record: RecordId
  sight: Sight
  /** Addresses of the signed-in user. */
  viewer: ReadonlySet<string>
}

const FIELDS: readonly Field[] = ['email', 'phone', 'linkedIn']
const MOST_OF_A_KIND = 5
const MOST_PEOPLE = 10
const MOST_ROOTS = 12

/**
 * Reads every visible container of a zone. More than one means that records are mounted next to each other: the caller
 * believes the proven one, and none when that is not clear.
 */
export function readZone(zone: Zone, looking: Looking): ZoneReading[] {
  return rootsOf(zone, looking).map((root) => {
    const find = (locator: Locator, within = root): Element[] => {
      const nodes = nodesBy(locator, within, zone, looking)
      return nodes.filter((node) => !isExcluded(node, root, zone.exclude) && looking.sight.isShown(node))
    }
    const elements = zone.person === undefined ? [root] : find(zone.person).slice(0, MOST_PEOPLE)
    const people = elements.map((element) => readPerson(zone, (locator) => find(locator, element), looking))
    return { zone, root, verdict: proofOf(root, zone, looking.record, looking.sight), people }
  })
}

/** The zone's visible containers: the innermost of the first selector that has any, outside of what it excludes. */
function rootsOf({ within, exclude = NOTHING }: Zone, { document, sight }: Looking): Element[] {
  for (const selector of within) {
    const found = findIn(document.documentElement, selector)
    const own = found.filter((root) => root.closest(exclude.join()) === null)
    const visible = own.filter((root) => sight.isShown(root) && sight.hasRoom(root))
    const inner = visible.filter((root) => !visible.some((other) => other !== root && root.contains(other)))
    if (inner.length > 0) return inner.slice(0, MOST_ROOTS)
  }
  return []
}

function nodesBy(locator: Locator, within: Element, zone: Zone, { record, sight }: Looking): Element[] {
  if (locator instanceof RegExp) return labelledValues(within, locator, sight)
  const selector = (typeof locator === 'string' ? locator : locator.find).replaceAll('{id}', record.id)
  return zone.shadow === true ? findDeep(within, selector) : findIn(within, selector)
}

type Find = (locator: Locator) => Element[]

function readPerson(zone: Zone, find: Find, looking: Looking): PagePerson {
  const title = zone.title?.exec(looking.document.title.slice(0, 400))?.[1] ?? ''
  const nodes = (zone.name ?? []).flatMap((locator) => find(locator).slice(0, 3))
  const names = [...nodes.map(valueText), title].map(personName)
  return {
    name: names.find((name) => name !== null) ?? null,
    evidence: FIELDS.flatMap((field) => readField(zone, field, find, looking)),
  }
}

/** Locators are in order of trust: what a weaker one says counts only for kinds that no stronger one gave. */
function readField(zone: Zone, field: Field, find: Find, { document, viewer }: Looking): Evidence[] {
  const { hostname } = document.location
  const found: Evidence[] = []
  for (const locator of zone[field] ?? []) {
    const known = new Set(found.map(({ kind }) => kind))
    const more = find(locator).flatMap((node) => evidenceIn(node, field, locator))
    found.push(
      ...more.filter(({ kind, value }) => !known.has(kind) && !viewer.has(value) && !belongsToSite(value, hostname)),
    )
  }
  const values = distinctBy(found, ({ kind, value }) => `${kind}:${value}`)
  return zone.single === true && values.length > 1 ? [] : values.slice(0, MOST_OF_A_KIND)
}
