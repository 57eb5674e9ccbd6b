import { expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { readTabNow } from '#lib/worker/tab/page-reading.ts'

const tab = vi.hoisted(() => ({ url: '' as string | undefined, asked: 0, answer: undefined as unknown }))

vi.mock('#lib/worker/settings/settings-store.ts', () => ({
  readSettings: () => Promise.resolve({ ...DEFAULT_SETTINGS, consentedAt: 1 }),
}))
vi.mock('wxt/browser', () => ({
  browser: {
    tabs: {
      get: () => Promise.resolve({ url: tab.url }),
      sendMessage: () => {
        tab.asked += 1
        return Promise.resolve(tab.answer)
      },
    },
    scripting: { executeScript: () => Promise.reject(new Error('Cannot access this page')) },
    runtime: { getManifest: () => ({}) },
  },
}))

test.each([
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop/options.html',
  'moz-extension://0000/options.html',
  'chrome://settings/',
  'about:newtab',
  'view-source:https://crm.example/contacts/1',
  'edge://extensions',
])('a tab that shows %s is about nobody: it is not asked, and a click there passes', async (url) => {
  Object.assign(tab, { url, asked: 0, answer: undefined })
  expect(await readTabNow(7)).toEqual({ kind: 'unseen' })
  expect(tab.asked).toBe(0)
})

test('a page of the web whose reader answers with nothing could not be read', async () => {
  Object.assign(tab, { url: 'https://crm.example/contacts/1', asked: 0, answer: undefined })
  expect(await readTabNow(7)).toMatchObject({ kind: 'unreadable' })
  expect(tab.asked).toBe(1)
})
