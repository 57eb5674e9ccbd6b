const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * Epoch milliseconds of a date-time as Reply writes it, or null. One without an offset is taken as UTC: tasks carry an
 * offset in every sample, some fields of contacts do not, and a server's time is likelier than this computer's zone.
 */
export function readTime(text: string | null): number | null {
  const parts = ISO.exec(text?.trim() ?? '')
  if (parts === null) return null
  const [written, clock, , , offset] = parts
  const time = Date.parse(clock !== undefined && offset === undefined ? `${written}Z` : written)
  return Number.isNaN(time) ? null : time
}
