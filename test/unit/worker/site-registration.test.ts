import { beforeEach, describe, expect, it, vi } from 'vitest'
import { identityFromAddress } from '#lib/page/address/identity-from-address.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/shared/settings/settings.ts'
import { siteHere, useSite } from '#lib/worker/sites/adding-sites.ts'
import { registerSites } from '#lib/worker/sites/site-registration.ts'
import { changeTab } from '#lib/worker/tab/tab-store.ts'

type Script = { id: string; matches: string[]; js: string[]; excludeMatches?: string[] }

/** As much of a browser as registering needs: what is granted, what is registered, which tabs are open. */
const world = vi.hoisted(() => ({
  granted: [] as string[],
  scripts: [] as Script[],
  tabs: [] as { id: number; url: string }[],
  started: [] as { tab: number; files: string[] }[],
  stopped: [] as number[],
  session: {} as Record<string, unknown>,
  settings: null as Settings | null,
}))

vi.mock('wxt/browser', () => ({
  browser: {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((one) => world.granted.includes(one)),
    },
    scripting: {
      getRegisteredContentScripts: async () => world.scripts,
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        world.scripts = world.scripts.filter(({ id }) => !ids.includes(id))
      },
      registerContentScripts: async (added: Script[]) => {
        // A browser refuses a second script of the same name.
        if (added.some(({ id }) => world.scripts.some((one) => one.id === id))) throw new Error('Duplicate script ID')
        world.scripts.push(...added)
      },
      updateContentScripts: async (changed: Script[]) => {
        world.scripts = world.scripts.map((one) => changed.find(({ id }) => id === one.id) ?? one)
      },
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) => {
        world.started.push({ tab: target.tabId, files })
      },
    },
    storage: {
      session: {
        get: async (name: string | null) => (name === null ? world.session : { [name]: world.session[name] }),
        set: async (values: Record<string, unknown>) => void Object.assign(world.session, values),
        remove: async (name: string) => void delete world.session[name],
      },
    },
    tabs: {
      get: async (tabId: number) => world.tabs.find(({ id }) => id === tabId),
      // A browser tells of no tab whose address it does not let us see.
      query: async ({ url }: { url: string[] }) =>
        world.tabs.filter((tab) =>
          url.some((origin) => world.granted.includes(origin) && tab.url.startsWith(origin.slice(0, -1))),
        ),
      sendMessage: async (tabId: number) => void world.stopped.push(tabId),
    },
  },
}))
vi.mock('#lib/worker/settings/settings-store.ts', () => ({
  readSettings: async () => world.settings,
  changeSettings: async (change: (settings: Settings | null) => Settings) => {
    world.settings = change(world.settings)
  },
}))

const OLD = ['https://www.notion.so/*', 'https://notion.so/*']
const NEW = 'https://app.notion.com/*'
const PAGE = 'https://app.notion.com/p/Maya-Okafor-0123456789abcdef0123456789abcdef'

const withNotion = (mode: 'off' | 'dock'): Settings => ({
  ...DEFAULT_SETTINGS,
  consentedAt: 1,
  sites: { notion: mode },
})
const notionScript = () => world.scripts.find(({ id }) => id === 'wrapup.notion')

beforeEach(() => {
  Object.assign(world, {
    granted: [...OLD],
    scripts: [],
    tabs: [{ id: 7, url: PAGE }],
    started: [],
    stopped: [],
    session: {},
  })
  world.settings = withNotion('dock')
})

describe('a site that has come to a further address since it was turned on', () => {
  it('goes on being read at the addresses that were allowed', async () => {
    await registerSites()
    expect(notionScript()?.matches).toEqual(OLD)
    expect(notionScript()?.js).toEqual(['/sites/notion.js', '/content-scripts/page.js'])
  })

  it('is read there, in open tabs too, as soon as the browser allows it', async () => {
    await registerSites()
    world.granted.push(NEW)
    await registerSites()
    expect(notionScript()?.matches).toEqual([...OLD, NEW])
    expect(world.started).toEqual([{ tab: 7, files: ['/sites/notion.js', '/content-scripts/page.js'] }])
  })

  it('is offered there, and only that address is asked for', async () => {
    expect(await siteHere(7, null)).toEqual({ state: 'off', host: 'notion', builtIn: 'notion', origins: [NEW] })
    expect(await useSite(7)).toMatchObject({ ok: false })
    world.granted.push(NEW)
    expect(await useSite(7)).toEqual({ ok: true, value: { site: 'notion' } })
    expect(await siteHere(7, null)).toMatchObject({ state: 'on' })
  })

  it('loses nothing where an address is taken back, and everything where all are', async () => {
    world.granted.push(NEW)
    await registerSites()
    world.granted = [NEW]
    await registerSites()
    expect(notionScript()?.matches).toEqual([NEW])
    world.granted = []
    await registerSites()
    expect(world.scripts).toEqual([])
  })
})

describe('what is registered', () => {
  it('is left alone while it is right, however the browser writes its paths', async () => {
    await registerSites()
    const kept = { id: 'wrapup.notion', matches: OLD.toReversed(), js: ['sites/notion.js', 'content-scripts/page.js'] }
    world.scripts = [kept]
    await registerSites()
    expect(world.scripts).toEqual([kept])
  })

  it('is replaced where it comes from a version whose reader knew every site by itself', async () => {
    world.scripts = [{ id: 'wrapup.notion', matches: OLD, js: ['content-scripts/page.js'] }]
    await registerSites()
    expect(notionScript()?.js).toEqual(['/sites/notion.js', '/content-scripts/page.js'])
  })

  it('goes when the site is turned off, and its readers stop', async () => {
    world.granted.push(NEW)
    await registerSites()
    world.stopped = []
    world.settings = withNotion('off')
    await registerSites()
    expect(world.scripts).toEqual([])
    expect(world.stopped).toEqual([7])
  })

  it('is offered whole where the site is off: all of its addresses are asked for at once', async () => {
    world.settings = withNotion('off')
    expect(await siteHere(7, null)).toMatchObject({ state: 'off', origins: [...OLD, NEW] })
  })
})

describe('pages that are open already', () => {
  it('lose the reader of a site whose permission was taken back, although the browser tells of none of its tabs', async () => {
    await registerSites()
    await changeTab(7, { identity: { ...identityFromAddress(PAGE, 1), site: 'notion' }, readBy: 'reader' })
    world.granted = []
    await registerSites()
    expect(world.stopped).toEqual([7])
  })

  it('get a reader again once the extension was switched off and on: what runs is registered still', async () => {
    world.granted.push(NEW)
    await registerSites()
    world.started = []
    await registerSites()
    expect(world.started).toEqual([])
    world.session = {}
    await registerSites()
    expect(world.started).toEqual([{ tab: 7, files: ['/sites/notion.js', '/content-scripts/page.js'] }])
  })
})
