// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createOwnLook } from '#lib/page/own/own-look.ts'
import { addressesBy, builtInBeside } from '#lib/page/own/start-own-reader.ts'
import { readPage } from '#lib/page/read/read-page.ts'
import { salesforce } from '#lib/page/sites/salesforce.ts'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '#lib/shared/settings/settings.ts'
import { besideOf, identityAt, modeOf, rulesAt, siteAt } from '#lib/worker/sites/own-sites.ts'
import { markupSight, showMarkup } from '../page-in-test.ts'
import { valuesOf } from './own-page-in-test.ts'

const HOST = 'https://crm.tallpine.example'
const ID = `own:${HOST}` as const
const RECORD = `${HOST}/lightning/r/Contact/0035g00000BBBB2AAA/view`
const ANA = 'ana.petrova@north.example'

const settings: Settings = {
  ...DEFAULT_SETTINGS,
  consentedAt: 1,
  sites: { salesforce: 'off' },
  ownSites: [{ id: ID, mode: 'dock', like: 'salesforce', rules: [] }],
}

/** Reads a page of the site as its reader does, with what the worker hands it. */
function read(markup: string, address: string) {
  showMarkup(markup, address)
  const handed = rulesAt(address, settings)
  if (handed === null) throw new Error('Nothing is on.')
  const rules = builtInBeside(handed, { wrapupSite: { ...salesforce, origins: [] } })
  const { own, guard } = createOwnLook(JSON.parse(JSON.stringify(handed)), rules)
  const reading = addressesBy(handed, rules)(new URL(location.href))
  guard.begin(reading.key, null)
  return readPage({ document, address: reading, epoch: 1, guard, own, sight: markupSight }).identity
}

const record = (email: string) =>
  `<one-record-home-flexipage2><div data-target-selection-name="sfdc:RecordField.Contact.Email"><a href="mailto:${email}">${email}</a></div></one-record-home-flexipage2>`

describe('an own site that is like a built-in one', () => {
  it('is read by its rules, and its records are its own', () => {
    const identity = read(record(ANA), RECORD)
    expect(valuesOf(identity)).toEqual([ANA])
    expect(identity).toMatchObject({ site: ID, key: `${ID}:Contact:0035g00000BBBB2` })
    expect(identityAt(RECORD, settings)).toMatchObject({ site: ID, key: identity.key })
  })

  it('names nobody on a page that those rules do not know, were there an address or not', () => {
    expect(valuesOf(read(`<main><a href="mailto:${ANA}">${ANA}</a></main>`, `${HOST}/reports/5`))).toEqual([])
  })

  it('is on and off by its own switch, and is nobody’s but the rep’s', () => {
    expect(siteAt(RECORD, settings)).toBe(ID)
    expect(modeOf(ID, settings)).toBe('dock')
    expect(besideOf({ id: ID, like: 'salesforce' })).toBe('salesforce')
    // A host of a built-in site is that site's, whatever was said.
    expect(besideOf({ id: 'own:https://app.hubspot.com', like: 'salesforce' })).toBe('hubspot')
  })

  it('is stored as it is, and what was stored before there was such a word is read as before', () => {
    expect(settingsSchema.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings)
    const before = { ...settings, ownSites: [{ id: ID, mode: 'dock', rules: [] }] }
    expect(settingsSchema.parse(JSON.parse(JSON.stringify(before)))).toEqual(before)
  })
})
