import type { ActivityItem, ActivityKind } from '../../wire.ts'
import { postText } from '../api.ts'
import { el } from '../dom.ts'
import { formatAgo, formatDay } from '../format.ts'
import { type IconName, icon } from '../icons.ts'
import { mailLink } from '../people.ts'

const ICONS: Readonly<Record<ActivityKind, IconName>> = {
  email: 'email',
  call: 'call',
  meeting: 'meeting',
  note: 'note',
  created: 'created',
}

/** What happened, newest first, with a box for a note where the record takes notes. */
export function activityCard(items: readonly ActivityItem[], contactId: number | null): HTMLElement {
  const list = el('ol', { class: 'timeline' }, ...items.map(entry))
  const form = contactId === null ? null : noteForm(contactId, (item) => list.prepend(entry(item)))
  return el('section', { class: 'card activity', 'data-record-part': 'activity' }, el('h2', {}, 'Activity'), form, list)
}

function entry(item: ActivityItem): HTMLLIElement {
  const addresses = item.others.map(({ email }) => mailLink(email, 'chip'))
  const time = el('time', { datetime: item.at, title: formatDay(item.at), class: 'quiet' }, formatAgo(item.at))
  return el(
    'li',
    { 'data-kind': item.kind },
    el('span', { class: 'timeline-dot' }, icon(ICONS[item.kind])),
    el('div', { class: 'timeline-head' }, el('h3', {}, item.title), time),
    el('p', { dir: item.kind === 'note' ? 'auto' : undefined }, item.body),
    addresses.length > 0 && el('div', { class: 'chips' }, ...addresses),
  )
}

function noteForm(contactId: number, added: (item: ActivityItem) => void): HTMLFormElement {
  const text = el('textarea', {
    rows: '2',
    placeholder: 'Write a note',
    'aria-label': 'Note',
    required: '',
    maxlength: '4000',
  })
  const save = el('button', { type: 'submit', class: 'button button-strong' }, 'Add note')
  const said = el('p', { class: 'quiet', role: 'status' })
  const form = el('form', { class: 'note-form' }, text, el('div', { class: 'note-foot' }, said, save))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  return form

  async function send(): Promise<void> {
    save.disabled = true
    try {
      added(await postText<ActivityItem>(`/api/people/${contactId}/notes`, text.value))
      form.reset()
      said.textContent = 'Note added.'
    } catch {
      said.textContent = 'The note was not saved. Try again.'
    } finally {
      save.disabled = false
    }
  }
}
