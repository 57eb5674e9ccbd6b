import { expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { readTabNow } from '#lib/worker/tab/page-reading.ts'

const tab = vi.hoisted(() => ({
  url: '' as string | undefined,
  asked: 0,
  answer: undefined as unknown,
  /** What happens in the tab when a script is to be run there; by default the browser does not let us. */
  runs: (() => Promise.reject(new Error('Cannot access this page'))) as () => Promise<unknown>,
  said: [] as string[],
}))
const ABSENT = new Error('Could not establish connection. Receiving end does not exist.')

vi.mock('#lib/worker/settings/settings-store.ts', () => ({
  readSettings: () => Promise.resolve({ ...DEFAULT_SETTINGS, consentedAt: 1, sites: { linkedin: 'dock' } }),
}))
vi.mock('wxt/browser', () => ({
  browser: {
    tabs: {
      get: () => Promise.resolve({ url: tab.url }),
      sendMessage: (_: number, message: { type: string }) => {
        tab.said.push(message.type)
        if (message.type === 'page.read') tab.asked += 1
        return tab.answer instanceof Error ? Promise.reject(tab.answer) : Promise.resolve(tab.answer)
      },
    },
    scripting: { executeScript: () => tab.runs() },
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

const profile = {
  site: 'linkedin',
  key: 'linkedin:ana-reyes',
  epoch: 1,
  settled: false,
  people: [],
  taskReferences: [],
}

test.each([
  ['whose address the browser does not tell yet', undefined],
  ['that was on another page when it was asked for', 'https://crm.example/contacts/1'],
])('the reader of a site that is on, in a tab %s, is not sent away by a look at it', async (_, url) => {
  const runs = () => {
    // By now the tab has come to a profile, with the reader that the browser itself runs there.
    tab.answer = profile
    return Promise.resolve()
  }
  Object.assign(tab, { url, asked: 0, answer: ABSENT, said: [], runs })
  await readTabNow(7)
  expect(tab.said).not.toContain('page.stop')
})

test('a reader that was run for one look alone is sent away after it', async () => {
  const runs = () => {
    tab.answer = { ...profile, site: 'other', key: 'other:/contacts/1' }
    return Promise.resolve()
  }
  Object.assign(tab, { url: 'https://crm.example/contacts/1', asked: 0, answer: ABSENT, said: [], runs })
  expect(await readTabNow(7)).toMatchObject({ kind: 'read' })
  expect(tab.said.at(-1)).toBe('page.stop')
})
