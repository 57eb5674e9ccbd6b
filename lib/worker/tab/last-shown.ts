/** Every tab that has nothing of its own. */
const REST = -1

/**
 * The badge that each tab was given last. A completion changes much in a row and little of it shows: of two dozen tabs that
 * are drawn anew hardly one differs, and each call to the browser costs it time.
 */
export type LastShown = {
  /** Whether a tab was given something else, or nothing; from now on it was given this. */
  isNew(tabId: number | undefined, value: unknown): boolean
  /** The browser may have taken the badge away with a page. */
  forget(tabId: number): void
}

/** Nothing is known when the worker begins. */
export function createLastShown(): LastShown {
  const last = new Map<number, string>()
  return {
    isNew(tabId = REST, value) {
      const [before, now] = [last.get(tabId), JSON.stringify(value)]
      last.set(tabId, now)
      return before !== now
    },
    forget(tabId) {
      last.delete(tabId)
    },
  }
}
