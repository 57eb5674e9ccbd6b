/** No key is shorter, and a word of a few letters would be found in every text. */
const SHORTEST = 8
/** Stands where a server had written our key. */
const GONE = '•••'

/**
 * Reads JSON in which the key occurs nowhere, whatever a server has echoed: an answer is kept in the index and the history,
 * shown and exported, so it is the one place at which the key could come in again. Throws what `JSON.parse` throws.
 */
export function parseWithout(key: string, text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (key.length < SHORTEST) return value
  // Only escapes can hide it from a plain search, and they are rare: a page of tasks is not walked for nothing.
  return holds(key, text) || text.includes('\\') ? scrubbed(key, value) : value
}

function holds(key: string, text: string): boolean {
  return spellingsOf(key).some((spelling) => text.includes(spelling))
}

/** As it is, as an address carries it, and as basic authentication would. */
function spellingsOf(key: string): string[] {
  return [...new Set([key, encodeURIComponent(key), btoa(key).replace(/=+$/, '')])]
}

function scrubbed(key: string, value: unknown): unknown {
  if (typeof value === 'string')
    return spellingsOf(key).reduce((text, spelling) => text.replaceAll(spelling, GONE), value)
  if (Array.isArray(value)) return value.map((item) => scrubbed(key, item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [holds(key, name) ? GONE : name, scrubbed(key, item)]),
  )
}
