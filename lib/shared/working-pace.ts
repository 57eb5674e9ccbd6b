/** Whoever does nothing for longer was not working on the next task. */
const BREAK = 20 * 60_000

/**
 * The middle of the times from one finished task to the next, in milliseconds, and of how many times it is the middle. Epoch
 * milliseconds in, stretches apart (the days, or one run): from the last of one to the first of the next nobody worked. null
 * where there are fewer than `least` times to say it of.
 */
export function workingPace(
  stretches: readonly (readonly number[])[],
  least: number,
): { ms: number; of: number } | null {
  const worked = stretches
    .flatMap((moments) => {
      const sorted = moments.toSorted((one, other) => one - other)
      return sorted.slice(1).map((at, before) => at - (sorted[before] ?? at))
    })
    .filter((gap) => gap <= BREAK)
    .toSorted((one, other) => one - other)
  const middle = worked[Math.floor(worked.length / 2)]
  return worked.length < least || middle === undefined ? null : { ms: middle, of: worked.length }
}
