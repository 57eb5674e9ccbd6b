import { describe, expect, test, vi } from 'vitest'
import { identityFromAddress } from '#lib/page/address/identity-from-address.ts'
import type { EvidenceView } from '#lib/shared/messages/views.ts'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { createPageOf } from '#lib/worker/day/travel.ts'
import { createRecordPages, pageToKeep } from '#lib/worker/tab/record-pages.ts'
import { row } from '../day/run-computer.ts'
import { area } from './kept-area.ts'

const browsed = vi.hoisted(() => ({
  url: '' as string | undefined,
  incognito: false,
  keepsPages: undefined as unknown,
}))
vi.mock('#lib/worker/settings/settings-store.ts', () => ({
  readSettings: () => Promise.resolve({ ...DEFAULT_SETTINGS, keepsPages: browsed.keepsPages }),
}))
vi.mock('wxt/browser', () => ({
  browser: { tabs: { get: (id: number) => (id === 7 ? Promise.resolve(browsed) : Promise.reject(new Error('gone'))) } },
}))

const RECORD = 'https://app.hubspot.com/contacts/1/record/0-1/512'
const PROFILE = 'https://www.linkedin.com/in/maya-okafor/'
const BY_MAIL: EvidenceView = { kind: 'email', value: 'maya@northwind.example', source: 'field' }
const CHOSEN: EvidenceView = { kind: 'chosen', value: '9', source: 'person' }

/** The key by which the reader tells of the page at an address. */
const keyOf = (url: string) => identityFromAddress(url, 0).key

/** A rep's computer that shows one page after the other. */
function computer(storage = area()) {
  const shown = { url: RECORD as string | null }
  const pages = createRecordPages({ area: storage, pageIn: () => Promise.resolve(shown.url) })
  const show = (contactId: number | null, url: string | null = RECORD, evidence = [BY_MAIL]) => {
    shown.url = url
    return pages.showed(7, { key: 'a page' }, { contactId, evidence })
  }
  return { pages, show, storage }
}

describe('the page on which a contact was last matched', () => {
  test('is where the run goes for a task that is not on LinkedIn, also for the next worker', async () => {
    const { show, storage } = computer()
    await show(512)
    const pageOf = createPageOf(computer(storage).pages)
    expect(await pageOf(row(1, { contactId: 512, type: 'call', profileUrl: PROFILE }))).toBe(RECORD)
    expect(await pageOf(row(1, { contactId: 512, type: 'linkedIn', profileUrl: PROFILE }))).toBe(PROFILE)
    expect(await pageOf(row(1, { contactId: 513, type: 'call', profileUrl: PROFILE }))).toBe(PROFILE)
    expect(await pageOf(row(1, { contactId: 513, type: 'call', profileUrl: null }))).toBeNull()
    expect(await pageOf(row(1, { contactId: null, type: 'call', profileUrl: PROFILE }))).toBe(PROFILE)
  })

  test('is the last one', async () => {
    const { pages, show, storage } = computer()
    await show(512)
    await show(512, 'https://crm.example/people/9')
    expect(await pages.of(512)).toBe('https://crm.example/people/9')
    expect(storage.rows('pages')).toHaveLength(1)
  })

  test('is none where a person chose the task there, the page may not be kept, or the task is nobody’s', async () => {
    const { show, storage } = computer()
    await show(512, RECORD, [CHOSEN])
    await show(512, null)
    await show(null)
    await show(512, `https://crm.example/${'x'.repeat(2048)}`)
    expect(storage.rows('pages')).toBeUndefined()
  })

  test('is kept for 500 contacts, of whom the one matched longest ago goes first', async () => {
    const { pages, show, storage } = computer()
    for (let contactId = 1; contactId <= 500; contactId += 1) await show(contactId)
    await show(1)
    await show(501)
    expect(storage.rows('pages')).toHaveLength(500)
    expect([await pages.of(1), await pages.of(2), await pages.of(501)]).toEqual([RECORD, null, RECORD])
  })

  test('is written once, however often the panel is drawn', async () => {
    const storage = area()
    const set = vi.spyOn(storage, 'set')
    const { show } = computer(storage)
    for (let turn = 0; turn < 10; turn += 1) for (const contactId of [1, 2]) await show(contactId)
    expect(set).toHaveBeenCalledTimes(2)
  })

  test('is gone once the rep lets none be kept, although a panel was just being drawn', async () => {
    const storage = area()
    const looked = Promise.withResolvers<string>()
    const pages = createRecordPages({ area: storage, pageIn: () => looked.promise })
    const drawn = pages.showed(7, { key: 'a page' }, { contactId: 512, evidence: [BY_MAIL] })
    await pages.clear()
    looked.resolve(RECORD)
    await drawn
    expect(await pages.of(512)).toBeNull()
    expect(storage.rows('pages')).toBeUndefined()
  })
})

describe('a page that may be kept', () => {
  test.each([
    [RECORD, RECORD],
    ['http://localhost:8123/people/9?tab=1#calls', 'http://localhost:8123/people/9?tab=1#calls'],
    [PROFILE, null],
    ['https://www.linkedin.com/sales/lead/AC,name', null],
    ['chrome-extension://abcdefghijklmnopabcdefghijklmnop/options.html', null],
    ['file:///home/maya/list.html', null],
    ['about:blank', null],
    [undefined, null],
  ])('%s: %s', async (url, kept) => {
    Object.assign(browsed, { url, incognito: false, keepsPages: undefined })
    expect(await pageToKeep(7, keyOf(url ?? ''))).toBe(kept)
  })

  test('is none once the tab has gone on to somebody else since the panel was drawn', async () => {
    Object.assign(browsed, { url: RECORD.replace('512', '513'), incognito: false, keepsPages: undefined })
    expect(await pageToKeep(7, keyOf(RECORD))).toBeNull()
    Object.assign(browsed, { url: `${RECORD}?view=calls` })
    expect(await pageToKeep(7, keyOf(RECORD))).toBe(`${RECORD}?view=calls`)
  })

  test('is none of a private window, of a tab that is gone, and of a rep who wants none kept', async () => {
    Object.assign(browsed, { url: RECORD, incognito: true, keepsPages: true })
    expect(await pageToKeep(7, keyOf(RECORD))).toBeNull()
    Object.assign(browsed, { incognito: false })
    expect(await pageToKeep(8, keyOf(RECORD))).toBeNull()
    expect(await pageToKeep(7, keyOf(RECORD))).toBe(RECORD)
    Object.assign(browsed, { keepsPages: false })
    expect(await pageToKeep(7, keyOf(RECORD))).toBeNull()
  })
})
