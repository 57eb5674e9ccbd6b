import type { Page, PersonRow } from '../../wire.ts'
import { getJson } from '../api.ts'
import { el, link } from '../dom.ts'
import { formatCount } from '../format.ts'
import { mailLink, personLine, phoneLink } from '../people.ts'
import type { ViewLoader } from '../view.ts'
import { emptyState } from './problem.ts'
import { table } from './table.ts'

/** `/contacts?q=&page=`: every contact, or those that match, a page at a time. */
export const loadContacts: ViewLoader = async ({ search }, signal) => {
  const query = search.get('q') ?? ''
  const asked = new URLSearchParams({ q: query, page: search.get('page') ?? '1' })
  const page = await getJson<Page<PersonRow>>(`/api/people?${asked}`, signal)
  const total = `${formatCount(page.total)} ${page.total === 1 ? 'contact' : 'contacts'}`
  const heading = el('h1', { tabindex: '-1' }, 'Contacts')
  const note = query === '' ? total : `${total} for “${query}”`
  const head = el('div', { class: 'view-head' }, heading, el('p', { class: 'quiet', role: 'status' }, note))
  const main = el('main', { class: 'view', 'data-view': 'contacts' }, head)
  if (page.rows.length === 0) main.append(nothing(query))
  else
    main.append(
      table('Contacts', ['Name', 'Company', 'Email', 'Phone', 'City'], page.rows.map(rowOf)),
      pager(page, query),
    )
  return { title: 'Contacts', main }
}

function rowOf(person: PersonRow): readonly (Node | string)[] {
  const { email, phone } = person
  return [
    personLine({ ...person, company: '' }),
    person.company || '–',
    email === null ? '–' : mailLink(email),
    phone === null ? '–' : phoneLink(phone),
    person.city || '–',
  ]
}

function nothing(query: string): HTMLElement {
  if (query === '') return emptyState('No contacts yet', 'People you import or add appear here.', null)
  const words = `Nobody’s name, company, title, city, email or phone matches “${query}”.`
  return emptyState('No contacts found', words, link('/contacts', 'button', 'Show all contacts'))
}

function pager({ page, pageSize, rows, total }: Page<PersonRow>, query: string): HTMLElement {
  const first = (page - 1) * pageSize + 1
  const step = (name: string, number: number, possible: boolean) => {
    if (!possible) return el('span', { class: 'button button-off', 'aria-disabled': 'true' }, name)
    const address = new URLSearchParams({ ...(query !== '' && { q: query }), page: String(number) })
    return link(`/contacts?${address}`, 'button', name)
  }
  return el(
    'nav',
    { class: 'pager', 'aria-label': 'Pages' },
    el(
      'span',
      { class: 'quiet' },
      `${formatCount(first)}–${formatCount(first + rows.length - 1)} of ${formatCount(total)}`,
    ),
    step('Previous', page - 1, page > 1),
    step('Next', page + 1, page * pageSize < total),
  )
}
