import { attributeOf, textOf } from './bounded-text.ts'
import { distinctBy } from './distinct-by.ts'
import { emailAddress } from './email-address.ts'
import { findIn } from './find-elements.ts'
import type { Evidence, PageIdentity, PagePerson, TaskReference } from './identity.ts'
import { pageReferences, type Scope } from './page-references.ts'
import { type AddressReading, readAddress } from './read-address.ts'
import { type Looking, readZone, type ZoneReading } from './read-zone.ts'
import { browserSight, type Sight } from './sight.ts'
import type { RecordRule, Zone } from './sites/site-rule.ts'
import type { StaleGuard } from './stale-guard.ts'

/** A document and the address under which it is to be read: during a navigation they may belong to different people. */
export type PageToRead = {
  document: Document
  location: URL
  epoch: number
  guard: StaleGuard
  sight?: Sight
}

/** An identity, and everything that was seen, believed or not: what must not be taken for the next person. */
export type PageReading = {
  identity: PageIdentity
  seen: Set<string>
  /** Whether the page itself, beyond its address, gave somebody or something that was believed. */
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
export function readPage({ document, location, epoch, guard, sight = browserSight }: PageToRead): PageReading {
  const address = readAddress(location)
  const rule = address.record === null ? undefined : address.site?.records[address.record.type]
  const seen = new Set<string>()
  const isDrawn = document.readyState !== 'loading' && document.body !== null
  const zones =
    rule === undefined || !isDrawn ? [] : readRecord(rule, address, { document, location, sight }, guard, seen)
  const people = mergePeople(
    rule,
    address.evidence,
    zones.flatMap((zone) => zone.people),
  )
  const written = isDrawn ? readReferences(rule, address, zones, document, sight) : []
  for (const { taskId } of written) seen.add(`task:${taskId}`)
  const believed = written.filter(({ taskId }) => zonesProve(zones) || guard.isFresh(`task:${taskId}`))
  guard.trust([
    ...zones.flatMap((zone) => zone.people.flatMap(valuesOf)),
    ...believed.map(({ taskId }) => `task:${taskId}`),
  ])
  return {
    identity: {
      site: address.site?.id ?? 'other',
      key: address.key,
      epoch,
      people,
      taskReferences: distinctReferences([...address.taskReferences, ...believed]),
      settled: false,
    },
    seen,
    confirmed: believed.length > 0 || zones.some((zone) => zone.people.some((person) => valuesOf(person).length > 0)),
    looks: rule !== undefined || address.site === null,
  }
}

type Page = Pick<PageToRead, 'document' | 'location'> & { sight: Sight }

/** A container that is believed, with those of its values that may be. */
type Believed = ZoneReading & { zone: Zone }

function readRecord(
  rule: RecordRule,
  address: AddressReading,
  page: Page,
  guard: StaleGuard,
  seen: Set<string>,
): Believed[] {
  const { document, location, sight } = page
  const [first] = address.evidence
  const looking: Looking = {
    document,
    hostname: location.hostname,
    record: { id: address.record?.id ?? '', key: first === undefined ? null : keyOf(first) },
    sight,
    viewer: viewerOf(document, address.site?.viewer ?? []),
  }
  return rule.zones.flatMap((zone) => {
    const readings = readZone(zone, looking)
    for (const reading of readings) {
      const values = reading.people.flatMap(valuesOf)
      for (const value of values) seen.add(value)
      if (reading.verdict === 'refuted') guard.distrust(values)
    }
    const chosen = chooseReading(zone, readings, guard)
    return chosen === null ? [] : [{ ...chosen, zone, people: believable(chosen, guard) }]
  })
}

/** The one container that is the record: the proven one, or the only one where no proof is to be had. */
function chooseReading(zone: Zone, readings: readonly ZoneReading[], guard: StaleGuard): ZoneReading | null {
  const proven = readings.filter((reading) => reading.verdict === 'proven')
  const needsProof = zone.needsProof === true || (zone.proof !== undefined && guard.isLater())
  const eligible = proven.length > 0 || needsProof ? proven : readings.filter((reading) => reading.verdict === 'silent')
  const [only, second] = eligible
  return only === undefined || second !== undefined ? null : only
}

function believable({ verdict, people }: ZoneReading, guard: StaleGuard): PagePerson[] {
  if (verdict === 'proven') return people
  return people.map(({ name, evidence }) => ({
    name: name !== null && guard.isFresh(`name:${name}`) ? name : null,
    evidence: evidence.filter(({ kind, value }) => guard.isFresh(`${kind}:${value}`)),
  }))
}

/** One record's person is in its address and in all its zones; several people stay apart. */
function mergePeople(
  rule: RecordRule | undefined,
  fromAddress: readonly Evidence[],
  found: readonly PagePerson[],
): PagePerson[] {
  if (rule?.people === 'nobody') return []
  if (rule?.people === 'several') return found.filter(isSomebody).slice(0, MOST_PEOPLE)
  const all = [...fromAddress, ...found.flatMap((person) => person.evidence)]
  const evidence = distinctBy(all, ({ kind, value }) => `${kind}:${value}`)
  const name = found.find((person) => person.name !== null)?.name ?? null
  return [{ name, evidence: evidence.slice(0, MOST_EVIDENCE) }].filter(isSomebody)
}

function isSomebody({ name, evidence }: PagePerson): boolean {
  return name !== null || evidence.length > 0
}

/** Tasks are looked for in the record where the rules know one, in the whole page where there are no rules, else nowhere. */
function readReferences(
  rule: RecordRule | undefined,
  { site }: AddressReading,
  zones: readonly Believed[],
  { body }: Document,
  sight: Sight,
): TaskReference[] {
  if (rule?.references === 'never') return []
  const whole: Scope[] = site === null ? [{ root: body, exclude: [] }] : []
  const scopes = rule === undefined ? whole : zones.map(({ root, zone }) => ({ root, exclude: zone.exclude ?? [] }))
  return distinctReferences(scopes.flatMap((scope) => pageReferences(scope, sight)))
}

function zonesProve(zones: readonly Believed[]): boolean {
  return zones.length > 0 && zones.every((zone) => zone.verdict === 'proven')
}

/** Each task once, by its strongest source: they come strongest first. */
function distinctReferences(references: readonly TaskReference[]): TaskReference[] {
  return distinctBy(references, ({ taskId }) => `${taskId}`).slice(0, MOST_REFERENCES)
}

function viewerOf({ documentElement }: Document, selectors: readonly string[]): Set<string> {
  const elements = selectors.flatMap((selector) => findIn(documentElement, selector)).slice(0, 10)
  const written = elements.flatMap((element) => [attributeOf(element, 'href') ?? '', textOf(element, 200)])
  return new Set(written.map(emailAddress).filter((address) => address !== null))
}

function keyOf({ kind, value }: Evidence): Looking['record']['key'] {
  return kind === 'email' || kind === 'phone' ? null : { kind, value }
}

function valuesOf({ name, evidence }: PagePerson): string[] {
  const values = evidence.map(({ kind, value }) => `${kind}:${value}`)
  return name === null ? values : [...values, `name:${name}`]
}
