/**
 * A switch given in the page's address, such as `?latency=800`. It stays for the browser tab's session, so that it
 * survives reloads and the in-page navigation that drops it from the address. An empty value takes it back.
 */
export function readSwitch(name: string): string | null {
  const key = `harbor.${name}`
  const given = new URLSearchParams(location.search).get(name)
  if (given !== null) sessionStorage.setItem(key, given)
  return sessionStorage.getItem(key) || null
}
