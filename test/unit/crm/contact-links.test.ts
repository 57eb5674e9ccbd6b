import { describe, expect, it } from 'vitest'
import { hueOf, initialsOf, telHref } from '#test/sandbox/crm/app/contact-links.ts'

describe('contact links', () => {
  it.each([
    ['+1 415 555 0132', 'tel:+14155550132'],
    ['+1 (415) 555-0140 ext. 12', 'tel:+14155550140;ext=12'],
    ['020 5550 0199 x7', 'tel:02055500199;ext=7'],
  ])('the phone %s is dialled as %s', (phone, href) => {
    expect(telHref(phone)).toBe(href)
  })

  it.each([
    ['Maya Okafor', 'MO'],
    ['Maya', 'M'],
    ['Ana María de la Cruz', 'AC'],
    ['', '·'],
    ['42', '·'],
  ])('the initials of "%s" are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it('a name has the same colour everywhere', () => {
    expect(hueOf('Maya Okafor')).toBe(hueOf('Maya Okafor'))
    expect(hueOf('Maya Okafor')).toMatch(/^[0-7]$/)
  })
})
