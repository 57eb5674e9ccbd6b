import * as fc from 'fast-check'
import type { CountryCode } from 'libphonenumber-js/min'
import { describe, expect, test } from 'vitest'
import { readPhones } from '#lib/worker/tasks/phone.ts'
import { isNational } from '#lib/worker/tasks/phone-writing.ts'
import { regionOf, regionOfLanguage } from '#lib/worker/tasks/region.ts'

/** The number with its extension in brackets, as the tables below write it. */
function read(written: string, region: CountryCode | null = null): string[] {
  return readPhones(written, region).map(({ e164, ext }) => (ext === null ? e164 : `${e164} (${ext})`))
}

describe('a phone number is read to its E.164 form', () => {
  test.each<[string, CountryCode | null, string[]]>([
    ['+1 415 555 0123', null, ['+14155550123']],
    ['tel:+1-415-555-0123', null, ['+14155550123']],
    ['tel:%2B14155550123', null, ['+14155550123']],
    ['callto:+14155550123', null, ['+14155550123']],
    ['+44 (0)20 7946 0018', null, ['+442079460018']],
    ['(415) 555-0123', 'US', ['+14155550123']],
    ['0161 496 0123', 'GB', ['+441614960123']],
    ['0041 44 668 18 00', 'US', ['+41446681800']],
    ['33-614-12-34-56', 'US', ['+33614123456']],
    // With what is dialled before the country's code where the writer is.
    ['011 44 20 7946 0018', 'US', ['+442079460018']],
    ['011 44 20 7946 0018', 'FR', ['+442079460018']],
    ['(011) 49 30 901820', null, ['+4930901820']],
    ['0011 1 415 555 0123', 'GB', ['+14155550123']],
    ['010-1-415-555-0123', 'GB', ['+14155550123']],
    ['8~10 1 415 555 0123', 'FR', ['+14155550123']],
    ['81 90 1234 5678', 'FR', ['+819012345678']],
    ['+49 30/901820', null, ['+4930901820']],
    ['+1·415·555·0123', null, ['+14155550123']],
    ['+1_415_555_0123', null, ['+14155550123']],
    ['+1−415−555−0123', null, ['+14155550123']],
    ['++1 415 555 0123', null, ['+14155550123']],
    ['+١ ٤١٥ ٥٥٥ ٠١٢٣', null, ['+14155550123']],
    ['+1 415 555 0123 / +1 415 555 0199', null, ['+14155550123', '+14155550199']],
    ['0612345678 or 0612345679', 'FR', ['+33612345678', '+33612345679']],
    ['\u202a+1 415 555 0123\u202c', null, ['+14155550123']],
    ['＋１ ４１５ ５５５ ０１２３', null, ['+14155550123']],
    ['tel:02079460018;phone-context=+44', null, ['+442079460018']],
    // Of a spreadsheet.
    ['1.4155550123E+10', null, ['+14155550123']],
    ['1,4155550123E+10', null, ['+14155550123']],
    ['14155550123.0', 'US', ['+14155550123']],
    ['14155550123', null, ['+14155550123']],
    ["'+14155550123", null, ['+14155550123']],
    ['="+14155550123"', null, ['+14155550123']],
    ['=+14155550123', null, ['+14155550123']],
    ['2079460018', 'GB', ['+442079460018']],
    ['4533123456', 'DK', ['+4533123456']],
    // A word that is not known.
    ['+1 415 555 0123 gate 12', null, ['+14155550123']],
    ['(415) 555-0123 mobile', 'US', ['+14155550123']],
  ])('%s read in %s', (written, region, expected) => {
    expect(read(written, region)).toEqual(expected)
  })

  test.each([
    '+1 415 555 0123 x89',
    '+1 415 555 0123 ext. 89',
    '+14155550123;ext=89',
    'tel:+1-415-555-0123;ext=089',
    '+1 415 555 0123, ext 89',
    '+1 (415) 555-0123 #89',
    '+14155550123*89',
    '+1 415 555 0123 extn 89',
    '+1 415 555 0123 extension: 89',
    '+1 415 555 0123,,89',
    '+14155550123,89',
    '+14155550123p89',
    '+1 415 555 0123 (x89)',
    '+1 415 555 0123 DW 89',
    '+1 415 555 0123 Durchwahl 89',
    '+1 415 555 0123 poste 89',
    '+1 415 555 0123 доб. 89',
    '+1 415 555 0123 内線89',
    '+1 415 555 0123 分机89',
    '+1 415 555 0123 ramal 89',
    'tel:+14155550123;ext=89;isub=1',
  ])('%s has its extension apart', (written) => {
    expect(read(written)).toEqual(['+14155550123 (89)'])
  })

  test.each<[string, CountryCode | null]>([
    ['415-555-0123', null],
    ['4155550123', 'CH'],
    ['06 12 34 56 78', 'US'],
    ['2024-01-15', 'DE'],
    ['2024-01-15 10:30', 'DE'],
    ['15.01.2024', 'DE'],
    ['555-0123', 'US'],
    // Digits that a spreadsheet rounded away are gone.
    ['1.41556E+10', 'US'],
    ['000-000-0000', 'US'],
    ['(555) 555-5555', 'US'],
    ['+1 555 555 5555', null],
    ['+1 111 111 1111', null],
    ['123-456-7890', 'US'],
    ['+1 123 456 7890', null],
    ['0000000', 'DE'],
    ['000000000 x12', 'DE'],
    ['+', 'US'],
    ['call me', 'US'],
    ['', 'US'],
    [`+1 415 555 0123 ${'9'.repeat(200)}`, 'US'],
  ])('%s in %s is no number', (written, region) => {
    expect(read(written, region)).toEqual([])
  })

  test.each([
    ['+52 1 55 1234 5678', '+52 55 1234 5678', 'MX', '044 55 1234 5678'],
    ['+54 9 11 2345 6789', '+54 11 2345 6789', 'AR', '011 15-2345-6789'],
    ['+54 9 2966 12-3456', '+54 2966 12-3456', 'AR', '02966 15-12-3456'],
    ['+55 11 96123-4567', '+55 11 6123-4567', 'BR', '(011) 96123-4567'],
  ] as const)('%s and %s are one number', (one, other, region, national) => {
    expect(read(one)).toHaveLength(1)
    expect(read(other)).toEqual(read(one))
    expect(read(national, region)).toEqual(read(one))
  })

  test('a Brazilian fixed line is not the mobile number that has a 9 before the same digits', () => {
    expect(read('+55 11 2345-6789')).not.toEqual(read('+55 11 92345-6789'))
  })

  test('a number without a country is known to be national', () => {
    expect(isNational('06 12 34 56 78')).toBe(true)
    expect(isNational('+33 6 12 34 56 78')).toBe(false)
    expect(isNational('n/a')).toBe(false)
  })

  test('what was read is read the same again, whatever the region', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'+0123456789 ().-/x;'.split('')), maxLength: 40 }),
        (written) => {
          for (const region of ['US', 'DE', null] as const) {
            for (const phone of readPhones(written, region)) {
              expect(phone.e164).toMatch(/^\+\d{4,17}$/)
              expect(readPhones(phone.e164, null).map(({ e164 }) => e164)).toEqual([phone.e164])
            }
          }
        },
      ),
    )
  })

  test('nothing throws, and a megabyte of hostile text costs nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (written) => void readPhones(written, 'US')))
    for (const piece of ['1', '+', '(', '/', ';ext=', ' x', 'or ', '0'] as const) {
      const megabyte = piece.repeat(1_000_000 / piece.length)
      const began = performance.now()
      expect(readPhones(megabyte, 'US')).toEqual([])
      expect(isNational(megabyte)).toBe(false)
      expect(performance.now() - began).toBeLessThan(100)
    }
  })
})

test.each([
  ['US', 'US'],
  ['de', 'DE'],
  ['United Kingdom', 'GB'],
  ['UK', 'GB'],
  ['u.s.a.', 'US'],
  ['Deutschland', 'DE'],
  ['France', 'FR'],
  ['Atlantis', null],
  ['', null],
  [null, null],
])('the country %s is the region %s', (country, region) => {
  expect(regionOf(country)).toBe(region)
})

test('the language of the browser tells the region only where it names one', () => {
  expect(regionOfLanguage('en-GB')).toBe('GB')
  expect(regionOfLanguage('en')).toBeNull()
  expect(regionOfLanguage('not a language')).toBeNull()
})
