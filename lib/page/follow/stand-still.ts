/** How long an unchanged page is waited for where its new address speaks of another part of the same record. */
export const KEPT = 900
/** How long a page that was drawn anew must stand still before all that it shows is the new record's. */
const REDRAWN = 3000

/** Tells once when a page has stood still for so long that what it shows belongs to its present address. */
export type StandStill = {
  /** A new address. `patience` is for a page that does not change at all; Infinity where that proves nothing. */
  begin(patience: number): void
  /** `shown` is all that is on show, and `isRedrawn` whether some of it was not there when the address changed. */
  isOver(shown: string, isRedrawn: boolean, now: number): boolean
}

/** Makes one, which waits for nothing before it begins. */
export function createStandStill(): StandStill {
  let isWaiting = false
  let longest = 0
  let last = ''
  let since = 0
  return {
    begin(patience) {
      isWaiting = true
      longest = patience
      last = ''
    },
    isOver(shown, isRedrawn, now) {
      if (!isWaiting || shown === '') return false
      if (shown !== last) since = now
      last = shown
      isWaiting = now - since < (isRedrawn ? REDRAWN : longest)
      return !isWaiting
    },
  }
}
