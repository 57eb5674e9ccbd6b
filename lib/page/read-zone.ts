import { attributeOf, controlValue, textOf } from './bounded-text.ts'
import { distinctBy } from './distinct-by.ts'
import { belongsToSite } from './email-address.ts'
import { evidenceIn, type Field } from './field-evidence.ts'
import { findDeep, findIn, isExcluded, labelledValues } from './find-elements.ts'
import type { Evidence, PagePerson } from './identity.ts'
import { personName } from './person-name.ts'
import { proofOf, type RecordId, type Verdict } from './record-proof.ts'
import type { Sight } from './sight.ts'
import type { Locator, Zone } from './sites/site-rule.ts'

/** What one container of a page holds, before anybody has decided whether it may be believed. */
export type ZoneReading = { root: Element; verdict: Verdict; people: PagePerson[] }

/** What reading a page needs to know of it. */
export type Looking = {
  document: Document
  hostname: string
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
  return rootsOf(zone, looking).map((root) => ({
    root,
    verdict: proofOf(root, zone, looking.record, looking.sight),
    people: peopleElements(zone, root, looking).map((element) => readPerson(zone, root, element, looking)),
  }))
}

/** The zone's visible containers: those of the first selector that has any. */
function rootsOf(zone: Zone, { document, sight }: Looking): Element[] {
  for (const selector of zone.within) {
    const visible = findIn(document.documentElement, selector).filter(
      (root) => sight.isShown(root) && sight.hasRoom(root),
    )
    const inner = visible.filter((root) => !visible.some((other) => other !== root && root.contains(other)))
    if (inner.length > 0) return inner.slice(0, MOST_ROOTS)
  }
  return []
}

function peopleElements(zone: Zone, root: Element, looking: Looking): Element[] {
  if (zone.person === undefined) return [root]
  return elements(zone, root, root, zone.person, looking).slice(0, MOST_PEOPLE)
}

function readPerson(zone: Zone, root: Element, element: Element, looking: Looking): PagePerson {
  const evidence = FIELDS.flatMap((field) => readField(zone, root, element, field, looking))
  return { name: readName(zone, root, element, looking), evidence }
}

/** Locators are in order of trust: what a weaker one says counts only for kinds that no stronger one gave. */
function readField(zone: Zone, root: Element, element: Element, field: Field, looking: Looking): Evidence[] {
  const found: Evidence[] = []
  for (const locator of zone[field] ?? []) {
    const known = new Set(found.map((evidence) => evidence.kind))
    const more = located(zone, root, element, locator, looking).flatMap((node) => evidenceIn(node, field, locator))
    found.push(...more.filter((evidence) => !known.has(evidence.kind) && isOfPerson(evidence, looking)))
  }
  return distinctBy(found, ({ kind, value }) => `${kind}:${value}`).slice(0, MOST_OF_A_KIND)
}

function isOfPerson({ kind, value }: Evidence, { hostname, viewer }: Looking): boolean {
  return kind !== 'email' || !(viewer.has(value) || belongsToSite(value, hostname))
}

function readName(zone: Zone, root: Element, element: Element, looking: Looking): string | null {
  for (const locator of zone.name ?? []) {
    for (const written of namesBy(zone, root, element, locator, looking)) {
      const name = personName(written)
      if (name !== null) return name
    }
  }
  return null
}

function namesBy(zone: Zone, root: Element, element: Element, locator: Locator, looking: Looking): string[] {
  if ('title' in locator) return [locator.title.exec(looking.document.title.slice(0, 400))?.[1] ?? '']
  const nodes = located(zone, root, element, locator, looking).slice(0, 3)
  const attribute = 'attribute' in locator ? locator.attribute : undefined
  return nodes.map(
    (node) => (attribute === undefined ? null : attributeOf(node, attribute)) ?? controlValue(node) ?? textOf(node),
  )
}

function located(zone: Zone, root: Element, element: Element, locator: Locator, looking: Looking): Element[] {
  if ('title' in locator) return []
  if ('find' in locator) return elements(zone, root, element, locator.find, looking)
  return labelledValues(element, locator.label, looking.sight).filter((node) => counts(zone, root, node, looking))
}

function elements(zone: Zone, root: Element, within: Element, selector: string, looking: Looking): Element[] {
  const found = zone.shadow === true ? findDeep(within, selector) : findIn(within, selector)
  return found.filter((node) => counts(zone, root, node, looking))
}

function counts(zone: Zone, root: Element, node: Element, { sight }: Looking): boolean {
  return !isExcluded(node, root, zone.exclude ?? []) && sight.isShown(node)
}
