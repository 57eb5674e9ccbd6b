import { browser } from 'wxt/browser'
import { SITE_ADDRESSES } from '#found/addresses.ts'
import { covers } from '#lib/page/address/read-address.ts'
import { ownOrigin } from '#lib/page/own/own-address.ts'
import type { SiteKey } from '#lib/shared/identity/identity.ts'
import { isOwn } from './own-sites.ts'

/**
 * What the browser lets us see of a site. A site may have come to further addresses since its switch was turned on: what
 * was granted then goes on working, and the further ones are asked for where they are missed.
 */

/** The match patterns of a site: what its switch asks the browser for. */
export function originsOf(id: SiteKey): string[] {
  return isOwn(id) ? [ownOrigin(id)] : [...(SITE_ADDRESSES.find((site) => site.id === id)?.origins ?? [])]
}

/** The match pattern of a site that covers an address; null where none does. */
export function originAt(id: SiteKey, address: string): string | null {
  if (!URL.canParse(address)) return null
  return originsOf(id).find((origin) => covers(origin, new URL(address))) ?? null
}

/** Which of a site's match patterns are granted, in their order. */
export async function grantedOrigins(id: SiteKey): Promise<string[]> {
  const origins = originsOf(id)
  const granted = await Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })))
  return origins.filter((_, at) => granted[at])
}

/** Whether the browser lets us see pages of a site, be it at some of its addresses only. */
export async function isGranted(id: SiteKey): Promise<boolean> {
  return (await grantedOrigins(id)).length > 0
}

/** Whether the browser lets us see this very address of a site. */
export async function isGrantedAt(id: SiteKey, address: string): Promise<boolean> {
  const origin = originAt(id, address)
  return origin !== null && browser.permissions.contains({ origins: [origin] })
}
