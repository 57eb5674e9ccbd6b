/**
 * The match pattern that an address needs, or null for what is no http address. A pattern has no port: the permission is for the host.
 * Whether the address may be used at all is the worker's decision.
 */
export function permissionFor(address: string): string | null {
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`
  if (address === '' || !URL.canParse(written)) return null
  const { protocol, hostname } = new URL(written)
  if (hostname === '' || (protocol !== 'https:' && !(protocol === 'http:' && isThisComputer(hostname)))) return null
  return `${protocol}//${hostname}/*`
}

/** Only there may requests go without https; the browser offers no other such permission either. */
function isThisComputer(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1'
}
