import { type Identities, isStrong, type PhoneTrait, STRONG_KINDS, type StrongTrait, type Trait } from './identities.ts'
import { isSharedMailbox } from './mailbox.ts'
import { type Phone, readPhones } from './phone.ts'

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

/** Whether something that is one person's own agrees: not merely `info@`, and not an address without its tag. */
export function hasOwnEvidence(traits: readonly Trait[], { strong }: Identities): boolean {
  return traits
    .filter(isStrong)
    .some(({ kind, value }) => strong[kind].includes(value) && !(kind === 'email' && isSharedMailbox(value)))
}

/** Whether a trait is one of a contact's, and how: the number of a switchboard, or the very extension behind it. */
export function phoneAgreement(
  { national, phones }: PhoneTrait,
  identities: Identities,
): 'no' | 'number' | 'extension' {
  // A page's national number without a country is read in the contact's own.
  const written = national === null ? phones : readPhones(national, identities.region)
  const pairs = new Set(written.flatMap((one) => identities.phones.map((other) => samePhone(one, other))))
  if (pairs.has('extension')) return 'extension'
  return pairs.has('number') ? 'number' : 'no'
}

/** Evidence that agrees with a contact, the most trusted first. */
export function agreeingTraits(traits: readonly Trait[], identities: Identities): Trait[] {
  const agree = (trait: Trait) =>
    isStrong(trait) ? isOneOf(identities.strong[trait.kind], trait) : phoneAgreement(trait, identities) !== 'no'
  const rank = (trait: Trait) => (isStrong(trait) ? STRONG_KINDS.indexOf(trait.kind) : STRONG_KINDS.length)
  return traits
    .filter(agree)
    .toSorted((one, other) => rank(one) - rank(other) || (one.evidence.value < other.evidence.value ? -1 : 1))
}

function isOneOf(values: readonly string[], { value, untagged }: StrongTrait): boolean {
  return values.includes(value) || (untagged !== null && values.includes(untagged))
}

/** Extensions must agree where both have one. */
function samePhone(one: Phone, other: Phone): 'no' | 'number' | 'extension' {
  if (one.e164 !== other.e164) return 'no'
  if (one.ext === null || other.ext === null) return 'number'
  return one.ext === other.ext ? 'extension' : 'no'
}
