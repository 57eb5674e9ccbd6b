import type { Locator, Zone } from '#lib/page/sites/site-rule.ts'
import { belongsToSite } from '#lib/shared/identity/email-address.ts'
import type { Evidence, PagePerson } from '#lib/shared/identity/identity.ts'
import { personName } from '#lib/shared/identity/person-name.ts'
import { attributeOf } from './bounded-text.ts'
import { distinctBy } from './distinct-by.ts'
import { type ContactField, evidenceIn } from './field-evidence.ts'
import { labelledValues, valueText } from './field-value.ts'
import { findDeep, findIn, isExcluded, NOTHING } from './find-elements.ts'
import { KNOWS_LAYOUTS } from './knows-layouts.ts'
import type { PageTexts } from './page-texts.ts'
import { type ProofVerdict, proofOf, type RecordId } from './record-proof.ts'
import type { Sight } from './sight.ts'
import { isOthers } from './whose-link.ts'

/** What one container of a page holds, before anybody has decided whether it may be believed. */
export type ZoneReading = {
  zone: Zone
  root: Element
  verdict: ProofVerdict
  people: PagePerson[]
  /** Values that stand under one and the same field name, and so belong to several people. */
  several?: Evidence[]
  /** The elements in which names and evidence stood. */
  nodes: Element[]
}

/** What reading a page needs to know of it. */
export type Looking = {
  document: Document
  record: RecordId
  sight: Sight
  texts: PageTexts
  /** Whether an address is the signed-in user's. */
  isViewer: (address: string) => boolean
  /** Whether a link leads to another record of the kind that this page is about. */
  isOtherRecord: (link: Element) => boolean
}

const FIELDS: readonly ContactField[] = ['email', 'phone', 'linkedIn']
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
    const several: Evidence[] = []
    const nodes: Element[] = []
    const people = elements.map((element) => {
      const findHere = (locator: Locator) => {
        const found = find(locator, element)
        nodes.push(...found)
        return found
      }
      return readPerson({ zone, root, find: findHere, several, looking })
    })
    return { zone, root, verdict: proofOf(root, zone, looking.record, looking.sight), people, several, nodes }
  })
}

/**
 * The zone's visible containers: the innermost of the first selector that has any, outside of what it excludes. A page's body
 * takes up all the room that there is: to ask for it would only force a layout.
 */
function rootsOf({ within, exclude = NOTHING }: Zone, { document, sight }: Looking): Element[] {
  for (const selector of within) {
    const found = findIn(document.documentElement, selector)
    const own = found.filter((root) => root.closest(exclude.join()) === null)
    const visible = own.filter((root) => sight.isShown(root) && (root.localName === 'body' || sight.hasRoom(root)))
    const inner = visible.filter((root) => !visible.some((other) => other !== root && root.contains(other)))
    if (inner.length > 0) return inner.slice(0, MOST_ROOTS)
  }
  return []
}

function nodesBy(locator: Locator, within: Element, zone: Zone, looking: Looking): Element[] {
  if (locator instanceof RegExp) return labelledValues(within, locator, looking)
  const selector = typeof locator === 'string' ? locator : isOwnFields(locator) ? locator.join() : locator.find
  const found = zone.shadow === true ? findDeep(within, selector) : findIn(within, selector)
  if (!KNOWS_LAYOUTS || typeof locator !== 'object' || !('id' in locator)) return found
  return found.filter((node) => locator.id.exec(attributeOf(node, 'href') ?? '')?.[1] === looking.record.id)
}

/** One person of a zone: where to look for what, and where to put what turns out to be several people's. */
type Reading = {
  zone: Zone
  root: Element
  find: (locator: Locator) => Element[]
  several: Evidence[]
  looking: Looking
}

function readPerson(reading: Reading): PagePerson {
  const { zone, find, looking } = reading
  const title = zone.title?.exec(looking.document.title.slice(0, 400))?.[1] ?? ''
  const nodes = (zone.name ?? []).flatMap((locator) => find(locator).slice(0, 3))
  const names = [...nodes.map(valueText), title].map(personName)
  const name = names.find((one) => one !== null) ?? null
  return { name, evidence: FIELDS.flatMap((field) => readField(field, name, reading)) }
}

/**
 * Locators are in order of trust: what a weaker one says counts only for kinds that no stronger one gave, and for none
 * where the record's own field is there. Empty, it says that there is no value.
 */
function readField(field: ContactField, name: string | null, reading: Reading): Evidence[] {
  const { zone, root, find, looking } = reading
  const { isViewer, isOtherRecord } = looking
  const { hostname } = looking.document.location
  const found: Evidence[] = []
  for (const locator of zone[field] ?? []) {
    const known = new Set(found.map(({ kind }) => kind))
    const isField = KNOWS_LAYOUTS && isOwnFields(locator)
    const isLink = typeof locator === 'string'
    const label = KNOWS_LAYOUTS && isLink ? zone.labels?.[field] : undefined
    const nodes = isField ? [] : find(locator)
    const own =
      label === undefined
        ? nodes
        : nodes.filter((node) => !isOthers(node, root, { label, name, fields: zone.fields, isOtherRecord }))
    const written = isField
      ? ownFields(locator, field, reading)
      : own.flatMap((node) => evidenceIn(node, field, locator))
    const more = (written ?? []).filter(
      ({ kind, value }) => !known.has(kind) && !isViewer(value) && !belongsToSite(value, hostname),
    )
    const values = distinctBy(more, evidenceValue)
    if (!(isLink && zone.single === true && values.length > 1)) found.push(...values)
    if (isField ? written !== null : !('attribute' in Object(locator)) && !isLink && nodes.length > 0) break
  }
  return distinctBy(found, evidenceValue).slice(0, MOST_OF_A_KIND)
}

/** What the record's own fields of a kind say; null where none is there. A field that is shown twice must say the same twice. */
function ownFields(names: readonly string[], field: ContactField, { find, several }: Reading): Evidence[] | null {
  const shown = names.map((name) => find(name)).filter((nodes) => nodes.length > 0)
  const said = shown.flatMap((nodes) => {
    const held = nodes.map((node) => evidenceIn(node, field, ''))
    const distinct = new Set(held.map((values) => values.map(evidenceValue).join()))
    if (distinct.size > 1) {
      if (distinct.has('')) return []
      // One person has several numbers more often than one page has several people.
      if (field !== 'phone') several.push(...held.flat())
    }
    return held.flat()
  })
  return shown.length === 0 ? null : said
}

function isOwnFields(locator: Locator): locator is readonly string[] {
  return Array.isArray(locator)
}

/** An identity as it is compared. */
export function evidenceValue({ kind, value }: Evidence): string {
  return `${kind}:${value}`
}
