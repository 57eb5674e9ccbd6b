import type { CountryCode } from 'libphonenumber-js/min'
import type { PageIdentity, PagePerson } from '#lib/shared/identity/identity.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { hasOwnEvidence, phoneAgreement, strongestComparison } from './comparison.ts'
import { type Identities, identitiesOf, isStrong, traitsOf } from './identities.ts'
import { namesDisagree } from './names.ts'

/** Whether a page is about a task's contact. `unknown`: the page names nobody in a way that could be compared. */
export type Agreement = 'same' | 'different' | 'unknown'

/**
 * The people that a page is about. Where its address names somebody, nobody else on it counts: a profile page shows
 * "people also viewed", and none of them is meant.
 */
export function subjectsOf(identity: Pick<PageIdentity, 'people'>): PagePerson[] {
  const addressed = identity.people.filter((person) => person.evidence.some(({ source }) => source === 'address'))
  return addressed.length > 0 ? addressed : identity.people
}

/**
 * The right-person lock: asked at the click, with the page as it was read at that moment. The most trusted kind of
 * evidence that page and contact both have decides; so a shared mailbox does not hide that the LinkedIn profile is
 * another. `different` needs such a kind: phones and names never say it. What people share (a switchboard, `info@`)
 * says nothing where the names speak against it. With several people one who agrees is enough.
 */
export function agrees(
  contact: Contact,
  identity: Pick<PageIdentity, 'people'>,
  homeRegion: CountryCode | null = null,
): Agreement {
  const identities = identitiesOf(contact, homeRegion)
  const verdicts = new Set(subjectsOf(identity).map((person) => compare(person, contact, identities, homeRegion)))
  if (verdicts.has('same')) return 'same'
  return verdicts.has('different') ? 'different' : 'unknown'
}

function compare(
  person: PagePerson,
  contact: Contact,
  identities: Identities,
  homeRegion: CountryCode | null,
): Agreement {
  const traits = traitsOf(person, homeRegion)
  const strong = strongestComparison(traits, identities)
  if (strong === 'differs') return 'different'
  if (hasOwnEvidence(traits, identities)) return 'same'
  const agree =
    strong === 'agrees' || traits.some((trait) => !isStrong(trait) && phoneAgreement(trait, identities) !== 'no')
  return agree && !namesDisagree(person.name, contact.fullName) ? 'same' : 'unknown'
}
