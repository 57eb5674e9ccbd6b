import { traceOf } from './trace.ts'

/** No key is shorter, and a word of a few letters would be found in every text. */
const SHORTEST = 8

/**
 * Reads JSON in which the key occurs nowhere, whatever a server has echoed: an answer is kept in the index and the history,
 * shown and exported, so it is the one place at which the key could come in again. Throws what `JSON.parse` throws.
 */
export function parseWithout(key: string, text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (key.length < SHORTEST) return value
  const trace = traceOf(key)
  // Only escapes can hide it from a plain search, and they are rare: a page of tasks is not walked for nothing.
  return text.includes('\\') || trace.isIn(text) ? scrubbed(trace.without, value) : value
}

function scrubbed(without: (text: string) => string, value: unknown): unknown {
  if (typeof value === 'string') return without(value)
  if (Array.isArray(value)) return value.map((item) => scrubbed(without, item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [without(name), scrubbed(without, item)]))
}
