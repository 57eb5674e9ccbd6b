import type { Identities, PhoneTrait } from './identities.ts'
import { type Phone, regionsOf } from './phone.ts'
import type { Known, KnownContact } from './task-memory.ts'

/** Whether two numbers are one, and how: that of a switchboard, or the very extension behind it. */
export type PhoneAgreement = 'no' | 'number' | 'extension'

/**
 * Compares a page's number with a contact's. Where the page leaves its country open it is read at home and where the contact
 * is; where only the contact's is open, it is read where the page's number is. Where both are, one writing is one number.
 */
export function comparePhones(trait: PhoneTrait, identities: Identities): PhoneAgreement {
  const { phones, national } = trait
  const isOpen = national !== null
  const mine = isOpen ? [...phones, ...identities.regions.flatMap(trait.readIn), ...trait.asWritten] : phones
  const theirs = [...identities.phones, ...(isOpen ? identities.asWritten : identities.phonesIn(regionsOf(phones)))]
  const pairs = new Set(mine.flatMap((one) => theirs.map((other) => samePhone(one, other))))
  if (pairs.has('extension')) return 'extension'
  return pairs.has('number') ? 'number' : 'no'
}

/** The contacts whose number ends like one of the trait's: the caller compares. */
export function contactsToCompare({ digits }: PhoneTrait, known: Known): KnownContact[] {
  return [...new Set(digits.flatMap((written) => known.contactsWithPhoneLike(written)))]
}

/** Extensions must agree where both have one. */
function samePhone(one: Phone, other: Phone): PhoneAgreement {
  if (one.e164 !== other.e164) return 'no'
  if (one.ext === null || other.ext === null) return 'number'
  return one.ext === other.ext ? 'extension' : 'no'
}
