import * as fc from 'fast-check'
import { type CountryCode, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, test, vi } from 'vitest'
import { emailAddress } from '#lib/shared/identity/email-address.ts'
import type { EvidenceKind, PageIdentity } from '#lib/shared/identity/identity.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import { phoneText } from '#lib/shared/identity/phone-text.ts'
import { taskNumber } from '#lib/shared/identity/task-number.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { readTaskReference } from '#lib/worker/reply/task-reference.ts'
import { agreementOf } from '#lib/worker/tasks/agreement.ts'
import { readPhones } from '#lib/worker/tasks/phone.ts'
import { splitExtension } from '#lib/worker/tasks/phone-extension.ts'
import { isNational, writtenDigits } from '#lib/worker/tasks/phone-writing.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { readAsk } from '#lib/worker/tasks/written-ask.ts'
import { contactWith } from './fake-reply.ts'
import { evidence, page, person } from './pages.ts'

// Thousands of spellings on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

/** What nobody can see: zero-width, soft hyphen, directions, byte order mark, variation selector, word joiner. */
const unseen = fc.constantFrom(
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u202a',
  '\u202c',
  '\u2069',
  '\u00ad',
  '\ufeff',
  '\u2060',
  '\u034f',
)

/** A text with what nobody can see put into it somewhere. */
const sprinkled = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), unseen), { maxLength: 3 })
    .map((marks) => marks.reduce((now, [at, mark]) => now.slice(0, at) + mark + now.slice(at), text))
const spelled = (text: string, ways: readonly ((text: string) => string)[]) =>
  fc.constantFrom(...ways).chain((way) => sprinkled(way(text)))

