import type { Evidence, PagePerson } from '#lib/shared/identity/identity.ts'
import { agreeingTraits, hasOwnEvidence, phoneAgreement, strongestComparison } from './comparison.ts'
import { isStrong, type PhoneTrait, STRONG_KINDS, type StrongKind, type Trait, traitsOf } from './identities.ts'
import { namesDisagree } from './names.ts'
import type { Known, KnownContact } from './task-memory.ts'

/** `sure` is false where a person has to say whether it is this contact. Evidence is the most trusted first. */
type PersonMatch = { contact: KnownContact['contact']; sure: boolean; evidence: Evidence[] }

type Verdict = { known: KnownContact; sure: boolean }

/**
 * The contacts that one person of a page may be. Several, or one that is not sure, are for a chooser:
 *
 * - LinkedIn slug, then member id, then Sales Navigator id, then e-mail. What agrees narrows (a shared mailbox together
 *   with a slug is one contact); what disagrees (LinkedIn says A, e-mail says B) leaves both.
 * - A contact that only shares the e-mail while the page's LinkedIn profile is another than the contact's is not sure,
 *   and is nobody where that e-mail is one that several people read.
 * - A phone decides only where nothing stronger matched, never against something stronger, and not against the names.
 *
 * Independent of the order in which evidence and contacts came.
 */
export function matchPerson(person: PagePerson, known: Known): PersonMatch[] {
  const traits = traitsOf(person, known.homeRegion)
  const sets = STRONG_KINDS.map((kind) => hitsOf(traits, kind, known)).filter((hits) => hits.size > 0)
  const found = sets.length === 0 ? byPhone(person, traits, known) : byStrong(person, traits, sets)
  return found.map(({ known: { contact, identities }, sure }) => {
    return { contact, sure, evidence: agreeingTraits(traits, identities).map(({ evidence }) => evidence) }
  })
}

function byStrong(
  person: PagePerson,
  traits: readonly Trait[],
  [first = new Set(), ...rest]: readonly ReadonlySet<KnownContact>[],
): Verdict[] {
  let agreed = first
  const elsewhere = new Set<KnownContact>()
  for (const hits of rest) {
    const both = new Set([...agreed].filter((one) => hits.has(one)))
    if (both.size > 0) agreed = both
    else for (const one of hits) elsewhere.add(one)
  }
  if (elsewhere.size > 0) return [...new Set([...agreed, ...elsewhere])].map((known) => ({ known, sure: false }))
  const isOne = agreed.size === 1
  return [...agreed].flatMap((known): Verdict | Verdict[] => {
    if (isContradicted(traits, known)) return isOne ? { known, sure: false } : []
    const isCertain = hasOwnEvidence(traits, known.identities) || !isOtherName(person, known)
    return { known, sure: isOne && isCertain }
  })
}

function byPhone(person: PagePerson, traits: readonly Trait[], known: Known): Verdict[] {
  const hits = new Map<KnownContact, boolean>()
  for (const trait of traits) {
    if (isStrong(trait)) continue
    for (const one of phoneCandidates(trait, known)) {
      const how = phoneAgreement(trait, one.identities)
      if (how !== 'no' && !isContradicted(traits, one)) hits.set(one, hits.get(one) === true || how === 'extension')
    }
  }
  // An extension that two sides name is a desk; the others at that switchboard are then not meant.
  const atDesk = [...hits].filter(([, extension]) => extension)
  const found = (atDesk.length > 0 ? atDesk : [...hits]).map(([one]) => one)
  return found.map((one) => ({ known: one, sure: found.length === 1 && !isOtherName(person, one) }))
}

function hitsOf(traits: readonly Trait[], kind: StrongKind, known: Known): ReadonlySet<KnownContact> {
  const mine = traits.filter(isStrong).filter((trait) => trait.kind === kind)
  const exact = mine.flatMap((trait) => known.contactsWith(kind, trait.value))
  const untagged = mine.flatMap((trait) => (trait.untagged === null ? [] : known.contactsWith(kind, trait.untagged)))
  const found = exact.length > 0 ? exact : untagged
  // Another LinkedIn profile and nothing but a mailbox that others read too: that is somebody else, not a doubt.
  return new Set(found.filter((one) => hasOwnEvidence(traits, one.identities) || !isContradicted(traits, one)))
}

function isContradicted(traits: readonly Trait[], { identities }: KnownContact): boolean {
  return strongestComparison(traits, identities) === 'differs'
}

function phoneCandidates({ national, phones }: PhoneTrait, known: Known): KnownContact[] {
  const numbers = national === null ? phones.map(({ e164 }) => e164) : [national.replace(/\D/g, '')]
  return numbers.flatMap((digits) => known.contactsWithPhoneLike(digits))
}

function isOtherName(person: PagePerson, { contact }: KnownContact): boolean {
  return namesDisagree(person.name, contact.fullName)
}
