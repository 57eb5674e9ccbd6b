import { identityOf } from '#lib/page/address/address-reading.ts'
import type { AddressReading } from '#lib/page/address/read-address.ts'
import type { OnShow, StaleGuard } from '#lib/page/follow/stale-guard.ts'
import type { OwnLook } from '#lib/page/own/own-look.ts'
import type { ViewerPlace } from '#lib/page/sites/site-rule.ts'
import { emailAddress } from '#lib/shared/identity/email-address.ts'
import type { Evidence, PageIdentity, PagePerson, TaskReference } from '#lib/shared/identity/identity.ts'
import { attributeOf, textOf } from './bounded-text.ts'
import { distinctBy } from './distinct-by.ts'
import { absolute } from './field-evidence.ts'
import { findIn } from './find-elements.ts'
import { KNOWS_LAYOUTS } from './knows-layouts.ts'
import { pageReferences, type Scope } from './page-references.ts'
import { createPageTexts } from './page-texts.ts'
import { evidenceValue, type Looking, readZone, type ZoneReading } from './read-zone.ts'
import { browserSight, type Sight } from './sight.ts'

/** A document and the address under which it is to be read: during a navigation they may belong to different people. */
export type PageToRead = {
  document: Document
  address: AddressReading
  epoch: number
  guard: StaleGuard
  /** For a site of the rep's own. */
  own?: OwnLook | undefined
  sight?: Sight
  /** Whether the document is complete enough to be read. */
  isLoaded?: boolean
}

/**
 * An identity, and what a follower of the page needs besides: everything that was seen, believed or not, since it must not be
 * taken for the next person.
 */
export type PageReading = OnShow & {
  identity: PageIdentity
  /** Whether there is something that can be matched: a name alone is none. */
  confirmed: boolean
  /** Whether rules look into this page at all; when not, waiting brings nothing. */
  looks: boolean
}

const MOST_PEOPLE = 10
const MOST_REFERENCES = 5
const MOST_EVIDENCE = 20

/**
 * Reads who a page is about: what its address says, and what the visible record shows, as far as the guard lets it count.
 * Reads a bounded number of elements and characters, forces at most a layout, and changes nothing.
 */
export function readPage(page: PageToRead): PageReading {
  const { document, address, epoch, guard, own, sight = browserSight, isLoaded = hasLoaded(document) } = page
  const { site, record } = address
  const zones = record && site?.records[record.type]
  const isDrawn = isLoaded && document.body !== null
  const looking = lookingAt(address, document, sight)
  const looked = isDrawn ? own?.(looking, zones || []) : undefined
  const readings =
    looked?.readings ?? (KNOWS_LAYOUTS && isDrawn && zones ? zones.map((zone) => readZone(zone, looking)) : [])
  const chosen = readings.flatMap((all) => chooseReading(all, guard, document.title) ?? [])
  const people = chosen.flatMap((reading) => believable(reading, guard))

  // In the record where the rules know one, in the whole page where there are no rules, else nowhere.
  const scopes = (): Scope[] => {
    if (site === null) return isDrawn ? [{ root: document.body, exclude: undefined }] : []
    const speaking = site.references === 'never' ? [] : chosen.filter(({ zone }) => zone.silent !== true)
    return speaking.map(({ root, zone }) => ({ root, exclude: zone.exclude }))
  }
  const named = looked?.named ?? (KNOWS_LAYOUTS ? scopes().flatMap((scope) => pageReferences(scope, looking)) : [])
  const isProven = chosen.length > 0 && chosen.every(({ verdict }) => verdict === 'proven')
  const tasks = named.filter((task) => isProven || guard.isFresh(taskValue(task)))

  guard.trust([...people.flatMap(valuesOf), ...tasks.map(taskValue)])
  const identity = {
    ...identityOf(address, epoch),
    people: zones?.some((zone) => zone.person)
      ? people.filter(isSomebody).slice(0, MOST_PEOPLE)
      : apart(mergePeople(address.evidence, people), chosen),
    // Each task once, by its strongest source: they come strongest first.
    taskReferences: distinctBy([...address.taskReferences, ...tasks], taskValue).slice(0, MOST_REFERENCES),
  }
  const shown = readings.flat()
  return {
    identity,
    seen: new Set([...shown.flatMap((reading) => reading.people.flatMap(valuesOf)), ...named.map(taskValue)]),
    nodes: shown.flatMap((reading) => reading.nodes),
    confirmed: identity.taskReferences.length > 0 || identity.people.some(({ evidence }) => evidence.length > 0),
    looks: Boolean(zones ?? own) || site === null,
  }
}

/** Whether the browser has the whole document. */
export function hasLoaded({ readyState }: Document): boolean {
  return readyState !== 'loading'
}

