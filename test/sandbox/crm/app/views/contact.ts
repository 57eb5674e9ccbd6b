import type { PersonRecord } from '../../wire.ts'
import { getJson } from '../api.ts'
import { telHref } from '../contact-links.ts'
import { el, link } from '../dom.ts'
import { formatLocalTime } from '../format.ts'
import { icon } from '../icons.ts'
import { avatar } from '../people.ts'
import { readSwitch } from '../switches.ts'
import type { ViewLoader } from '../view.ts'
import { activityCard } from './activity.ts'
import { bareRecord } from './bare-record.ts'
import { dealsCard, fieldsCard, relatedCard } from './record-cards.ts'

/** `/contacts/:id`: one contact's record. */
export const loadContact: ViewLoader = async ({ id }, signal) => {
  const person = await getJson<PersonRecord>(`/api/people/${id}`, signal)
  if (readSwitch('layout') === 'bare') return { title: person.fullName, main: bareRecord(person) }
  const main = el(
    'main',
    { class: 'view record', 'data-record-type': 'contact', 'data-record-id': String(person.contactId) },
    header(person),
    el(
      'div',
      { class: 'record-columns' },
      el('div', { class: 'record-side' }, fieldsCard(person), notesCard(person)),
      activityCard(person.activity, person.contactId),
      el(
        'aside',
        { class: 'record-side', 'aria-label': 'Around this contact' },
        relatedCard(person.related),
        dealsCard(person.deals),
      ),
    ),
  )
  return { title: person.fullName, main }
}

function header(person: PersonRecord): HTMLElement {
  const { fullName, title, company, city, email, phone, linkedInUrl } = person
  const time = formatLocalTime(person.timeZone)
  return el(
    'header',
    { class: 'record-head' },
    el(
      'nav',
      { class: 'crumbs', 'aria-label': 'Path' },
      link('/contacts', 'text-link', 'Contacts'),
      el('bdi', {}, fullName),
    ),
    avatar(fullName, 'large'),
    el(
      'div',
      { class: 'record-title' },
      el('h1', { tabindex: '-1' }, el('bdi', {}, fullName)),
      el('p', {}, [title, company].filter(Boolean).join(' · ') || 'No title or company yet'),
      el(
        'p',
        { class: 'quiet record-facts' },
        city !== '' && el('span', {}, icon('place'), city),
        time !== null && el('span', {}, icon('clock'), `${time} local time`),
        person.nextStep !== null && el('span', { class: 'next-step' }, icon('task'), person.nextStep),
      ),
    ),
    el(
      'div',
      { class: 'record-actions' },
      email !== null && link(`mailto:${email}`, 'button', icon('email'), 'Email'),
      phone !== null && link(telHref(phone), 'button', icon('call'), 'Call'),
      linkedInUrl !== null && link(linkedInUrl, 'button', icon('profile'), 'LinkedIn'),
    ),
  )
}

function notesCard({ notes }: PersonRecord): HTMLElement | null {
  if (notes === null || notes === '') return null
  return el(
    'section',
    { class: 'card', 'data-record-part': 'notes' },
    el('h2', {}, 'Notes'),
    el('p', { dir: 'auto' }, notes),
  )
}
