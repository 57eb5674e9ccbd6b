import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeLink } from '#lib/shared/reply/links.ts'

describe('a LinkedIn link', () => {
  it.each([
    ['https://www.linkedin.com/in/maya-okafor', 'https://www.linkedin.com/in/maya-okafor'],
    ['http://linkedin.com/in/maya-okafor', 'https://linkedin.com/in/maya-okafor'],
    ['www.linkedin.com/in/maya-okafor/', 'https://www.linkedin.com/in/maya-okafor/'],
    [' https://UK.LinkedIn.com/in/zoë ', 'https://uk.linkedin.com/in/zo%C3%AB'],
    ['https://www.linkedin.com/sales/lead/ACwAA,x,y', 'https://www.linkedin.com/sales/lead/ACwAA,x,y'],
  ])('is made of "%s"', (text, href) => {
    expect(safeLink(text, 'linkedIn')).toBe(href)
  })

  it.each([
    null,
    '',
    'maya-okafor',
    '/in/maya-okafor',
    '//linkedin.com/in/maya',
    'https://linkedin.com.example/in/maya',
    'https://notlinkedin.com/in/maya',
    'https://user@www.linkedin.com/in/maya',
    'https://www.linkedin.com:8443/in/maya',
    'https://www.linkedin.com@evil.example/',
    'https://lınkedin.com/in/maya',
    'ftp://linkedin.com/in/maya',
    'javascript://linkedin.com/%0aalert(1)',
    'java\nscript:alert(1)//linkedin.com/',
    'data:text/html,linkedin.com/',
    `https://www.linkedin.com/in/${'x'.repeat(3000)}`,
    'https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fevil.example',
    'https://www.linkedin.com/safety/go?url=https%3A%2F%2Fevil.example',
    'https://www.linkedin.com/in/../redir/redirect?url=https%3A%2F%2Fevil.example',
    'https://www.linkedin.com/in/%2e%2e/redir/redirect?url=https%3A%2F%2Fevil.example',
    'https://www.linkedin.com/slink?code=abc',
    'https://www.linkedin.com/',
  ])('is not made of %o', (text) => {
    expect(safeLink(text, 'linkedIn')).toBeNull()
  })
})

describe('an e-mail link', () => {
  it.each([
    ['maya.okafor@northwind.example', 'mailto:maya.okafor@northwind.example'],
    [' maya+work@northwind.example ', 'mailto:maya%2Bwork@northwind.example'],
    ['a?cc=b&x%40#@northwind.example', 'mailto:a%3Fcc%3Db%26x%2540%23@northwind.example'],
    ['zoë@münchen.example', 'mailto:zo%C3%AB@m%C3%BCnchen.example'],
  ])('is made of "%s"', (text, href) => {
    expect(safeLink(text, 'email')).toBe(href)
  })

  it.each([
    null,
    '',
    'maya',
    '@northwind.example',
    'maya@',
    'a@b@c.example',
    'a,b@c.example',
    'Maya <maya@northwind.example>',
    'maya@northwind.example?cc=x@y.example',
    'maya@northwind.example\nbcc:x@y.example',
    'mailto:maya@northwind.example',
    'javascript:alert(1)',
    'a\ud800@northwind.example',
  ])('is not made of %o', (text) => {
    expect(safeLink(text, 'email')).toBeNull()
  })
})

describe('a phone link', () => {
  it.each([
    ['+1-415-555-0123', 'tel:+14155550123'],
    ['(415) 555.0123', 'tel:4155550123'],
    ['+44 (0)20 5550 1234', 'tel:+442055501234'],
    ['(0)20 5550 1234', 'tel:02055501234'],
    ['+1 415 555 0123 ext. 12', 'tel:+14155550123;ext=12'],
    ['+1 415 555 0123x12', 'tel:+14155550123;ext=12'],
    ['+1\u00a0415\u2011555\u20110123', 'tel:+14155550123'],
  ])('is made of "%s"', (text, href) => {
    expect(safeLink(text, 'phone')).toBe(href)
  })

  it.each([
    null,
    '',
    '12',
    'call me',
    '1-800-FLOWERS',
    '415-555-0123 / 415-555-0124',
    '+1 415 555 0123;phone-context=evil.example',
    '415+5550123',
    '*31#4155550123',
    'tel:+14155550123',
    'javascript:1234',
    ' '.repeat(500),
  ])('is not made of %o', (text) => {
    expect(safeLink(text, 'phone')).toBeNull()
  })
})

it('whatever is written, a link has the scheme of its kind and none other', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.emailAddress(),
    fc.stringMatching(/^[+\d ().x-]*$/),
  )
  fc.assert(
    fc.property(text, (written) => {
      const [profile, email, phone] = [
        safeLink(written, 'linkedIn'),
        safeLink(written, 'email'),
        safeLink(written, 'phone'),
      ]
      expect(profile ?? 'https://linkedin.com/').toMatch(/^https:\/\/([a-z0-9-]+\.)*linkedin\.com\//)
      expect(email ?? 'mailto:a@b').toMatch(/^mailto:[^@?&#\s]+@[^@?&#\s]+$/)
      expect(phone ?? 'tel:123').toMatch(/^tel:\+?\d{3,15}(;ext=\d{1,8})?$/)
    }),
    { numRuns: 2000 },
  )
})
