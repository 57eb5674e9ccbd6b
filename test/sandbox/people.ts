import { FEATURED_PEOPLE, SECOND_TEAMS_PEOPLE, STRANGERS_PEOPLE } from './cast/featured-people.ts'
import {
  AREA_CODES,
  COMPANIES,
  COMPANY_SIZES,
  FIRST_NAMES,
  LAST_NAMES,
  PHONE_STATUSES,
  PLACES,
  TITLES,
} from './cast/invented-names.ts'
import type { FeaturedPerson } from './cast/odd-people.ts'
import { at } from './cast/pick.ts'
import { ROSA } from './keys.ts'
import type { Contact } from './model.ts'

const CROWD_FIRST_ID = 32001

/** How many different people the names give before one would come twice. */
export const MOST_PEOPLE = FEATURED_PEOPLE.length + FIRST_NAMES.length * LAST_NAMES.length

/**
 * Rosa's team's contacts (`count` of them, the featured ones first), then those of her second team and of the other
 * account. The same every time: everything follows from the index. Throws a RangeError past MOST_PEOPLE.
 */
export function makePeople(count: number, now: Date): Contact[] {
  if (count > MOST_PEOPLE) throw new RangeError(`The cast has ${MOST_PEOPLE} people, not ${count}.`)
  const featured = FEATURED_PEOPLE.slice(0, count).map((person, index) => complete(person, index, now))
  const crowd = Array.from({ length: count - featured.length }, (_, index) => crowdMember(index, now))
  const others = [...SECOND_TEAMS_PEOPLE, ...STRANGERS_PEOPLE].map((person, index) => complete(person, index, now))
  return [...featured, ...crowd, ...others]
}

/** First and last name, or null where there is neither: what task rows show. */
export function fullName(contact: Contact): string | null {
  return [contact.firstName, contact.lastName].filter(Boolean).join(' ') || null
}

function complete(person: FeaturedPerson, index: number, now: Date): Contact {
  return { ...background(index, now), phone: fictionalPhone(1600 + index, index), ...person }
}

function crowdMember(index: number, now: Date): Contact {
  // 41 and 37 have no common divisor, so each index up to their product is another pair.
  const firstName = at(FIRST_NAMES, index)
  const lastName = at(LAST_NAMES, index)
  const company = at(COMPANIES, index * 5 + Math.floor(index / COMPANIES.length))
  const handle = `${plain(firstName)}.${plain(lastName)}`
  return {
    ...background(index, now),
    id: CROWD_FIRST_ID + index,
    firstName,
    lastName,
    title: at(TITLES, index),
    company: company.name,
    domain: company.domain,
    industry: company.industry,
    email: index % 23 === 7 ? missing(index) : `${handle}@${company.domain}`,
    phone: index % 19 === 5 ? missing(index) : fictionalPhone(index, index),
    linkedInUrl: index % 17 === 3 ? missing(index) : linkedInUrl(handle.replace('.', '-'), index),
  }
}

/** What nobody looks at closely but every contact has. */
function background(index: number, now: Date): Contact {
  const added = new Date(now.getTime() - (10 + (index % 200)) * 86_400_000)
  // Samples of the real answers carry an offset on addingDate and none on the other two.
  const local = added.toISOString().slice(0, 19)
  const place = at(PLACES, index)
  return {
    id: 0,
    teamId: 100,
    ...place,
    state: place.state === '' ? missing(index) : place.state,
    companySize: at(COMPANY_SIZES, index),
    phoneStatus: at(PHONE_STATUSES, index),
    linkedInSalesNavigatorUrl: missing(index + 1),
    linkedInRecruiterUrl: missing(index + 2),
    notes: index % 4 === 0 ? 'Met at the autumn trade fair.' : missing(index),
    ownerUserId: ROSA,
    accountId: index % 3 === 0 ? null : 9000 + (index % 13),
    isOptedOut: false,
    callStatus: 'none',
    meetingStatus: index % 15 === 4 ? 'meetingBooked' : 'none',
    addingDate: `${local}+00:00`,
    createdAt: local,
    lastModifiedAt: local,
    customFields: index % 5 === 0 ? [{ key: 'leadSource', value: index % 2 === 0 ? 'Conference' : null }] : [],
    sequences: [],
    lists: index % 6 === 0 ? [{ listId: 10, listName: 'Hot leads', isShared: false }] : [],
  }
}

/** Null, '' or absent, in turn. */
function missing(index: number): null | '' | undefined {
  return at([null, '', undefined] as const, index)
}

/** A number of the range set aside for fiction (555-0100 to 555-0199), in the spellings that people type. */
function fictionalPhone(index: number, spelling: number): string {
  const area = at(AREA_CODES, Math.floor(index / 100))
  const line = String(100 + (index % 100)).padStart(4, '0')
  return at(
    [
      `+1 ${area} 555 ${line}`,
      `+1-${area}-555-${line}`,
      `(${area}) 555-${line}`,
      `${area}.555.${line}`,
      `+1${area}555${line}`,
      `001 ${area} 555 ${line}`,
    ],
    spelling,
  )
}

function linkedInUrl(slug: string, index: number): string {
  return at(
    [
      `https://www.linkedin.com/in/${slug}`,
      `https://www.linkedin.com/in/${slug}/`,
      `https://linkedin.com/in/${slug}`,
      `http://www.linkedin.com/in/${slug}`,
      `https://www.linkedin.com/in/${slug}?trk=people`,
    ],
    index % 7 === 0 ? index : 0,
  )
}

/** ASCII letters only, as mail addresses and slugs of most people are. */
function plain(name: string): string {
  return name
    .replaceAll('ł', 'l')
    .replaceAll('Ø', 'O')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}
