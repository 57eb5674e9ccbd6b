import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityFromAddress, siteOfAddress } from '#lib/page/address/identity-from-address.ts'
import { SITES } from '#lib/page/sites/index.ts'
import { emailAddress } from '#lib/shared/identity/email-address.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import { nameKey, personName } from '#lib/shared/identity/person-name.ts'
import { phoneText } from '#lib/shared/identity/phone-text.ts'

const profileAddress = (written: string): string | null => {
  const key = linkedInKey(written)
  return key === null
    ? null
    : `https://www.linkedin.com/${key.kind === 'salesNavigator' ? 'sales/lead' : 'in'}/${encodeURIComponent(key.value)}`
}
const normalisers: readonly [string, (written: string) => string | null][] = [
  ['e-mail', emailAddress],
  ['LinkedIn', profileAddress],
  ['phone', phoneText],
  ['name', personName],
  ['name to compare', nameKey],
]

/** Text in which the marks that the normalisers look for stand often. */
const tricky = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '@',
      '.',
      '%',
      '/',
      '<',
      '>',
      '(',
      ')',
      ' ',
      '-',
      '+',
      'a',
      'İ',
      'ß',
      'Σ',
      '2',
      '5',
      '\u0301',
      'mailto:',
    ),
  }),
  fc.string().map((text) => `https://www.linkedin.com/in/${text}`),
  fc.tuple(fc.emailAddress(), fc.string()).map(([email, name]) => `${name} <${email}>`),
)

/** Milliseconds that something takes, by the best of three: the machine may have been busy with something else. */
function fastest(act: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    act()
    return performance.now() - start
  })
  return Math.min(...times)
}

const MEGABYTE = 1_000_000
const hostile = ['a', '@', '%25', '(1) ', '.a', 'a@', '<', '1 ', '/in/', 'mailto:', '\u0301', '-', 'x1', '\ud800']

describe.each(normalisers)('the normaliser of a %s', (_name, normalise) => {
  it('gives the same again for what it gave', () => {
    fc.assert(
      fc.property(tricky, (written) => {
        const once = normalise(written)
        expect(once === null ? null : normalise(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(hostile)('is done at once with a megabyte of %j', (part) => {
    const text = part.repeat(Math.ceil(MEGABYTE / part.length))
    for (const written of [
      text,
      `https://www.linkedin.com/in/${text}`,
      `mailto:${text}@x.example`,
      text.slice(0, 1000),
      text.slice(0, 2000),
    ]) {
      expect(fastest(() => normalise(written))).toBeLessThan(50)
    }
  })
})

describe('an address of any kind', () => {
  it('is read without an error, and within the size of a message', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
        fc.string(),
        (url, tail) => {
          const { key, people, taskReferences } = identityFromAddress(url + tail, 1)
          expect(key.length).toBeLessThanOrEqual(600)
          expect(people.length).toBeLessThanOrEqual(10)
          expect(taskReferences.length).toBeLessThanOrEqual(5)
        },
      ),
    )
  })

  it.each(SITES.map((site) => [site.id, site.origins] as const))(
    'of %s is known by the patterns of its permission',
    (id, origins) => {
      for (const origin of origins) expect(siteOfAddress(origin.replace('*.', 'acme.').replace('*', 'x'))).toBe(id)
    },
  )

  it.each(SITES.map((site) => [site.id, site] as const))('of %s is matched at once, however hostile', (_id, site) => {
    for (const part of ['/', 'a', '0', '?id=', '&etn=contact', '/contacts/1/ticket', '%7B', '#/', '/related/', '-']) {
      const path = `/${part.repeat(2000)}`
      for (const { at } of site.addresses) {
        expect(fastest(() => at.exec(path.slice(0, 2048)))).toBeLessThan(20)
      }
    }
  })

  it('keeps the key of a page when only where the visitor came from changes', () => {
    const key = (url: string) => identityFromAddress(url, 1).key
    expect(key('https://crm.example/r?id=5&utm_source=a')).toBe(key('https://crm.example/r?id=5&gclid=b'))
    expect(key('https://crm.example/r?id=5')).not.toBe(key('https://crm.example/r?id=6'))
    expect(key('https://crm.example/app#/contacts/5')).not.toBe(key('https://crm.example/app#/contacts/6'))
    expect(key('https://crm.example/app#top')).toBe(key('https://crm.example/app'))
  })
})
