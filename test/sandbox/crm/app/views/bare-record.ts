import type { PersonRecord } from '../../wire.ts'
import { el } from '../dom.ts'

/**
 * The same record as a CRM shows it that means nothing by its markup: no landmarks, no links that say what they are, labels
 * that no dictionary holds, other names for every attribute, colleagues in the same markup as the person.
 */
export function bareRecord(person: PersonRecord): HTMLElement {
  const { fullName, company, email, phone, replyTaskId, related, activity } = person
  const line = (label: string, key: string, value: string | null) =>
    el(
      'div',
      { class: 'x7f2' },
      el('span', { class: 'x1a9' }, label),
      el('span', { 'data-slot-name': key }, value ?? '–'),
    )
  return el(
    'div',
    { class: 'view record', 'data-kind': 'entity' },
    el('div', { class: 'x0c4' }, el('h1', { tabindex: '-1' }, el('bdi', {}, fullName)), el('p', {}, company)),
    el(
      'div',
      { class: 'card' },
      line('Write to', 'primary-mail', email),
      line('Ring', 'primary-line', phone),
      line('Cadence step', 'cadence-step', replyTaskId === null ? null : String(replyTaskId)),
    ),
    el(
      'div',
      { class: 'card x9d1' },
      ...related.map((other) => line(other.fullName, 'peer-mail', other.email)),
      ...activity.flatMap(({ others }) => others.map((other) => line(other.name, 'peer-mail', other.email))),
    ),
  )
}
