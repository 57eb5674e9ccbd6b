import type { PersonRow } from '../wire.ts'
import { hueOf, initialsOf, telHref } from './contact-links.ts'
import { el, link } from './dom.ts'

/** Initials on a colour that stays with the name. */
export function avatar(name: string, size: 'small' | 'medium' | 'large' = 'small'): HTMLElement {
  return el(
    'span',
    { class: `avatar avatar-${size}`, 'data-hue': hueOf(name), 'aria-hidden': 'true' },
    initialsOf(name),
  )
}

/** A person as a line: avatar, name that opens the record, title and company below. */
export function personLine(person: PersonRow, size: 'small' | 'medium' = 'small'): HTMLElement {
  const where = [person.title, person.company].filter(Boolean).join(', ')
  return el(
    'div',
    { class: 'person-line' },
    avatar(person.fullName, size),
    el(
      'div',
      { class: 'person-words' },
      link(`/contacts/${person.contactId}`, 'person-name', el('bdi', {}, person.fullName)),
      where !== '' && el('span', { class: 'quiet' }, where),
    ),
  )
}

/** An e-mail address as a link, which breaks before its @ rather than in the middle of a word. */
export function mailLink(email: string, className = 'text-link'): HTMLAnchorElement {
  const at = email.lastIndexOf('@')
  if (at < 1) return link(`mailto:${email}`, className, email)
  return link(`mailto:${email}`, className, email.slice(0, at), el('wbr'), email.slice(at))
}

/** A phone number as a link that dials it. */
export function phoneLink(phone: string): HTMLAnchorElement {
  return link(telHref(phone), 'text-link number', phone)
}
