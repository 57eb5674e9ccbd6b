import type { CompanyRow } from '../../wire.ts'
import { getJson } from '../api.ts'
import { el, link } from '../dom.ts'
import { formatCount } from '../format.ts'
import { avatar } from '../people.ts'
import type { ViewLoader } from '../view.ts'
import { emptyState } from './problem.ts'
import { table } from './table.ts'

const SHOWN_PEOPLE = 3

/** `/companies`: every company with the people known there. */
export const loadCompanies: ViewLoader = async (_match, signal) => {
  const companies = await getJson<readonly CompanyRow[]>('/api/companies', signal)
  const total = `${formatCount(companies.length)} ${companies.length === 1 ? 'company' : 'companies'}`
  const head = el(
    'div',
    { class: 'view-head' },
    el('h1', { tabindex: '-1' }, 'Companies'),
    el('p', { class: 'quiet' }, total),
  )
  const list =
    companies.length === 0
      ? emptyState('No companies yet', 'A company appears with its first contact.', null)
      : table('Companies', ['Company', 'City', 'People', 'Contacts'], companies.map(rowOf), ['People'])
  return { title: 'Companies', main: el('main', { class: 'view', 'data-view': 'companies' }, head, list) }
}

function rowOf({ name, city, people }: CompanyRow): readonly (Node | string)[] {
  const links = people
    .slice(0, SHOWN_PEOPLE)
    .map((person) => link(`/contacts/${person.contactId}`, 'chip', el('bdi', {}, person.fullName)))
  const more = people.length > SHOWN_PEOPLE ? el('span', { class: 'quiet' }, `+${people.length - SHOWN_PEOPLE}`) : null
  return [
    el(
      'div',
      { class: 'person-line' },
      avatar(name),
      link(`/contacts?${new URLSearchParams({ q: name })}`, 'person-name', name),
    ),
    city || '–',
    formatCount(people.length),
    el('div', { class: 'chips' }, ...links, more),
  ]
}
