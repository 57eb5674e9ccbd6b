// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createOwnLook } from '#lib/page/own/own-look.ts'
import { addressesBy } from '#lib/page/own/start-own-reader.ts'
import { readPage } from '#lib/page/read/read-page.ts'
import { hubSpot } from '#lib/page/sites/hubspot.ts'
import type { FieldRule } from '#lib/shared/settings/own-site.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/shared/settings/settings.ts'
import { identityAt, rulesAt } from '#lib/worker/sites/own-sites.ts'
import { markupSight, showMarkup } from '../page-in-test.ts'
import { valuesOf } from './own-page-in-test.ts'

const HOST = 'https://app.hubspot.com'
const ANA = 'ana.petrova@north.example'
const BRUNO = 'bruno.costa@south.example'
const CONTACT = '/contacts/1/record/0-1/101'
const CUSTOM = '/contacts/1/record/2-77/5'

const rule = (changes: Partial<FieldRule> = {}): FieldRule => ({
  kind: 'field',
  id: 'r',
  field: 'email',
  pages: '/contacts/*/record/*/*',
  selector: '[data-field="mail"]',
  label: null,
  container: null,
  taughtOn: 'x',
  taughtValue: 'x@north.example',
  confirmed: true,
  ...changes,
})

const settings = (rules: FieldRule[], mode: 'off' | 'badge' | 'dock' = 'dock'): Settings => ({
  ...DEFAULT_SETTINGS,
  consentedAt: 1,
  sites: { hubspot: mode },
  ownSites: [{ id: `own:${HOST}`, mode: 'off', rules }],
})

/** Reads a page of a built-in site's host as the reader for taught sites does, with what the worker hands it. */
function read(markup: string, path: string, ...rules: FieldRule[]) {
  showMarkup(markup, HOST + path)
  const handed = rulesAt(HOST + path, settings(rules))
  if (handed === null) throw new Error('Nothing is on.')
  const { own, guard } = createOwnLook(JSON.parse(JSON.stringify(handed)), hubSpot)
  const address = addressesBy(handed, hubSpot)(new URL(location.href))
  guard.begin(address.key, null)
  const { identity } = readPage({ document, address, epoch: 1, guard, own, sight: markupSight })
  expect(identity.key).toBe(identityAt(HOST + path, settings(rules)).key)
  expect(identity.site).toBe('hubspot')
  return identity
}

const mail = (address: string) => `<a href="mailto:${address}">${address}</a>`
const sidebar = (inner: string) =>
  `<div data-test-id="left-sidebar"><h2 data-test-id="highlight-record-label">Ana Petrova</h2>${inner}</div>`

describe('what was taught on the host of a built-in site', () => {
  it('is read where none of the site’s rules fits', () => {
    expect(valuesOf(read(`<p data-field="mail">${ANA}</p>`, CUSTOM, rule()))).toEqual([ANA])
    expect(
      valuesOf(read(`<p data-field="mail">${ANA}</p>`, '/workspace/1?open=7', rule({ pages: '/workspace/*' }))),
    ).toEqual([ANA])
  })

  it('leaves a page to the site’s own rules where it does not fit', () => {
    const people = read(sidebar(mail(ANA)), CONTACT, rule({ pages: '/workspace/*' }))
    expect(people).toMatchObject({ key: 'hubspot:0-1:101', people: [{ name: 'Ana Petrova' }] })
    expect(valuesOf(people)).toEqual([ANA])
    expect(valuesOf(read(mail(ANA), CUSTOM, rule({ pages: '/workspace/*' })))).toEqual([])
  })

  it('is told beside what those read, and both where they differ', () => {
    const page = (inside: string, taught: string) => `${sidebar(inside)}<p data-field="mail">${taught}</p>`
    const all = read(page('<a href="tel:+14155550134">call</a>', ANA), CONTACT, rule())
    expect(all).toMatchObject({ key: 'hubspot:0-1:101', people: [{ name: 'Ana Petrova' }] })
    expect(valuesOf(all).toSorted()).toEqual(['+14155550134', ANA])
    expect(valuesOf(read(page(mail(BRUNO), ANA), CONTACT, rule())).toSorted()).toEqual([ANA, BRUNO])
  })

  it('is empty where its field is: what the site’s rules find elsewhere does not stand in', () => {
    expect(valuesOf(read(`${sidebar(mail(BRUNO))}<p data-field="mail">–</p>`, CONTACT, rule()))).toEqual([])
  })

  it('counts only where the site’s own switch is on', () => {
    expect(rulesAt(HOST + CUSTOM, settings([rule()], 'off'))).toBeNull()
    expect(rulesAt(HOST + CUSTOM, settings([rule()], 'badge'))).toBeNull()
    expect(rulesAt(HOST + CUSTOM, settings([rule()]))).not.toBeNull()
  })
})
