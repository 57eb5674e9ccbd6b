import { describe, expect, it } from 'vitest'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/shared/settings/settings.ts'
import { countedOn, expectedOn, type FieldHealth, fieldsFound, isSilent } from '#lib/worker/sites/field-health.ts'

/** The course of a field: `x` for a record that had it, `.` for one that had none. */
const after = (course: string): FieldHealth =>
  Array.from(course, (record) => record === 'x').reduce(countedOn, { seen: 0, found: 0, run: 0 })

describe('a field falls silent', () => {
  it.each([
    ['was always there, and then on seven records in a row not', 'xxxxxxxxxx.......'],
    ['was taught, right once, and then never', 'x........'],
    ['was there on every other record, and then on twelve not', `${'x.'.repeat(10)}............`],
  ])('when it %s', (_what, course) => {
    expect(isSilent(after(course))).toBe(true)
  })

  it.each([
    ['was missing on four people', 'xxxxxxxxxx....'],
    ['came back', 'xxxxxxxxxx........x'],
    ['is rare, and was missing on as many as before', `${'....x'.repeat(6)}........`],
    ['was never there', '......................'],
  ])('not when it %s', (_what, course) => {
    expect(isSilent(after(course))).toBe(false)
  })

  it('also after years of being there', () => {
    expect(isSilent(after(`${'x'.repeat(1000)}.....`))).toBe(true)
    expect(after('x'.repeat(1000)).seen).toBeLessThan(201)
  })
})

describe('what a page’s rules should find', () => {
  const rule = {
    kind: 'field',
    id: 'r',
    field: 'email',
    pages: '/contacts/*/record/2-77/*',
    selector: '[data-field="mail"]',
    label: null,
    container: null,
    taughtOn: '',
    taughtValue: '',
    confirmed: true,
  } as const
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    sites: { hubspot: 'dock' },
    ownSites: [
      { id: 'own:https://app.hubspot.com', mode: 'off', rules: [rule, { ...rule, field: 'phone', confirmed: false }] },
    ],
  }
  const page = (key: string): PageIdentity => ({
    site: 'hubspot',
    key,
    epoch: 1,
    people: [{ name: null, evidence: [{ kind: 'linkedInMember', value: 'ACoAA', source: 'link' }] }],
    taskReferences: [{ taskId: 5, source: 'address' }],
    settled: true,
  })

  it('is what was taught about its kind and was confirmed', () => {
    const address = 'https://app.hubspot.com/contacts/1/record/2-77/5'
    expect(expectedOn(page(address), address, settings)).toEqual([
      { site: 'own:https://app.hubspot.com', fields: ['email'] },
    ])
  })

  it('is every field where a built-in site’s rules know the record', () => {
    const address = 'https://app.hubspot.com/contacts/1/record/0-1/5'
    expect(expectedOn(page('hubspot:0-1:5'), address, settings)).toEqual([
      { site: 'own:https://app.hubspot.com', fields: [] },
      { site: 'hubspot', fields: ['email', 'phone', 'linkedIn'] },
    ])
  })

  it('is told from what it found, an address of its own aside', () => {
    expect(fieldsFound(page('k'))).toEqual(new Set(['linkedIn']))
  })
})
