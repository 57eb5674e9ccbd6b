import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { siteOfAddress } from '#lib/page/address/identity-from-address.ts'
import { ownSiteId } from '#lib/page/own/own-address.ts'
import type { PageIdentity, SiteKey } from '#lib/shared/identity/identity.ts'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { hostOf, MOST_OWN_SITES, siteKeySchema } from '#lib/shared/settings/own-sites.ts'
import type { Settings, SiteMode } from '#lib/shared/settings/settings.ts'
import { isLoopback } from '#lib/worker/reply/api-url.ts'
import { changeSettings, readSettings } from '#lib/worker/settings/settings-store.ts'
import { isOwn, modeOf } from './own-sites.ts'
import { isPrivateName } from './private-name.ts'
import { isGranted, isGrantedAt, originAt, originsOf } from './site-permissions.ts'
import { registerSites } from './site-registration.ts'
import { teachingIn } from './teaching.ts'

const PENDING = 'site.pending'
/** A browser's question that has stood longer than this was about something else. */
const LONGEST_QUESTION = 5 * 60_000

/** How a site is used: on LinkedIn the popup asks whether its pages also get the button. */
type UsedMode = Exclude<SiteMode, 'off'>

const pendingSchema = z.object({
  site: siteKeySchema,
  address: z.string(),
  mode: z.enum(['badge', 'dock']),
  at: z.number(),
})

/** A page of a site: one site may have addresses that the browser lets us see, and others. */
type Place = { site: SiteKey; address: string }

/** The site of a tab, as one that could be used. `plain`: its pages come without encryption. */
type Usable = Place & { plain: boolean }

/** null for what is no web page or cannot be added, 'plainHttp' for a site of the internet whose pages anybody on the way can change. */
async function usableSite(tabId: number, settings: Settings): Promise<Usable | 'plainHttp' | null> {
  const address = (await browser.tabs.get(tabId).catch(() => null))?.url ?? ''
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const host = ownSiteId(url)
  if (host === null) return null
  // A page on this computer means something only together with a stand-in for Reply on this computer.
  const isHere = isLoopback(url.hostname)
  if (url.protocol === 'http:' && isHere && !isLoopback(new URL(settings.apiUrl).hostname)) return null
  const plain = url.protocol === 'http:' && !isHere
  if (plain && !isPrivateName(url.hostname)) return 'plainHttp'
  const builtIn = siteOfAddress(address)
  return { site: builtIn === 'other' ? host : builtIn, address, plain }
}

/** What the popup can offer for a site: to use it, or nothing more where it is on. */
async function offerFor({ site, address, plain }: Usable, settings: Settings): Promise<SiteHere> {
  const host = isOwn(site) ? hostOf(site) : site
  const isOn = modeOf(site, settings) !== 'off'
  const hidden = settings.dockHiddenOn.includes(site) ? { hiddenOn: site } : {}
  if (isOn && (await isGrantedAt(site, address))) return { state: 'on', host, own: null, ...hidden }
  // A site that is on elsewhere has come to this address since: only this one is asked for.
  const here = isOn && (await isGranted(site)) ? originAt(site, address) : null
  const origins = here === null ? originsOf(site) : [here]
  return { state: 'off', host, builtIn: isOwn(site) ? null : site, origins, ...(plain ? { plain } : {}) }
}

/** What the popup can do about the site of a tab. */
export async function siteHere(tabId: number, identity: PageIdentity | null): Promise<SiteHere> {
  const settings = await readSettings()
  const usable = await usableSite(tabId, settings)
  if (usable === null) return { state: 'none' }
  if (usable === 'plainHttp') return { state: 'refused', reason: usable }
  const offer = await offerFor(usable, settings)
  return offer.state === 'on' ? { ...offer, own: await teachingIn(tabId, identity) } : offer
}

/**
 * Uses the site of a tab. The popup says so in the click that asks the browser, and the browser's question may close the
 * popup: so the wish is kept, and granted when the permission comes. 'permissionMissing' while it is still asked for.
 */
export async function useSite(tabId: number, mode: UsedMode = 'dock'): Promise<Result<{ site: SiteKey }>> {
  const settings = await readSettings()
  if (settings.consentedAt === null) return fail('noConsent')
  const usable = await usableSite(tabId, settings)
  if (usable === null || usable === 'plainHttp') return fail('pageUnreadable')
  const { site, address } = usable
  if (await isGrantedAt(site, address)) return turnOn(site, mode)
  await browser.storage.session.set({ [PENDING]: { site, address, mode, at: Date.now() } })
  return fail('permissionMissing')
}

/** The browser granted something: the site that was waiting for it is turned on. */
export async function permissionCame(): Promise<void> {
  const stored = (await browser.storage.session.get(PENDING))[PENDING]
  const read = pendingSchema.safeParse(stored)
  if (!read.success || Date.now() - read.data.at > LONGEST_QUESTION) return
  const { site, address, mode } = read.data
  if (await isGrantedAt(site, address)) await turnOn(site, mode)
}

async function turnOn(site: SiteKey, mode: UsedMode): Promise<Result<{ site: SiteKey }>> {
  await browser.storage.session.remove(PENDING)
  const before = await readSettings()
  const isNew = isOwn(site) && !before.ownSites.some(({ id }) => id === site)
  if (isNew && before.ownSites.length >= MOST_OWN_SITES) return fail('tooMany')
  await changeSettings((settings) => withMode(settings, site, mode))
  await registerSites()
  return ok({ site })
}

function withMode(settings: Settings, site: SiteKey, mode: UsedMode): Settings {
  const dockHiddenOn = settings.dockHiddenOn.filter((hidden) => hidden !== site)
  if (!isOwn(site)) {
    return { ...settings, dockHiddenOn, sites: { ...settings.sites, [site]: site === 'linkedin' ? mode : 'dock' } }
  }
  const others = settings.ownSites.filter(({ id }) => id !== site)
  const known = settings.ownSites.find(({ id }) => id === site) ?? { id: site, mode: 'dock' as const, rules: [] }
  return { ...settings, dockHiddenOn, ownSites: [...others, { ...known, mode: 'dock' }] }
}
