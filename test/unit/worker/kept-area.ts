/** The browser's storage, which outlives every worker. */
export function area(stored: Record<string, unknown> = {}) {
  let kept: Record<string, unknown> = structuredClone(stored)
  return {
    get: () => Promise.resolve(structuredClone(kept)),
    set: (items: Record<string, unknown>) => {
      kept = { ...kept, ...structuredClone(items) }
      return Promise.resolve()
    },
    remove: (name: string) => {
      const { [name]: _, ...rest } = kept
      kept = rest
      return Promise.resolve()
    },
    rows: (name: string) => kept[name],
  }
}
