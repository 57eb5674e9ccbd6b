import type { DealRow } from '../../wire.ts'
import { getJson } from '../api.ts'
import { el, link } from '../dom.ts'
import { formatCount, formatDay, formatMoney } from '../format.ts'
import type { ViewLoader } from '../view.ts'
import { emptyState } from './problem.ts'
import { table } from './table.ts'

/** `/deals`: every deal with its stage. */
export const loadDeals: ViewLoader = async (_match, signal) => {
  const deals = await getJson<readonly DealRow[]>('/api/deals', signal)
  const worth = deals.reduce((sum, deal) => sum + deal.amount, 0)
  const total = `${formatCount(deals.length)} ${deals.length === 1 ? 'deal' : 'deals'}, ${formatMoney(worth)}`
  const head = el(
    'div',
    { class: 'view-head' },
    el('h1', { tabindex: '-1' }, 'Deals'),
    el('p', { class: 'quiet' }, total),
  )
  const list =
    deals.length === 0
      ? emptyState('No deals yet', 'A deal appears once two people are known.', null)
      : table('Deals', ['Deal', 'Company', 'Stage', 'Closes', 'Amount'], deals.map(rowOf), ['Amount'])
  return { title: 'Deals', main: el('main', { class: 'view', 'data-view': 'deals' }, head, list) }
}

function rowOf(deal: DealRow): readonly (Node | string)[] {
  return [
    link(`/deals/${deal.dealId}`, 'person-name', deal.name),
    deal.company || '–',
    stageBadge(deal.stage),
    formatDay(deal.closes),
    formatMoney(deal.amount),
  ]
}

/** The stage as a word on its colour. */
export function stageBadge(stage: DealRow['stage']): HTMLElement {
  return el('span', { class: 'badge', 'data-stage': stage }, stage)
}
