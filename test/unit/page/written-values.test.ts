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
    ['JÖRG@XN--MNCHEN-3YA.example', 'jörg@xn--mnchen-3ya.example'],
    ['jo\u0308rg@mu\u0308nchen.example', 'jörg@münchen.example'],
    ['taro@例え.テスト', 'taro@例え.テスト'],
    ['maya＠northwind．example', 'maya@northwind.example'],
    ['maya.okafor\u200b@northwind.example', 'maya.okafor@northwind.example'],
    ['\u200bmaya@northwind.example\ufeff', 'maya@northwind.example'],
    ['maya\u00ad.okafor@north\u00adwind.example', 'maya.okafor@northwind.example'],
    ['\u202amaya@northwind.example\u202c', 'maya@northwind.example'],
    ['mailto:%E2%80%8Bmaya@northwind.example', 'maya@northwind.example'],
    ['mailto://maya@northwind.example', 'maya@northwind.example'],
    ['mailto:mailto:maya@northwind.example', 'maya@northwind.example'],
    ['//maya@northwind.example', 'maya@northwind.example'],
    ['maya@northwind.example <mailto:maya@northwind.example>', 'maya@northwind.example'],
    ['mailto:///maya@northwind.example', 'maya@northwind.example'],
    ['mailto:\\\\maya@northwind.example', 'maya@northwind.example'],
    ['mailto: maya@northwind.example', 'maya@northwind.example'],
    ['mailto:<maya@northwind.example>', 'maya@northwind.example'],
    ['mailto:maya@northwind.example&subject=Hi', 'maya@northwind.example'],
    ['mailto:maya@northwind.example,', 'maya@northwind.example'],
    ['mailto:maya@northwind.example%0D%0A', 'maya@northwind.example'],
    ['SMTP:maya@northwind.example', 'maya@northwind.example'],
    ['E-mail: maya@northwind.example', 'maya@northwind.example'],
    ['maya@northwind.example (work)', 'maya@northwind.example'],
    ['maya@northwind.example?subject=Hi', 'maya@northwind.example'],
    ['maya@northwind.example/', 'maya@northwind.example'],
    ...[
      '\u2060',
      '\u2063',
      '\u180e',
      '\u061c',
      '\u3164',
      '\u115f',
      '\ufe0f',
      '\u2800',
      '\ufffc',
      '\u0000',
      '\u0090',
    ].map((mark): [string, string] => [`maya${mark}@north${mark}wind.example${mark}`, 'maya@northwind.example']),
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
    expect(belongsToSite('support+5@zoho.com', 'crm.zoho.com')).toBe(true)
    expect(belongsToSite('support@northwind.example', 'app.hubspot.com')).toBe(false)
    expect(belongsToSite('maya@northwind.example', 'app.hubspot.com')).toBe(false)
    expect(belongsToSite('maya@spot.com', 'app.hubspot.com')).toBe(false)
  })

  it('takes nobody for staff who has a mailbox with the site or works there', () => {
    expect(belongsToSite('maya.okafor@zoho.com', 'crm.zoho.com')).toBe(false)
    expect(belongsToSite('maya@hubspot.com', 'app.hubspot.com')).toBe(false)
  })
})

describe('a phone number leaves the page as it is written', () => {
  it.each([
    ['tel:+1-415-555-0134;ext=12', '+1-415-555-0134;ext=12'],
    ['callto:%2B14155550134', '+14155550134'],
    ['(415) 555-0134 x12', '(415) 555-0134 x12'],
    ['+1 415-555-0134 (Mobile)', '+1 415-555-0134'],
    ['00 33 614 55 50 13', '00 33 614 55 50 13'],
    ['\u202a+1 415-555-0103\u202c', '+1 415-555-0103'],
    ['\u202d+14155550103\u202c', '+14155550103'],
    ['+1 415 555 0103\u200b', '+1 415 555 0103'],
    ['＋１ ４１５ ５５５ ０１０３', '+1 415 555 0103'],
    ['020 7946 0107 доб. 12', '020 7946 0107 доб. 12'],
    ['020 7946 0107 内線12', '020 7946 0107 内線12'],
    ['tel:02079460107;phone-context=+44', '02079460107;phone-context=+44'],
    ["'+14155550103", '+14155550103'],
    ['="+14155550103"', '+14155550103'],
    ['1.4155550103E+10', '1.4155550103E+10'],
    ['312 345', '312 345'],
    ['Tel. +14155550103', '+14155550103'],
    ['Mobile: (415) 555-0103', '(415) 555-0103'],
    ['office +1 415 555 0103', '+1 415 555 0103'],
    ['sms:+14155550103', '+14155550103'],
    ['++1 415 555 0103', '+1 415 555 0103'],
    ['+1·415·555·0103', '+1·415·555·0103'],
    ['+1_415_555_0103', '+1_415_555_0103'],
    ['+1−415−555−0103', '+1−415−555−0103'],
    ['+١ ٤١٥ ٥٥٥ ٠١٠٣', '+1 415 555 0103'],
    ['۰۲۱ ۱۲۳۴ ۵۶۷۹', '021 1234 5679'],
    ['tel:+14155550103;isub=1;ext=12', '+14155550103;isub=1;ext=12'],
    ['+1 415 555 0103 ext. n/a', '+1 415 555 0103 ext. n/a'],
    ['+1 415 555 0103 | x9', '+1 415 555 0103 | x9'],
    ['7290', '7290'],
  ])('%s', (written, phone) => {
    expect(phoneText(written)).toBe(phone)
  })

  it.each(['Click to add', '1234', '1234567890', '(123) 456-7890', 'call 555 now', '', 'tel:', `+${'1'.repeat(70)}`])(
    '%j is none',
    (written) => {
      expect(phoneText(written)).toBeNull()
    },
  )
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
    expect(nameKey('Ana Nú\u00adñez\u200b')).toBe(nameKey('Ana Núñez'))
    expect(nameKey('Ana Núñez')).not.toBe(nameKey('Ana Nunes'))
  })
})

describe("a Reply task's number", () => {
  it.each([
    ['184467', 184_467],
    [' #184467 ', 184_467],
    ['\u200b#184467\u200b', 184_467],
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
