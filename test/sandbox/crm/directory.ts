import type { CrmPerson } from './person.ts'
import type { CompanyRow, Page, PersonRow } from './wire.ts'

const MAX_PAGE_SIZE = 100

/** The part of a person that lists and cards show. */
export function toRow({ contactId, fullName, title, company, email, phone, city }: CrmPerson): PersonRow {
  return { contactId, fullName, title, company, email, phone, city }
}

/** People in whose name, company, title, city, e-mail or phone every word of the query occurs, whatever the case and accents. */
export function findPeople(people: readonly CrmPerson[], query: string): readonly CrmPerson[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return people
  return people.filter((person) => {
    const { fullName, title, company, city, email, phone } = person
    const text = fold(
      [fullName, title, company, city, email ?? '', phone ?? '', phone?.replaceAll(/\D/g, '') ?? ''].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}

/** One page of rows. A page number outside of the list gives the nearest page that is in it. */
export function pageOf<Row>(rows: readonly Row[], page: number, pageSize: number): Page<Row> {
  const size = clamp(pageSize, 1, MAX_PAGE_SIZE)
  const number = clamp(page, 1, Math.max(1, Math.ceil(rows.length / size)))
  return { rows: rows.slice((number - 1) * size, number * size), total: rows.length, page: number, pageSize: size }
}

/** Every company with its people, by name. People without a company are in none. */
export function companiesOf(people: readonly CrmPerson[]): readonly CompanyRow[] {
  const staffed = people.filter((person) => person.company !== '')
  return [...Map.groupBy(staffed, (person) => person.company)]
    .map(([name, staff]) => ({ name, city: staff[0]?.city ?? '', people: staff.map(toRow) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), least), most) : least
}
