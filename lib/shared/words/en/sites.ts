import { SITE_NAMES } from '#found/sites.ts'
import type { SiteId, SiteKey } from '#lib/shared/identity/identity.ts'
import { hostOf } from '#lib/shared/settings/own-sites.ts'

/** Each site's name and what of it is meant, as its own file says. */
export const sites = SITE_NAMES

/** A site by its name, or one that the rep added by its host. */
export function siteName(key: SiteKey): string {
  return isBuiltIn(key) ? sites[key].name : hostOf(key)
}

function isBuiltIn(key: SiteKey): key is SiteId {
  return Object.hasOwn(sites, key)
}
