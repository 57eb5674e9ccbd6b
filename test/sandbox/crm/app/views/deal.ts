import type { DealRecord, PersonRow } from '../../wire.ts'
import { getJson } from '../api.ts'
import { el, link } from '../dom.ts'
import { formatDay, formatMoney } from '../format.ts'
import { icon } from '../icons.ts'
import { mailLink, personLine, phoneLink } from '../people.ts'
import type { ViewLoader } from '../view.ts'
import { activityCard } from './activity.ts'

const STAGES = ['Discovery', 'Proposal', 'Negotiation', 'Closed won'] as const

/** `/deals/:id`: one deal with the two people on it, so the page alone does not say whom the work is about. */
export const loadDeal: ViewLoader = async ({ id }, signal) => {
  const deal = await getJson<DealRecord>(`/api/deals/${id}`, signal)
  const main = el(
    'main',
    { class: 'view record', 'data-record-type': 'deal', 'data-record-id': String(deal.dealId) },
    header(deal),
    stages(deal),
    el('div', { class: 'deal-columns' }, people(deal.people), activityCard(deal.activity, null)),
  )
  return { title: deal.name, main }
}

function header(deal: DealRecord): HTMLElement {
  return el(
    'header',
    { class: 'record-head' },
    el('nav', { class: 'crumbs', 'aria-label': 'Path' }, link('/deals', 'text-link', 'Deals'), deal.name),
    el('span', { class: 'avatar avatar-large avatar-deal', 'aria-hidden': 'true' }, icon('deal')),
    el(
      'div',
      { class: 'record-title' },
      el('h1', { tabindex: '-1' }, deal.name),
      el('p', {}, deal.company || 'No company'),
    ),
    el(
      'dl',
      { class: 'deal-facts' },
      el('div', {}, el('dt', {}, 'Amount'), el('dd', {}, formatMoney(deal.amount))),
      el('div', {}, el('dt', {}, 'Closes'), el('dd', {}, formatDay(deal.closes))),
    ),
  )
}

function stages(deal: DealRecord): HTMLElement {
  const reached = STAGES.indexOf(deal.stage)
  const steps = STAGES.map((stage, index) =>
    el(
      'li',
      { class: index < reached ? 'passed' : undefined, 'aria-current': index === reached ? 'step' : undefined },
      stage,
    ),
  )
  return el('ol', { class: 'stages', 'aria-label': 'Stage' }, ...steps)
}

function people(rows: readonly PersonRow[]): HTMLElement {
  const cards = rows.map((person) =>
    el(
      'li',
      { class: 'deal-person', 'data-contact-id': String(person.contactId) },
      personLine(person, 'medium'),
      el(
        'div',
        { class: 'deal-person-ways' },
        person.email !== null && el('span', {}, icon('email'), mailLink(person.email)),
        person.phone !== null && el('span', {}, icon('call'), phoneLink(person.phone)),
      ),
    ),
  )
  return el(
    'section',
    { class: 'card', 'data-record-part': 'people' },
    el('h2', {}, 'People on this deal'),
    el('ul', { class: 'plain-list' }, ...cards),
  )
}