const SPELLINGS = {
  email: [
    (email: string) => email,
    (email: string) => email.toUpperCase(),
    (email: string) => ` ${email}\n`,
    (email: string) => `mailto:${email}`,
    (email: string) => `mailto://${email}?subject=Hi`,
    (email: string) => `MAILTO:${encodeURIComponent(email)}`,
    (email: string) => `Maya Okafor <${email}>`,
    (email: string) => `${email} <mailto:${email}>`,
    (email: string) => `(${email}).`,
    (email: string) => email.normalize('NFD'),
    (email: string) => email.replace('@', '＠'),
    (email: string) => email.replace(/@.*/, (domain) => `@${new URL(`http://${domain.slice(1)}`).hostname}`),
  ],
  linkedIn: [
    (slug: string) => `https://www.linkedin.com/in/${slug}`,
    (slug: string) => `HTTPS://WWW.LINKEDIN.COM/IN/${slug.toUpperCase()}/`,
    (slug: string) => `linkedin.com/in/${slug}?trk=x#y`,
    (slug: string) => `//de.linkedin.com/m/in/${slug}`,
    (slug: string) => `https://www.linkedin.com/mwlite/in/${slug}`,
    (slug: string) => `https://www.linkedin.com/comm/in/${slug}?midToken=AQ`,
    (slug: string) => `linkedin://in/${slug}`,
    (slug: string) => `in/${slug}`,
    (slug: string) => `/in/${slug}/overlay/contact-info/`,
    (slug: string) => `https://www.linkedin.com/in/${encodeURIComponent(slug.normalize('NFD'))}`,
    (slug: string) => `https://www.linkedin.com/in/${encodeURIComponent(encodeURIComponent(slug))}/en`,
    (slug: string) => `https://www.linkedin.com/in/${slug}%20`,
    (slug: string) => `https://www.linkedin.com/in/${slug}%E2%80%8E`,
    (slug: string) => `https://www.linkedin.com/in/in/${slug}`,
    (slug: string) => `https://www.linkedin.com/in/www.linkedin.com/in/${slug}`,
    (slug: string) => `https://www.linkedin.com/in/https://uk.linkedin.com/in/${slug}/`,
    (slug: string) => `https://www.linkedin.com/in/${encodeURIComponent(`https://www.linkedin.com/in/${slug}`)}`,
  ],
  phone: [
    (e164: string) => e164,
    (e164: string) => `tel:${e164}`,
    (e164: string) => `callto://${encodeURIComponent(e164)}`,
    (e164: string) => `00${e164.slice(1)}`,
    (e164: string) => `'${e164}`,
    (e164: string) => `="${e164}"`,
    (e164: string) => e164.replace(/(\d\d\d)(?=\d)/g, '$1 '),
    (e164: string) => e164.replace(/(\d\d\d)(?=\d)/g, '$1-'),
    (e164: string) => e164.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    (e164: string) => `${e164} (Mobile)`,
    (e164: string) => `${e164} gate 5`,
  ],
} as const

const letters = fc.stringMatching(/^[b-m][a-zäöüéñ]{3,9}q$/)
const emails = fc
  .tuple(letters, fc.stringMatching(/^[b-m][a-zäöüé]{3,9}q$/), fc.constantFrom('example', 'com', 'co.uk'))
  .map(([local, name, end]) => `${local}@${name}.${end}`)
const slugs = fc
  .tuple(letters, letters, fc.constantFrom('', '-4b50231'))
  .map(([one, two, tail]) => `${one}-${two}${tail}`)
const numbers = fc
  .constantFrom('US', 'GB', 'DE', 'FR', 'IN', 'MX', 'AR', 'BR', 'IT', 'AD', 'LU', 'MY')
  .map((code) => String(getExampleNumber(code, examples)?.number))

const values = { email: emails, linkedIn: slugs, phone: numbers } as const
type Kind = keyof typeof values
const KINDS = ['email', 'linkedIn', 'phone'] as const satisfies EvidenceKind[]

/** How a page takes a value into evidence. */
const onPage = (kind: Kind, written: string): string | null =>
  kind === 'email'
    ? emailAddress(written)
    : kind === 'phone'
      ? phoneText(written)
      : (linkedInKey(written)?.value ?? null)
const inReply = (kind: Kind, written: string): Contact =>
  contactWith({ id: 1, ...(kind === 'linkedIn' ? { linkedInUrl: written } : { [kind]: written }) })
/** What a page that shows a value is to a contact. */
function verdict(contact: Contact, shown: PageIdentity, home: CountryCode | null = 'DE') {
  const memory = createTaskMemory(home)
  memory.putContact(contact)
  return agreementOf(shown, contact, memory).verdict
}

const showing = (kind: Kind, value: string) => page([person(null, evidence(kind, value))])

describe.each(KINDS)('one %s in many spellings', (kind) => {
  const pairs = values[kind].chain((value) =>
    fc.tuple(fc.constant(value), spelled(value, SPELLINGS[kind]), spelled(value, SPELLINGS[kind])),
  )

  test('is one on the page and in Reply, whichever each of them has', () => {
    fc.assert(
      fc.property(pairs, ([, shown, held]) => {
        const value = onPage(kind, shown)
        expect(value).not.toBeNull()
        expect(verdict(inReply(kind, held), showing(kind, value ?? ''))).toBe('certain')
      }),
      { numRuns: 1500 },
    )
  })

  test('is the same where it is pasted', () => {
    fc.assert(
      fc.property(pairs, ([value, pasted]) => {
        const ask = readAsk(pasted)
        if (ask?.kind !== 'person') throw new Error(pasted)
        expect(ask.evidence.kind).toBe(kind)
        const held = kind === 'linkedIn' ? `in/${value}` : value
        expect(verdict(inReply(kind, held), showing(kind, ask.evidence.value))).toBe('certain')
      }),
      { numRuns: 800 },
    )
  })

  test('stays what it is when it is read again', () => {
    fc.assert(
      fc.property(pairs, ([, shown]) => {
        const once = onPage(kind, shown) ?? ''
        expect(onPage(kind, kind === 'linkedIn' ? `in/${once}` : once)).toBe(once)
      }),
    )
  })

  test('is never another one, however both are written', () => {
    const two = fc
      .tuple(values[kind], values[kind])
      .filter(([one, other]) => one !== other)
      .chain(([one, other]) => fc.tuple(spelled(one, SPELLINGS[kind]), spelled(other, SPELLINGS[kind])))
    fc.assert(
      fc.property(two, ([shown, held]) => {
        expect(verdict(inReply(kind, held), showing(kind, onPage(kind, shown) ?? ''))).not.toBe('certain')
      }),
      { numRuns: 1500 },
    )
  })
})

test("a task's number is the same with what nobody can see in it", () => {
  const numbered = fc
    .integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    .chain((id) => fc.tuple(fc.constant(id), sprinkled(`#${id}`)))
  fc.assert(
    fc.property(numbered, ([id, written]) => {
      expect(taskNumber(written)).toBe(id)
      expect(readTaskReference(`Reply task ${written}`)).toBe(id)
    }),
  )
})

test('national numbers of one country agree only where they are one, wherever the rep is', () => {
  const digits = fc.stringMatching(/^[2-9]\d{2}[2-9]\d{6}$/)
  fc.assert(
    fc.property(digits, digits, fc.constantFrom('US', 'DE', 'GB', null), (one, other, home) => {
      fc.pre(one !== other)
      const contact = contactWith({ id: 1, phone: `+1${one}`, country: 'US' })
      expect(verdict(contact, showing('phone', `(${other.slice(0, 3)}) ${other.slice(3)} x12`), home)).not.toBe(
        'certain',
      )
    }),
    { numRuns: 1000 },
  )
})

const PARTS = [
  '1',
  '+',
  '(',
  '/',
  ';ext=',
  ' x',
  'or ',
  '0',
  ',',
  '*',
  'доб.',
  'p',
  'in/',
  'https://',
  'linkedin.com/',
  '%25',
  '\u200b',
  'null-',
  '-',
  '@',
  'E+',
  ';a=',
]

test.each(PARTS)('is read at once however often %j stands in it', (part) => {
  const readers = [
    (text: string) => readPhones(text, 'US'),
    isNational,
    writtenDigits,
    splitExtension,
    phoneText,
    emailAddress,
    linkedInKey,
    readAsk,
    readTaskReference,
  ]
  for (const length of [79, 320, 511, 1023, 2047, 200_000]) {
    const text = part.repeat(Math.ceil(length / part.length)).slice(0, length)
    for (const written of [
      text,
      `+1 415 555 0101${text}`.slice(0, length),
      `https://www.linkedin.com/in/${text}`.slice(0, length),
    ]) {
      for (const read of readers) {
        if (read === splitExtension && length > 79) continue
        const times = [1, 2, 3].map(() => {
          const began = performance.now()
          read(written)
          return performance.now() - began
        })
        expect(Math.min(...times)).toBeLessThan(50)
      }
    }
  }
})
