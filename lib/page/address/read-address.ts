import { SITE_ADDRESSES } from '#found/addresses.ts'
import type { BuiltInSite } from '#lib/page/sites/site-rule.ts'
import { type AddressReading, readAddressOn } from './address-reading.ts'

export type { AddressReading } from './address-reading.ts'

/** The site to which an address belongs by its match patterns, or null. */
export function siteOf(url: URL): BuiltInSite | null {
  return SITE_ADDRESSES.find((site) => site.origins.some((origin) => covers(origin, url))) ?? null
}

/** As browsers read match patterns: `*.` before a host stands for that host too, and a port is never looked at. */
export function covers(origin: string, { protocol, hostname }: URL): boolean {
  const [scheme = '', host = ''] = origin.split(/\/+/)
  return scheme === protocol && (host === hostname || (host.startsWith('*.') && `.${hostname}`.endsWith(host.slice(1))))
}

/** Reads an address by the rules of whichever site it belongs to. Knows the addresses of all sites: not for what runs in pages. */
export function readAddress(url: URL): AddressReading {
  return readAddressOn(siteOf(url), url)
}
