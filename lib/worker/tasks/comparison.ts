import type { Evidence } from '#lib/shared/identity/identity.ts'
import { type Identities, isStrong, STRONG_KINDS, type StrongTrait, type Trait } from './identities.ts'
import { isSharedMailbox } from './mailbox.ts'
import { comparePhones, contactsToCompare } from './phone-comparison.ts'
import type { Known, KnownContact } from './task-memory.ts'

/** Whom a page's person is compared with. `id` is null where the task has no contact. */
export type Compared = { id: number | null; identities: Identities }

/** What is known of somebody of whom nothing is. */
export const NO_IDENTITIES: Identities = {
  strong: { linkedIn: [], linkedInMember: [], salesNavigator: [], email: [] },
  phones: [],
  region: null,
  regions: [],
  phonesIn: () => [],
  asWritten: [],
}

/**
 * How far something on the page is the contact's: their own, a thing that people share (`info@`, a telephone, an address
 * without its tag), or a value that the index knows of several contacts.
 */
export type Shared = 'own' | 'weak' | 'several'

/** What became of one piece of a page's evidence. `others` are the other contacts that have it. */
export type Finding = {
  evidence: Evidence
  is: Shared | 'elsewhere' | 'nothing'
  others: readonly KnownContact[]
}

/** A value that more contacts than this have names nobody: what an import writes where nothing was known. */
export const MOST_HOLDERS = 10

/** Each piece of evidence against one contact and everybody else in the index. */
export function findingsOf(traits: readonly Trait[], contact: Compared, known: Known): Finding[] {
  return traits.map((trait) => {
    const { evidence } = trait
    const holders = holdersOf(trait, known)
    if (holders.length > MOST_HOLDERS) return { evidence, is: 'nothing', others: [] }
    const others = holders.filter((one) => one.contact.id !== contact.id)
    const mine = closeness(trait, contact.identities)
    const isMine = mine > 0 && others.every(({ identities }) => closeness(trait, identities) <= mine)
    if (isMine) return { evidence, is: others.length > 0 ? 'several' : isOwn(trait, mine) ? 'own' : 'weak', others }
    return { evidence, is: others.length > 0 ? 'elsewhere' : 'nothing', others }
  })
}

/** The values of strong kinds that page and contact both have and that differ, one of each kind. */
export function differingTraits(traits: readonly Trait[], { strong }: Identities): StrongTrait[] {
  return STRONG_KINDS.flatMap((kind) => {
    const shown = traits.filter(isStrong).filter((trait) => trait.kind === kind)
    const theirs = strong[kind].filter((value) => !isForSeveral(kind, value))
    if (shown.some((trait) => isOneOf(strong[kind], trait)) || theirs.length === 0) return []
    return shown.filter(({ value }) => !isForSeveral(kind, value)).slice(0, 1)
  })
}

/** The contacts that a trait points at: those who have the value itself before those who have it without its tag, or without the extension. */
export function holdersOf(trait: Trait, known: Known): KnownContact[] {
  const found = isStrong(trait) ? strongCandidates(trait, known) : contactsToCompare(trait, known)
  const rated = [...new Set(found)].map((one) => ({ one, close: closeness(trait, one.identities) }))
  const best = Math.max(1, ...rated.map(({ close }) => close))
  return rated.filter(({ close }) => close === best).map(({ one }) => one)
}

/** The most trusted kinds first; equals in an order that does not depend on the page's. */
export function byTrust(one: Evidence, other: Evidence): number {
  return rank(one) - rank(other) || (one.value < other.value ? -1 : 1)
}

function strongCandidates({ kind, value, untagged }: StrongTrait, known: Known): KnownContact[] {
  return [value, ...(untagged === null ? [] : [untagged])].flatMap((one) => known.contactsWith(kind, one))
}

/** 0: it is not this contact's. 2: to the letter. 1: but for the tag of a mailbox or an extension. */
function closeness(trait: Trait, identities: Identities): 0 | 1 | 2 {
  if (!isStrong(trait)) {
    const agreement = comparePhones(trait, identities)
    return agreement === 'no' ? 0 : agreement === 'extension' ? 2 : 1
  }
  const values = identities.strong[trait.kind]
  if (values.includes(trait.value)) return 2
  return isOneOf(values, trait) ? 1 : 0
}

function isOwn(trait: Trait, close: number): boolean {
  return isStrong(trait) && close === 2 && !isForSeveral(trait.kind, trait.value)
}

function isForSeveral(kind: StrongTrait['kind'], value: string): boolean {
  return kind === 'email' && isSharedMailbox(value)
}

function isOneOf(values: readonly string[], { value, untagged }: StrongTrait): boolean {
  return values.includes(value) || (untagged !== null && values.includes(untagged))
}

function rank({ kind }: Evidence): number {
  return kind === 'phone' ? STRONG_KINDS.length : STRONG_KINDS.indexOf(kind)
}
