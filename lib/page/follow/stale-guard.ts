/**
 * Keeps the previous person off a page. After an in-page navigation the document goes on showing the old record for a
 * while; a value that stood there when the address changed is not believed for the new one, unless an id in the page
 * proves it or it was believed for this very key before.
 */
export type StaleGuard = {
  /** A new key begins. `standing` is what the document showed at that moment; null on the first page of a document. */
  begin(key: string, standing: Iterable<string> | null): void
  /** Whether a value may be believed without a proof. */
  isFresh(value: string): boolean
  /** Values that were read and not believed: a proof against them stays good for this key. */
  distrust(values: Iterable<string>): void
  /** Values that were believed for the present key. */
  trust(values: Iterable<string>): void
  /** False on the first page: there is no earlier record that could linger. */
  isLater(): boolean
}

/** Makes the guard of one document. */
export function createStaleGuard(): StaleGuard {
  const believed = new Map<string, Set<string>>()
  let stale = new Set<string>()
  let own = new Set<string>()
  let later = false
  return {
    begin(key, standing) {
      later = standing !== null
      stale = new Set(standing)
      own = believed.get(key) ?? new Set()
      believed.set(key, own)
    },
    isFresh: (value) => own.has(value) || !stale.has(value),
    distrust(values) {
      for (const value of values) if (!own.has(value)) stale.add(value)
    },
    trust(values) {
      for (const value of values) own.add(value)
    },
    isLater: () => later,
  }
}