/** What reading a page's zones needs to know of it. */
export function lookingAt(address: AddressReading, document: Document, sight: Sight): Looking {
  const { site, record, evidence } = address
  const isOtherRecord = (link: Element): boolean => {
    const href = absolute(attributeOf(link, 'href') ?? '', link)
    return URL.canParse(href) && address.isOtherRecord?.(new URL(href)) === true
  }
  // Looked for once there is an address that may be theirs: on most pages nobody's stands.
  let viewer: ReadonlySet<string> | undefined
  const isViewer = (value: string) => (viewer ??= viewerOf(document, site?.viewer ?? [])).has(value)
  return {
    document,
    record: { id: record?.id ?? '', key: evidence[0] ?? null },
    sight,
    texts: createPageTexts(),
    isViewer,
    isOtherRecord,
  }
}

/**
 * The one container that is the record: the proven one, or where no proof is to be had the only one, or the one whose
 * name the document's title has.
 */
function chooseReading(readings: readonly ZoneReading[], guard: StaleGuard, title: string): ZoneReading | null {
  const eligible = KNOWS_LAYOUTS ? eligibleOf(readings, guard) : readings
  const titled =
    eligible.length < 2 ? eligible : eligible.filter(({ people: [one] }) => one?.name && title.includes(one.name))
  return titled.length === 1 ? (titled[0] ?? null) : null
}

/** Those that are proven, or say nothing where no proof is needed. */
function eligibleOf(readings: readonly ZoneReading[], guard: StaleGuard): ZoneReading[] {
  const by = (verdict: ZoneReading['verdict']) => readings.filter((reading) => reading.verdict === verdict)
  guard.distrust(by('refuted').flatMap((reading) => reading.people.flatMap(valuesOf)))
  const proven = by('proven')
  const needs = readings[0]?.zone.needsProof
  const mustBeProven = proven.length > 0 || needs === 'always' || (needs === 'later' && guard.isLater())
  return mustBeProven ? proven : by('silent')
}

function believable({ verdict, people }: ZoneReading, guard: StaleGuard): PagePerson[] {
  if (KNOWS_LAYOUTS && verdict === 'proven') return people
  return people.map(({ name, evidence }) => ({
    name: name !== null && guard.isFresh(`name:${name}`) ? name : null,
    evidence: evidence.filter((one) => guard.isFresh(evidenceValue(one))),
  }))
}

/** A record's one person is in its address and in all its zones. */
function mergePeople(fromAddress: readonly Evidence[], found: readonly PagePerson[]): PagePerson[] {
  const evidence = distinctBy([...fromAddress, ...found.flatMap((person) => person.evidence)], evidenceValue)
  const name = found.find((person) => person.name !== null)?.name ?? null
  return [{ name, evidence: evidence.slice(0, MOST_EVIDENCE) }].filter(isSomebody)
}

/**
 * Values under one field name are several people's, and the page's name is one of theirs: each with that name, so that
 * whom it does not fit is asked about. Without a name nobody can say whose they are.
 */
function apart(people: PagePerson[], chosen: readonly ZoneReading[]): PagePerson[] {
  if (!KNOWS_LAYOUTS) return people
  const values = distinctBy(
    chosen.flatMap(({ several = [] }) => several),
    evidenceValue,
  )
  if (values.length < 2) return people
  const isTheirs = (one: Evidence) => values.some((value) => evidenceValue(value) === evidenceValue(one))
  return people.flatMap(({ name, evidence }) => {
    const others = evidence.filter((one) => !isTheirs(one))
    const each = name === null ? [] : evidence.filter(isTheirs)
    return (each.length === 0 ? [others] : each.map((one) => [one].concat(others)))
      .map((held) => ({ name, evidence: held }))
      .filter(isSomebody)
  })
}

function isSomebody({ name, evidence }: PagePerson): boolean {
  return name !== null || evidence.length > 0
}

function viewerOf({ documentElement }: Document, places: readonly ViewerPlace[]): Set<string> {
  const elements = places.flatMap((place) =>
    typeof place === 'string'
      ? findIn(documentElement, place)
      : findIn(documentElement, place.within).flatMap((root) => findIn(root, place.find)),
  )
  const written = [...new Set(elements)]
    .slice(0, 10)
    .map((element) => emailAddress(attributeOf(element, 'href') ?? textOf(element)))
  return new Set(written.filter((address) => address !== null))
}

function taskValue({ taskId }: TaskReference): string {
  return `task:${taskId}`
}

function valuesOf({ name, evidence }: PagePerson): string[] {
  return [...evidence.map(evidenceValue), ...(name === null ? [] : [`name:${name}`])]
}
