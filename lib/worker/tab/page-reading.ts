import { browser } from 'wxt/browser'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { pageIdentitySchema } from '#lib/shared/messages/page-schema.ts'
import type { Settings } from '#lib/shared/settings/settings.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { identityAt, modeOf, siteAt } from '#lib/worker/sites/own-sites.ts'
import { runReader, startPageReader } from '#lib/worker/sites/site-registration.ts'

/** Whether our page reader may stay in the pages of a site: only where the rep switched its button on. */
export function mayStay(site: PageIdentity['site'], settings: Settings): boolean {
  return settings.consentedAt !== null && modeOf(site, settings) === 'dock'
}

/**
 * What a look at a tab gave. `unseen`: the browser lets us see nothing of it. `unreadable`: it should have been read and
 * was not: our reader threw (a page can rename what it calls), gave no identity, or did not answer in time.
 */
export type PageLook =
  /** `byAddress`: by its address alone. */
  | { kind: 'read'; identity: PageIdentity; byAddress: boolean }
  | { kind: 'unseen' }
  /** `byAddress`: all that is known of it. Enough to show something, not enough for a click. */
  | { kind: 'unreadable'; byAddress: PageIdentity | null }

/** A page that does not answer within this time is taken for one that cannot be read. */
const BOUND_MS = 3000

/** The identity that a look gave, if any. */
export function identityIn(look: PageLook): PageIdentity | null {
  return look.kind === 'read' ? look.identity : look.kind === 'unreadable' ? look.byAddress : null
}

/**
 * Who a tab is about, read at this moment. With the reader in the page it reads again; without, the address decides on
 * LinkedIn (no code of ours runs there unless the rep chose the dock), and elsewhere the reader runs once, on the strength
 * of `activeTab`, and leaves.
 */
export async function readTabNow(tabId: number): Promise<PageLook> {
  const settings = await readSettings()
  if (settings.consentedAt === null) return { kind: 'unseen' }
  const url = (await browser.tabs.get(tabId).catch(() => null))?.url
  const site = url === undefined ? 'other' : siteAt(url, settings)
  const byAddress = url === undefined || !/^https?:/.test(url) ? null : identityAt(url, settings)
  const unreadable: PageLook = { kind: 'unreadable', byAddress }
  const unwatched: PageLook =
    byAddress === null ? { kind: 'unseen' } : { kind: 'read', identity: byAddress, byAddress: true }
  // A page of the browser's or of an extension, ours too, is about nobody: nothing there is read, and a look at it cannot fail.
  if (url !== undefined && !/^(https?|file):/.test(url)) return { kind: 'unseen' }

  const resident = await askReader(tabId)
  if (typeof resident === 'object') return { kind: 'read', identity: resident, byAddress: false }
  if (resident === 'late') return unreadable
  // Where the browser hides the address we may run nothing; a tab that is only opening has no page to read yet.
  if (url === undefined) return resident === 'silent' ? unreadable : unwatched
  if (site === 'linkedin' && !mayStay(site, settings)) return unwatched

  const starting = mayStay(site, settings) ? runReader(tabId, url, settings) : startPageReader(tabId)
  const started = await inTime(starting, 'late')
  if (started === 'late') return unreadable
  if (started) {
    const read = await askReader(tabId)
    const isRead = typeof read === 'object'
    // The tab may have gone on to a page whose own reader answered: that one stays.
    if (!mayStay(isRead ? read.site : site, settings))
      await browser.tabs.sendMessage(tabId, { type: 'page.stop' }).catch(() => undefined)
    return isRead ? { kind: 'read', identity: read, byAddress: false } : unreadable
  }
  return resident === 'silent' ? unreadable : unwatched
}

/** The address of a tab's page; empty where the browser does not tell it. */
export async function tabAddress(tabId: number): Promise<string> {
  return (await browser.tabs.get(tabId).catch(() => null))?.url ?? ''
}

/** `absent`: nothing of ours is in that tab. `silent`: something is, and it gave no identity; `late`: none in time. */
async function askReader(tabId: number): Promise<PageIdentity | 'absent' | 'silent' | 'late'> {
  const asked: Promise<unknown> = browser.tabs.sendMessage(tabId, { type: 'page.read' }, { frameId: 0 })
  const answer = await inTime(
    asked.catch((error: unknown) => (/receiving end|establish connection/i.test(String(error)) ? 'absent' : null)),
    'late',
  )
  if (answer === 'absent' || answer === 'late') return answer
  const parsed = pageIdentitySchema.safeParse(answer)
  return parsed.success ? parsed.data : 'silent'
}

async function inTime<Value>(answer: Promise<Value>, late: 'late'): Promise<Value | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve(late), BOUND_MS)
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearTimeout(timer)
  }
}
