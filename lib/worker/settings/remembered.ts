/** Something on the disk that is read once and kept in memory until it is forgotten. */
export type Remembered<Value> = {
  get: () => Promise<Value>
  /** It has changed, or is about to: the next `get` reads it again. */
  forget: () => void
}

/** `isWorthKeeping`: a value for which it says no is read anew each time. Rejects with what `read` rejects with, and keeps nothing then. */
export function remember<Value>(
  read: () => Promise<Value>,
  isWorthKeeping: (value: Value) => boolean = () => true,
): Remembered<Value> {
  let kept: { value: Value } | null = null
  let changes = 0

  return {
    async get() {
      if (kept !== null) return kept.value
      const before = changes
      const value = await read()
      // Not where it changed while it was read: nobody knows which of both this is.
      if (changes === before && isWorthKeeping(value)) kept = { value }
      return value
    },
    forget() {
      kept = null
      changes += 1
    },
  }
}
