import type { PagePerson } from '#lib/shared/identity/identity.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { type Agreement, personAgreement } from './agreement.ts'
import { holdersOf, MOST_HOLDERS } from './comparison.ts'
import { traitsOf } from './identities.ts'
import type { Known } from './task-memory.ts'

/** A contact that a person of a page may be, and how far they agree. */
export type PersonMatch = { contact: Contact; agreement: Agreement }

/**
 * The contacts that one person of a page may be: those of whom it is certain or in doubt, and whoever a doubt points at.
 * At most one is certain. Independent of the order in which evidence and contacts came.
 */
export function matchPerson(person: PagePerson, known: Known): PersonMatch[] {
  const traits = traitsOf(person, known.homeRegion)
  const holders = traits.map((trait) => holdersOf(trait, known)).filter(({ length }) => length <= MOST_HOLDERS)
  const weighed = [...new Set(holders.flat())].map(({ contact }) => {
    return { contact, agreement: personAgreement(person, contact, known, traits) }
  })
  const found = weighed.filter(({ agreement: { verdict } }) => verdict === 'certain' || verdict === 'doubt')
  const meant = new Set(found.flatMap(({ agreement }) => agreement.pointsAt))
  return weighed.filter((one) => found.includes(one) || meant.has(one.contact.id))
}
