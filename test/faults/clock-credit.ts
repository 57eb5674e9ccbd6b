import type { Happened } from './history.ts'

/**
 * A clock that is set while a life does not exist, or does not know of a completion yet, cannot be seen through by it: with more
 * than one life, the journal is allowed to be wrong by exactly so much as the clock was set. Milliseconds; times are true times.
 */
export type ClockCredit = {
  /** How far the clock was set forward between two moments, if there was more than one life. */
  forward(from: number, to: number): number
  /** How far it was set back between two moments. */
  backward(from: number, to: number): number
}

export function clockCredit(history: readonly Happened[]): ClockCredit {
  const jumps: { t: number; by: number }[] = []
  let lives = 0
  for (const happened of history) {
    if (happened.kind === 'jumped') jumps.push(happened)
    else if (happened.kind === 'born') lives += 1
  }
  const sum = (from: number, to: number, sign: 1 | -1) => {
    let total = 0
    for (const { t, by } of jumps) if (t >= from && t <= to && by * sign > 0) total += by * sign
    return total
  }
  return {
    forward: (from, to) => (jumps.length > 0 && lives > 1 ? sum(from, to, 1) : 0),
    backward: (from, to) => (jumps.length > 0 ? sum(from, to, -1) : 0),
  }
}
