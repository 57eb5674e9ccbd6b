import type { CountryCode } from 'libphonenumber-js/min'
import { emailAddress } from '#lib/shared/identity/email-address.ts'
import type { Evidence, EvidenceKind, PagePerson } from '#lib/shared/identity/identity.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { withoutTag } from './mailbox.ts'
import { isNational, type Phone, readPhones } from './phone.ts'
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
}

/** One piece of a page's evidence, made comparable. Evidence that names nobody has no trait. */
export type Trait = StrongTrait | PhoneTrait
/** `untagged` is the same mailbox without its `+tag`. */
export type StrongTrait = { kind: StrongKind; value: string; untagged: string | null; evidence: Evidence }
/** `national` is the number as written, where its country is open. */
export type PhoneTrait = { kind: 'phone'; phones: readonly Phone[]; national: string | null; evidence: Evidence }

/**
 * What a contact is known by. `homeRegion` is the user's, for numbers of contacts whose country Reply does not hold.
 */
export function identitiesOf(contact: Contact, homeRegion: CountryCode | null): Identities {
  const strong: Record<StrongKind, string[]> = { linkedIn: [], linkedInMember: [], salesNavigator: [], email: [] }
  const links = [contact.linkedInUrl, contact.linkedInSalesNavigatorUrl, contact.linkedInRecruiterUrl]
  for (const link of links) {
    const key = link === null ? null : linkedInKey(link)
    if (key !== null && !strong[key.kind].includes(key.value)) strong[key.kind].push(key.value)
  }
  const email = contact.email === null ? null : emailAddress(contact.email)
  if (email !== null) strong.email.push(email)
  let region: CountryCode | null | undefined
  let phones: readonly Phone[] | undefined
  // Reading numbers is half of the work of loading an index, and most pages show none.
  return {
    strong,
    get region() {
      region ??= regionOf(contact.country) ?? homeRegion
      return region
    },
    get phones() {
      phones ??= readPhones(contact.phone, this.region)
      return phones
    },
  }
}

/** The traits of a person on a page. `homeRegion` is where national numbers are read first. */
export function traitsOf(person: PagePerson, homeRegion: CountryCode | null): Trait[] {
  return person.evidence.flatMap((evidence): Trait[] => {
    if (evidence.kind === 'phone') {
      const phones = readPhones(evidence.value, homeRegion)
      const national = phones.length === 0 && isNational(evidence.value) ? evidence.value : null
      return phones.length === 0 && national === null ? [] : [{ kind: 'phone', phones, national, evidence }]
    }
    const key = strongKey(evidence)
    const untagged = key?.kind === 'email' ? withoutTag(key.value) : null
    return key === null ? [] : [{ ...key, untagged, evidence }]
  })
}

function strongKey({ kind, value }: Evidence): StrongKey | null {
  if (kind === 'phone') return null
  if (kind === 'email') {
    const email = emailAddress(value)
    return email === null ? null : { kind, value: email }
  }
  // `encodeURIComponent` throws on half a surrogate pair.
  const written = encodeURIComponent(value.toWellFormed())
  return linkedInKey(`https://www.linkedin.com/${kind === 'salesNavigator' ? 'sales/lead' : 'in'}/${written}`)
}

/** Whether a trait names one person and nobody else. */
export function isStrong(trait: Trait): trait is StrongTrait {
  return trait.kind !== 'phone'
}
