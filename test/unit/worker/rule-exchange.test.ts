import { describe, expect, it } from 'vitest'
import type { FieldRule, OwnRule, OwnSite } from '#lib/shared/settings/own-site.ts'
import { mergeSites, readExport } from '#lib/worker/sites/rule-exchange.ts'

const ID = 'own:https://crm.tallpine.example' as const

const fieldRule = (changes: Partial<FieldRule> = {}): FieldRule => ({
  kind: 'field',
  id: 'r-1',
  field: 'email',
  pages: '/contacts/*',
  selector: '[data-slot-name="primary-mail"]',
  label: 'Write to',
  container: null,
  taughtOn: 'https://crm.tallpine.example/contacts/7',
  taughtValue: 'maya@northwind.example',
  confirmed: true,
  ...changes,
})
const addressRule = (pattern: string): OwnRule => ({ kind: 'address', id: 'r-2', pattern })
const written = (rules: unknown[], id: string = ID) => JSON.stringify({ wrapupRules: 1, sites: [{ id, rules }] })
const codeOf = (text: string) => {
  const read = readExport(text)
  return read.ok ? 'ok' : read.problem.code
}

describe('an export of rules', () => {
  it('is read as it was written', () => {
    const rules = [fieldRule(), addressRule('[?&]rt=(?<taskId>\\d+)')]
    expect(readExport(written(rules))).toEqual({ ok: true, value: [{ id: ID, rules }] })
  })

  it('says of a site which built-in one it is like, and that is kept', () => {
    const site = { id: ID, like: 'salesforce' as const, rules: [] }
    const read = readExport(JSON.stringify({ wrapupRules: 1, sites: [site] }))
    expect(read).toEqual({ ok: true, value: [site] })
    expect(mergeSites([], [site]).sites).toEqual([{ ...site, mode: 'off' }])
    const own: OwnSite = { id: ID, mode: 'dock', rules: [fieldRule()] }
    expect(mergeSites([own], [site]).sites).toEqual([{ ...own, like: 'salesforce' }])
  })

  it.each([
    ['no JSON', 'rules'],
    ['another format', '{"wrapupRules":2,"sites":[]}'],
    ['no site', '{"wrapupRules":1,"sites":[]}'],
    ['a site that is no address', written([], 'own:file:///etc')],
    ['a built-in site', written([], 'linkedin')],
    ['a field that nobody knows', written([{ ...fieldRule(), field: 'password' }])],
    ['a selector without end', written([fieldRule({ selector: 'a'.repeat(401) })])],
    ['more rules than are kept', written(Array.from({ length: 21 }, () => fieldRule()))],
  ])('with %s is none', (_what, text) => {
    expect(codeOf(text)).toBe('badRules')
  })

  it('is refused whole when one of its patterns is not safe', () => {
    expect(codeOf(written([fieldRule(), addressRule('(\\w+)+(?<taskId>\\d+)$')]))).toBe('slowPattern')
    expect(codeOf(written([fieldRule(), addressRule('/task/(\\d+)')]))).toBe('badPattern')
  })

  it('keeps nothing that is not a rule', () => {
    const read = readExport(written([{ ...fieldRule(), script: 'alert(1)' }]))
    expect(read.ok && read.value[0]?.rules[0]).toEqual(fieldRule())
  })
})

describe('imported rules', () => {
  const own: OwnSite = { id: ID, mode: 'dock', rules: [fieldRule()] }

  it('are added to the rep’s own under a number of their own, and those already there only counted', () => {
    const phone = fieldRule({ field: 'phone' })
    const { sites, counts } = mergeSites([own], [{ id: ID, rules: [fieldRule({ id: 'other' }), phone] }])
    expect(counts).toEqual({ added: 1, known: 1 })
    expect(sites).toHaveLength(1)
    expect(sites[0]?.mode).toBe('dock')
    expect(sites[0]?.rules.map((rule) => rule.kind === 'field' && rule.field)).toEqual(['email', 'phone'])
    expect(new Set(sites[0]?.rules.map(({ id }) => id)).size).toBe(2)
  })

  it('bring a new site that is off until the rep turns it on', () => {
    const { sites } = mergeSites([], [{ id: ID, rules: [fieldRule()] }])
    expect(sites).toMatchObject([{ id: ID, mode: 'off' }])
  })

  it('count a rule that stands twice in one file once', () => {
    expect(mergeSites([], [{ id: ID, rules: [fieldRule(), fieldRule()] }]).counts).toEqual({ added: 1, known: 1 })
  })
})
