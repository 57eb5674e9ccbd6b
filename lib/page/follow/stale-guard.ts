import { createStandStill } from './stand-still.ts'

/** What a document shows: values, and the elements that hold them. */
export type OnShow = { seen: ReadonlySet<string>; nodes: readonly Element[] }

/**
 * Keeps the previous person off a page. After an in-page navigation the document goes on showing the old record for a
 * while; a value that stood there when the address changed is not believed for the new one, unless an id in the page
 * proves it, it was believed for this very key before, or the page has been drawn anew since and stood still.
 */
export type StaleGuard = {
  /**
   * A new key begins. `standing` is what the document showed at that moment; null on the first page of a document.
   * `patience`: after how many milliseconds without any change the page is the new key's own.
   */
  begin(key: string, standing: readonly OnShow[] | null, patience?: number): void
  /** Whether a value may be believed without a proof. */
  isFresh(value: string): boolean
  /** Values that were read and not believed: a proof against them stays good for this key. */
  distrust(values: Iterable<string>): void
  /** Values that were believed for the present key. */
  trust(values: Iterable<string>): void
  /** False on the first page: there is no earlier record that could linger. */
  isLater(): boolean
  /** Is told what is on show. True when all of it counts from now on although it stood there before: two records may share a value. */
  settle(shown: OnShow, now: number): boolean
}

/** Makes the guard of one document. */
export function createStaleGuard(): StaleGuard {
  const believed = new Map<string, Set<string>>()
  const standStill = createStandStill()
  let stale = new Set<string>()
  let nodes = new WeakSet<Element>()
  let own = new Set<string>()
  let later = false
  return {
    begin(key, standing, patience = Number.POSITIVE_INFINITY) {
      later = standing !== null
      stale = new Set(standing?.flatMap(({ seen }) => [...seen]))
      nodes = new WeakSet(standing?.flatMap((one) => one.nodes) ?? [])
      own = believed.get(key) ?? new Set()
      believed.set(key, own)
      if (later) standStill.begin(patience)
    },
    isFresh: (value) => own.has(value) || !stale.has(value),
    distrust(values) {
      for (const value of values) if (!own.has(value)) stale.add(value)
    },
    trust(values) {
      for (const value of values) own.add(value)
    },
    isLater: () => later,
    settle(shown, now) {
      const seen = [...shown.seen]
      const isRedrawn = seen.some((value) => !stale.has(value)) || shown.nodes.some((node) => !nodes.has(node))
      const isOver = standStill.isOver(seen.join('\n'), isRedrawn, now)
      if (isOver) stale.clear()
      return isOver
    },
  }
}
