/** What of a tab the browser or its page has been given. */
type Part = 'badge' | 'dock'

/** Every tab that has nothing of its own. */
const REST = -1

/**
 * What each tab was given last. A completion changes much in a row and little of it shows: of two dozen tabs that are drawn
 * anew hardly one differs, and each call to the browser and to a page costs both of them time.
 */
export type LastShown = {
  /** Whether a tab was given something else, or nothing; from now on it was given this. */
  isNew(tabId: number | undefined, part: Part, value: unknown): boolean
  /** The browser may have taken the badge away with a page, and a reader may be another one. */
  forget(tabId: number): void
}

/** Nothing is known when the worker begins. */
export function createLastShown(): LastShown {
  const last = new Map<number, Partial<Record<Part, string>>>()
  return {
    isNew(tabId = REST, part, value) {
      const [before = {}, now] = [last.get(tabId), JSON.stringify(value)]
      last.set(tabId, { ...before, [part]: now })
      return before[part] !== now
    },
    forget(tabId) {
      last.delete(tabId)
    },
  }
}
