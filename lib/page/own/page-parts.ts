/** Parts of one record, as many applications name them: going to one of them is not going to somebody else. */
export const PARTS =
  /^(?:activit(?:y|ies)|about|calls?|deals?|details?|e?mails?|edit|emails|files?|history|info|notes?|overview|profile|related|show|summary|tasks?|timeline|view)$/i
/** A number, a hexadecimal or dashed identifier, a Salesforce-like one: words that people read are none. */
export const ID = /^(?:[a-z]{0,12}[-_.]?\d+|(?=.*\d)[\w-]{8,})$/i
/** A parameter of an address. */
export type Parameter = { name: string; value: string }

/** Whether an address is of a kind of page: it has these segments, and perhaps more after them, and these parameters. */
export function fitsPages(pages: string, url: URL): boolean {
  const { path, query } = partsOf(pages)
  const segments = segmentsOf(url)
  if (path.length > segments.length || !path.every((want, at) => want === '*' || want === segments[at])) return false
  const has = new Map(parametersOf(url).map(({ name, value }) => [name, value]))
  return [...query].every(([name, want]) => {
    const value = has.get(name)
    return value !== undefined && (want === '*' ? value !== '' : value === want)
  })
}

/** Path and route segments, without what only says how one got there; a bare number behind `#` is a record, too. */
export function segmentsOf(url: URL): string[] {
  const path = url.pathname.split('/').filter(Boolean)
  const route = url.hash.slice(1).split('?', 1)[0] ?? ''
  if (route.includes('/')) return [...path, '#', ...route.split('/').filter(Boolean)]
  return ID.test(route) && !path.some((segment) => ID.test(segment)) ? [...path, '#', route] : path
}

/** Each parameter once, of the query and of the fragment where it has one or is one. */
export function parametersOf(url: URL): Parameter[] {
  const fragment = url.hash.slice(1)
  const [route = '', query] = fragment.split('?', 2)
  const inFragment = query ?? (route.includes('=') && !route.includes('/') ? route : '')
  const all = new Map<string, string>()
  for (const [name, value] of [...new URLSearchParams(inFragment), ...url.searchParams]) all.set(name, value)
  return [...all].slice(0, 40).map(([name, value]) => ({ name, value }))
}

/** The segments and parameters of a kind of page. */
export function partsOf(pages: string): { path: string[]; query: Map<string, string> } {
  const [path = '', query = ''] = pages.split('?', 2)
  return { path: path.split('/').filter(Boolean), query: new Map(new URLSearchParams(query)) }
}
