import type { DealRow, PersonRecord, PersonRow } from '../../wire.ts'
import { el, link } from '../dom.ts'
import { formatMoney } from '../format.ts'
import { mailLink, personLine, phoneLink } from '../people.ts'
import { stageBadge } from './deals.ts'

/** The record's own labelled fields. An empty field keeps its label; "Reply task ID" exists only where a task does. */
export function fieldsCard(person: PersonRecord): HTMLElement {
  const { email, phone, linkedInUrl, replyTaskId } = person
  const fields = el(
    'dl',
    { class: 'fields' },
    ...field('Email', email === null ? null : mailLink(email)),
    ...field('Phone', phone === null ? null : phoneLink(phone)),
    ...field('LinkedIn', linkedInUrl === null ? null : link(linkedInUrl, 'text-link', shortAddress(linkedInUrl))),
    ...field('Title', person.title),
    ...field('Company', person.company),
    ...field('City', person.city),
    ...(replyTaskId === null ? [] : field('Reply task ID', String(replyTaskId))),
  )
  return el('section', { class: 'card', 'data-record-part': 'fields' }, el('h2', {}, 'About'), fields)
}

/** Colleagues with their own addresses: near the record, and not of it. */
export function relatedCard(related: readonly PersonRow[]): HTMLElement {
  const lines = related.map((person) =>
    el('li', {}, personLine(person), person.email !== null && mailLink(person.email, 'text-link related-mail')),
  )
  const body =
    lines.length === 0 ? el('p', { class: 'quiet' }, 'No related people.') : el('ul', { class: 'plain-list' }, ...lines)
  return el('section', { class: 'card', 'data-record-part': 'related' }, el('h2', {}, 'Related people'), body)
}

/** The deals a contact is on. */
export function dealsCard(deals: readonly DealRow[]): HTMLElement {
  const lines = deals.map((deal) =>
    el(
      'li',
      { class: 'deal-line' },
      link(`/deals/${deal.dealId}`, 'person-name', deal.name),
      el(
        'span',
        { class: 'deal-line-facts' },
        stageBadge(deal.stage),
        el('span', { class: 'number' }, formatMoney(deal.amount)),
      ),
    ),
  )
  const body =
    lines.length === 0 ? el('p', { class: 'quiet' }, 'No deals yet.') : el('ul', { class: 'plain-list' }, ...lines)
  return el('section', { class: 'card', 'data-record-part': 'deals' }, el('h2', {}, 'Deals'), body)
}

function field(label: string, value: Node | string | null): readonly HTMLElement[] {
  const empty = value === null || value === ''
  return [el('dt', {}, label), el('dd', { dir: 'auto' }, empty ? el('span', { class: 'quiet' }, '–') : value)]
}

function shortAddress(url: string): string {
  const { pathname } = new URL(url)
  return decodeURI(pathname.slice(1))
}
