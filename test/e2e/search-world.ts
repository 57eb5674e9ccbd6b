/**
 * Searches everything that script in this world can reach for texts, and says where they are. It runs inside pages, so it
 * uses nothing from outside itself: own and inherited properties, getters included, entries of maps and sets, the text of
 * functions, the document with the values of its fields, cookies and web storage.
 */
export async function searchWorld(needles: string[]): Promise<{ hits: string[]; searched: number }> {
  const MOST = 400_000
  const hits: string[] = []
  const seen = new Set<object>()
  const queue: { value: unknown; where: string }[] = [{ value: globalThis, where: 'window' }]

  const check = (text: string, where: string) => {
    if (needles.some((needle) => text.includes(needle))) hits.push(where)
  }
  const readable = (holder: object, key: PropertyKey): unknown => {
    try {
      return Reflect.get(holder, key)
    } catch {
      // A getter that refuses to be read hides nothing from us that it shows to the page.
      return undefined
    }
  }
  const keysOf = (holder: object): PropertyKey[] => {
    const keys: PropertyKey[] = []
    // A node's inherited properties lead to the rest of the document, whose text is searched as a whole.
    const isNode = typeof Node === 'function' && holder instanceof Node && holder !== document
    for (let step: object | null = holder; step !== null; step = isNode ? null : Object.getPrototypeOf(step)) {
      keys.push(...Reflect.ownKeys(step))
    }
    return keys
  }

  let searched = 0
  for (; searched < queue.length && searched < MOST; searched += 1) {
    const { value, where } = queue[searched] ?? { value: null, where: '' }
    if (typeof value === 'string') check(value, where)
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) continue
    seen.add(value)
    if (typeof value === 'function') check(Function.prototype.toString.call(value), where)
    if (value instanceof Map || value instanceof Set) {
      for (const entry of value) queue.push({ value: entry, where: `${where}(entry)` })
    }
    for (const key of keysOf(value)) {
      check(String(key), `${where} (a name)`)
      queue.push({ value: readable(value, key), where: `${where}.${String(key)}` })
    }
  }

  check(document.documentElement.outerHTML, 'the document')
  for (const field of document.querySelectorAll('input, textarea, select')) {
    check(String(readable(field, 'value')), `the value of ${field.tagName}`)
  }
  check(document.cookie, 'cookies')
  check(location.href, 'the address')
  // A frame without credentials has no storage at all.
  for (const name of ['localStorage', 'sessionStorage']) check(JSON.stringify(readable(globalThis, name) ?? ''), name)
  for (const { name = '' } of await indexedDB.databases().catch(() => [])) check(name, 'the name of a database')
  for (const name of await caches.keys().catch(() => [])) check(name, 'the name of a cache')
  return { hits, searched }
}
