import { type Judged, runTape } from './campaign.ts'
import { PARTS, type Parts } from './parts.ts'

/** Each try runs a whole schedule. */
const TRIES = 3000

/**
 * A much smaller schedule that still breaks the same rule. Stretches of the tape of decisions are set to 0, where nothing special happens,
 * in ever smaller pieces; the other decisions stay where they are, so that they keep their meaning.
 */
export async function shrink(failed: Judged, parts: Parts = PARTS): Promise<Judged> {
  const rule = failed.verdict.violations[0]?.rule
  let smallest = failed
  let tries = 0
  for (let length = failed.tape.length; length >= 1; length = Math.floor(length / 2)) {
    for (let from = 0; from < smallest.tape.length && tries < TRIES; from += length) {
      const tape = smallest.tape.map((drawn, place) => (place >= from && place < from + length ? 0 : drawn))
      if (tape.every((drawn, place) => drawn === smallest.tape[place])) continue
      tries += 1
      const judged = await runTape(tape, parts)
      const breaksToo = judged.verdict.violations.some((violation) => violation.rule === rule)
      if (breaksToo && judged.history.length <= smallest.history.length) smallest = judged
    }
  }
  return smallest
}
