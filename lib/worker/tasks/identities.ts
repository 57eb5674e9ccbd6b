import { emailAddress } from '#lib/shared/identity/email-address.ts'
import type { Evidence, EvidenceKind, PagePerson } from '#lib/shared/identity/identity.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { onTheWire, withoutTag } from './mailbox.ts'
import { isNobodysMailbox, isNobodysProfile } from './nobody.ts'
import { type Phone, readAsWritten, readPhones, regionsOf } from './phone.ts'
import type { CountryCode } from './phone-library.ts'
import { isNational, writtenDigits } from './phone-writing.ts'
import { regionOf } from './region.ts'

/**
 * What names one person and nobody else, most trusted first. A slug outranks a member id because pages show other
 * people's opaque ids next to a profile's own address. A phone is not among them: switchboards are shared.
 */
export const STRONG_KINDS = ['linkedIn', 'linkedInMember', 'salesNavigator', 'email'] as const satisfies EvidenceKind[]
export type StrongKind = (typeof STRONG_KINDS)[number]

type StrongKey = { kind: StrongKind; value: string }

/** All by which a contact can be recognised, in the spelling in which it is compared. */
export type Identities = {
  strong: Readonly<Record<StrongKind, readonly string[]>>
  readonly phones: readonly Phone[]
  /** In which country this person's national numbers are to be read. */
  readonly region: CountryCode | null
  /** Where a page's national number is to be read if it is this person's: in their country, and in that of their number. */
  readonly regions: readonly CountryCode[]
  /** Their own national number in other countries, where it is none in the one that Reply or the user's country says. */
  phonesIn: (regions: readonly CountryCode[]) => readonly Phone[]
  /** The same number as Reply holds it: a page that writes it alike means it, whichever country that is. */
  readonly asWritten: readonly Phone[]
}

/** One piece of a page's evidence, made comparable. Evidence that names nobody has no trait. */
export type Trait = StrongTrait | PhoneTrait
/** `untagged` is the same mailbox without its `+tag`. */
export type StrongTrait = { kind: StrongKind; value: string; untagged: string | null; evidence: Evidence }
/**
 * `phones` are the numbers as they are read at home. `national` are the digits of the first one where its country is open:
 * then it may be read in another as well, or compared as it is written. `digits` are those of each number as written, without
 * extensions.
 */
export type PhoneTrait = {
  kind: 'phone'
  phones: readonly Phone[]
  national: string | null
  digits: readonly string[]
  readIn: (region: CountryCode) => readonly Phone[]
  asWritten: readonly Phone[]
  evidence: Evidence
}

/**
 * What a contact is known by. `homeRegion` is the user's, for numbers of contacts whose country Reply does not hold.
 */
export function identitiesOf(contact: Contact, homeRegion: CountryCode | null): Identities {
  const strong: Record<StrongKind, string[]> = { linkedIn: [], linkedInMember: [], salesNavigator: [], email: [] }
  const links = [contact.linkedInUrl, contact.linkedInSalesNavigatorUrl, contact.linkedInRecruiterUrl]
  for (const link of links) {
    const key = link === null ? null : profileOf(link)
    if (key !== null && !strong[key.kind].includes(key.value)) strong[key.kind].push(key.value)
  }
  const email = contact.email === null ? null : mailboxOf(contact.email)
  if (email !== null) strong.email.push(onTheWire(email))
  let region: CountryCode | null | undefined
  let inCountry: readonly Phone[] | undefined
  let phones: readonly Phone[] | undefined
  let regions: readonly CountryCode[] | undefined
  const readInCountry = (there: CountryCode | null) => (inCountry ??= readPhones(contact.phone, there))
  const isOpen = (there: CountryCode | null) => readInCountry(there).length === 0
  // Reading numbers is half of the work of loading an index, and most pages show none.
  return {
    strong,
    get region() {
      region ??= regionOf(contact.country) ?? homeRegion
      return region
    },
    get phones() {
      // Somebody in Leeds may be reached in New York: what is no number where they are may be one where its writer is.
      phones ??= isOpen(this.region) ? readPhones(contact.phone, homeRegion) : readInCountry(this.region)
      return phones
    },
    get regions() {
      regions ??= [...new Set([regionOf(contact.country) ?? [], regionsOf(this.phones)].flat())]
      return regions
    },
    phonesIn(others) {
      return isOpen(this.region) ? others.flatMap((other) => readPhones(contact.phone, other, 'possible')) : []
    },
    get asWritten() {
      return isOpen(this.region) ? readAsWritten(contact.phone) : []
    },
  }
}

/** The traits of a person on a page. `homeRegion` is where national numbers are read first. */
export function traitsOf(person: PagePerson, homeRegion: CountryCode | null): Trait[] {
  return person.evidence.flatMap((evidence): Trait[] => {
    if (evidence.kind === 'phone') return phoneTrait(evidence, homeRegion)
    const key = strongKey(evidence)
    const untagged = key?.kind === 'email' ? withoutTag(key.value) : null
    return key === null ? [] : [{ ...key, untagged, evidence }]
  })
}

/** Whom a LinkedIn address names, or null where it is nobody. */
export function profileOf(written: string): StrongKey | null {
  const key = linkedInKey(written)
  return key === null || isNobodysProfile(key.value) ? null : key
}

/** The mailbox that somebody has to themselves or with others, or null where an address stands for none. */
export function mailboxOf(written: string): string | null {
  const email = emailAddress(written)
  return email === null || isNobodysMailbox(email) ? null : email
}

function phoneTrait(evidence: Evidence, homeRegion: CountryCode | null): PhoneTrait[] {
  const { value } = evidence
  const phones = readPhones(value, homeRegion)
  const digits = writtenDigits(value)
  const national = isNational(value) ? (digits[0] ?? null) : null
  if (phones.length === 0 && national === null) return []
  const read = new Map<CountryCode, readonly Phone[]>()
  const readIn = (region: CountryCode) => {
    if (region === homeRegion && phones.length > 0) return phones
    const known = read.get(region) ?? readPhones(value, region, 'possible')
    read.set(region, known)
    return known
  }
  return [{ kind: 'phone', phones, national, digits, readIn, asWritten: readAsWritten(value), evidence }]
}

function strongKey({ kind, value }: Evidence): StrongKey | null {
  if (kind === 'phone') return null
  if (kind === 'email') {
    const email = mailboxOf(value)
    return email === null ? null : { kind, value: onTheWire(email) }
  }
  // `encodeURIComponent` throws on half a surrogate pair.
  const written = encodeURIComponent(value.toWellFormed())
  return profileOf(`https://www.linkedin.com/${kind === 'salesNavigator' ? 'sales/lead' : 'in'}/${written}`)
}

/** Whether a trait names one person and nobody else. */
export function isStrong(trait: Trait): trait is StrongTrait {
  return trait.kind !== 'phone'
}
