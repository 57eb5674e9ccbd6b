import type { Evidence, PagePerson } from '#lib/page/identity.ts'
import {
  type Identities,
  isStrong,
  type PhoneTrait,
  STRONG_KINDS,
  type StrongKind,
  type StrongTrait,
  type Trait,
  traitsOf,
} from './identities.ts'
import { isSharedMailbox } from './mailbox.ts'
import { namesDisagree } from './names.ts'
import { type Phone, readPhones } from './phone.ts'
import type { Known } from './task-memory.ts'

/** `sure` is false where a person has to say whether it is this contact. Evidence is the most trusted first. */
export type PersonMatch = { contactId: number; sure: boolean; evidence: Evidence[] }

type Hits = ReadonlySet<number>

/**
 * The contacts that one person of a page may be. Several, or one that is not sure, are for a chooser:
 *
 * - LinkedIn slug, then member id, then Sales Navigator id, then e-mail. What agrees narrows (a shared mailbox together
 *   with a slug is one contact); what disagrees (LinkedIn says A, e-mail says B) leaves both.
 * - A contact that only shares the e-mail while the page's LinkedIn profile is another than the contact's is not sure.
 * - A phone decides only where nothing stronger matched, never against something stronger, and not against the names.
 *
 * Independent of the order in which evidence and contacts came.
 */
export function matchPerson(person: PagePerson, known: Known): PersonMatch[] {
  const traits = traitsOf(person, known.homeRegion)
  const sets = STRONG_KINDS.map((kind) => hitsOf(traits, kind, known)).filter((hits) => hits.size > 0)
  const found = sets.length === 0 ? byPhone(person, traits, known) : byStrong(person, traits, sets, known)
  return found.map((match) => ({ ...match, evidence: agreeing(traits, match.contactId, known) }))
}

type Verdict = Omit<PersonMatch, 'evidence'>

function byStrong(person: PagePerson, traits: Trait[], [first, ...rest]: Hits[], known: Known): Verdict[] {
  if (first === undefined) return []
  let agreed = first
  const elsewhere = new Set<number>()
  for (const hits of rest) {
    const both = new Set([...agreed].filter((id) => hits.has(id)))
    if (both.size > 0) agreed = both
    else for (const id of hits) elsewhere.add(id)
  }
  if (elsewhere.size > 0) return [...agreed, ...elsewhere].map((contactId) => ({ contactId, sure: false }))
  const one = agreed.size === 1
  return [...agreed].flatMap((contactId) => {
    if (isContradicted(traits, contactId, known)) return one ? { contactId, sure: false } : []
    const certain = isPersonal(traits, contactId, known) || !namesDisagree(person.name, nameOf(contactId, known))
    return { contactId, sure: one && certain }
  })
}

/** Whether something that is one person's own agrees: not merely `info@`, and not an address without its tag. */
function isPersonal(traits: Trait[], contactId: number, known: Known): boolean {
  const strong = known.contact(contactId)?.identities.strong
  return traits.some(
    (trait) =>
      isStrong(trait) &&
      strong?.[trait.kind].includes(trait.value) === true &&
      !(trait.kind === 'email' && isSharedMailbox(trait.value)),
  )
}

function byPhone(person: PagePerson, traits: Trait[], known: Known): Verdict[] {
  const hits = new Map<number, boolean>()
  for (const trait of traits) {
    if (isStrong(trait)) continue
    for (const id of phoneCandidates(trait, known)) {
      const how = phoneAgreement(trait, known.contact(id)?.identities)
      if (how !== 'no' && !isContradicted(traits, id, known)) hits.set(id, hits.get(id) === true || how === 'extension')
    }
  }
  // An extension that two sides name is a desk; the others at that switchboard are then not meant.
  const atDesk = [...hits].filter(([, extension]) => extension)
  const ids = (atDesk.length > 0 ? atDesk : [...hits]).map(([id]) => id)
  const one = ids.length === 1
  return ids.map((contactId) => ({ contactId, sure: one && !namesDisagree(person.name, nameOf(contactId, known)) }))
}

function hitsOf(traits: Trait[], kind: StrongKind, known: Known): Hits {
  const mine = traits.filter(isStrong).filter((trait) => trait.kind === kind)
  const exact = mine.flatMap((trait) => known.contactsWith(kind, trait.value))
  const untagged = mine.flatMap((trait) => (trait.untagged === null ? [] : known.contactsWith(kind, trait.untagged)))
  const found = exact.length > 0 ? exact : untagged
  // Another LinkedIn profile and nothing but a mailbox that others read too: that is somebody else, not a doubt.
  return new Set(found.filter((id) => isPersonal(traits, id, known) || !isContradicted(traits, id, known)))
}

/** Whether page and contact both have the kind of evidence that is most trusted among those they share, and differ in it. */
export function isContradicted(traits: Trait[], contactId: number, known: Known): boolean {
  const identities = known.contact(contactId)?.identities
  return identities !== undefined && strongestComparison(traits, identities) === 'differs'
}

/** How page and contact compare by the most trusted kind that both have. A page may name several values of a kind. */
export function strongestComparison(
  traits: readonly Trait[],
  { strong }: Identities,
): 'agrees' | 'differs' | 'nothing' {
  for (const kind of STRONG_KINDS) {
    const mine = traits.filter(isStrong).filter((trait) => trait.kind === kind)
    if (mine.length === 0 || strong[kind].length === 0) continue
    return mine.some((trait) => isOneOf(strong[kind], trait)) ? 'agrees' : 'differs'
  }
  return 'nothing'
}

function isOneOf(values: readonly string[], { value, untagged }: StrongTrait): boolean {
  return values.includes(value) || (untagged !== null && values.includes(untagged))
}

function phoneCandidates(trait: PhoneTrait, known: Known): number[] {
  const written =
    trait.national === null ? trait.phones.map((phone) => phone.e164) : [trait.national.replace(/\D/g, '')]
  return written.flatMap((digits) => known.contactsWithPhoneLike(digits))
}

/** A page's national number without a country is read in the contact's own. Extensions must agree where both have one. */
export function phoneAgreement(trait: PhoneTrait, identities: Identities | undefined): 'no' | 'number' | 'extension' {
  if (identities === undefined) return 'no'
  const written = trait.national === null ? trait.phones : readPhones(trait.national, identities.region)
  const pairs = written.flatMap((one) => identities.phones.map((other) => compare(one, other)))
  return pairs.includes('extension') ? 'extension' : pairs.includes('number') ? 'number' : 'no'
}

function compare(one: Phone, other: Phone): 'no' | 'number' | 'extension' {
  if (one.e164 !== other.e164) return 'no'
  if (one.ext === null || other.ext === null) return 'number'
  return one.ext === other.ext ? 'extension' : 'no'
}

function agreeing(traits: Trait[], contactId: number, known: Known): Evidence[] {
  const identities = known.contact(contactId)?.identities
  if (identities === undefined) return []
  const agreed = traits.filter((trait) =>
    isStrong(trait) ? isOneOf(identities.strong[trait.kind], trait) : phoneAgreement(trait, identities) !== 'no',
  )
  const rank = (trait: Trait) => (isStrong(trait) ? STRONG_KINDS.indexOf(trait.kind) : STRONG_KINDS.length)
  return agreed
    .toSorted((one, other) => rank(one) - rank(other) || (one.evidence.value < other.evidence.value ? -1 : 1))
    .map((trait) => trait.evidence)
}

function nameOf(contactId: number, known: Known): string | null {
  return known.contact(contactId)?.contact.fullName ?? null
}
