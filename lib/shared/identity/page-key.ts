const LONGEST_KEY = 600
/** What says where a visitor came from and never what is shown. */
const NOISE = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id)$/i

/** The key of a record: site, record type and record id (`hubspot:0-1:512`). */
export function recordKey(site: string, type: string, id: string): string {
  return bounded(`${site}:${type}:${id}`)
}

/**
 * The key of a page without a record of a known site: origin, path, the query without campaign noise, and the fragment
 * where it is a route (`#/contacts/5`). The query counts because older CRMs put the record's id there.
 */
export function elsewhereKey(url: URL): string {
  const query = [...url.searchParams].filter(([name]) => !NOISE.test(name))
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query)}`
  const route = /^#!?\//.test(url.hash) ? url.hash : ''
  return bounded(`${url.origin}${url.pathname}${search}${route}`)
}

/** Long addresses are cut in the middle: both their ends tell pages apart. */
function bounded(key: string): string {
  return key.length <= LONGEST_KEY ? key : key.slice(0, LONGEST_KEY / 2) + key.slice(-LONGEST_KEY / 2)
}
