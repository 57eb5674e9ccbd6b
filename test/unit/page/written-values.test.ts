import { describe, expect, it } from 'vitest'
import { belongsToSite, emailAddress } from '#lib/shared/identity/email-address.ts'
import { nameKey, personName } from '#lib/shared/identity/person-name.ts'
import { phoneText } from '#lib/shared/identity/phone-text.ts'
import { taskNumber } from '#lib/shared/identity/task-number.ts'

describe('an e-mail address is compared in one spelling', () => {
  it.each([
    ['Maya.Okafor@Northwind.example', 'maya.okafor@northwind.example'],
    ['mailto:maya%2Bcrm@northwind.example?subject=Hi&cc=x@y.example', 'maya+crm@northwind.example'],
    ['MAILTO:maya@northwind.example', 'maya@northwind.example'],
    ['Maya Okafor <maya@northwind.example>', 'maya@northwind.example'],
    ['"Okafor, Maya" <maya@northwind.example>', 'maya@northwind.example'],
    ['(maya@northwind.example).', 'maya@northwind.example'],
    ['maya+tag@northwind.example', 'maya+tag@northwind.example'],
    ["m.o'hara@tallpine.example", "m.o'hara@tallpine.example"],
    ['jörg@münchen.example', 'jörg@münchen.example'],
    ['maya@xn--mnchen-3ya.example', 'maya@xn--mnchen-3ya.example'],
  ])('%s', (written, address) => {
    expect(emailAddress(written)).toBe(address)
  })

  it.each([
    'promote@2x.png',
    'noreply@northwind.example',
    'no-reply+123@northwind.example',
    'do-not-reply@northwind.example',
    'mailer-daemon@northwind.example',
    'mailto:a@x.example,b@x.example',
    'A <a@x.example>, B <b@x.example>',
    'maya@northwind',
    '@northwind.example',
    'maya@@northwind.example',
    'maya okafor@northwind.example',
    'Click to add',
    '',
  ])('%j is nobody', (written) => {
    expect(emailAddress(written)).toBeNull()
  })

  it('knows the staff of the site that shows it', () => {
    expect(belongsToSite('support@hubspot.com', 'app.hubspot.com')).toBe(true)
    expect(belongsToSite('maya@northwind.example', 'app.hubspot.com')).toBe(false)
    expect(belongsToSite('maya@spot.com', 'app.hubspot.com')).toBe(false)
  })
})

describe('a phone number leaves the page as it is written', () => {
  it.each([
    ['tel:+1-415-555-0134;ext=12', '+1-415-555-0134;ext=12'],
    ['callto:%2B14155550134', '+14155550134'],
    ['(415) 555-0134 x12', '(415) 555-0134 x12'],
    ['+1 415-555-0134 (Mobile)', '+1 415-555-0134'],
    ['00 33 614 55 50 13', '00 33 614 55 50 13'],
  ])('%s', (written, phone) => {
    expect(phoneText(written)).toBe(phone)
  })

  it.each(['Click to add', '1234', 'call 555 now', '', 'tel:', `+${'1'.repeat(70)}`])('%j is none', (written) => {
    expect(phoneText(written)).toBeNull()
  })
})

describe('a name is a label', () => {
  it.each([
    [' (3) Maya \n Okafor ', 'Maya Okafor'],
    ['محمد \u202eعلي', 'محمد علي'],
    ['—', null],
    ['x'.repeat(500), 'x'.repeat(120)],
  ])('%j', (written, name) => {
    expect(personName(written)).toBe(name)
  })

  it('is compared without case, accents, emoji and credentials', () => {
    expect(nameKey('Dr. Ána Núñez 🚀, PhD')).toBe(nameKey('dr ana nunez MBA'))
    expect(nameKey('Ana Núñez')).not.toBe(nameKey('Ana Nunes'))
  })
})

describe("a Reply task's number", () => {
  it.each([
    ['184467', 184_467],
    [' #184467 ', 184_467],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', null],
    ['0', null],
    ['-5', null],
    ['1e3', null],
    ['12.5', null],
    ['٣', null],
    ['', null],
  ])('%j', (written, id) => {
    expect(taskNumber(written)).toBe(id)
  })
})
