import { clearTimers, lateRecords, mailOf, nameOf } from '../e2e/late-records.ts'
import { atMost, figure, median, ms, type Row, times } from './row.ts'

const ROUNDS = 5
/** The first of a browser pays for what is only ever made once. */
const WARM_UP = 1
/** Milliseconds after the name until the rest of a record comes: no moment at which a reader looks by itself. */
const LATE_MS = 3500
/** How soon what comes late has to be known, in milliseconds. */
const SOON_MS = 1000

/** From a part that is drawn late to the worker that knows it: on an ordinary record, and on one that clears every timer of its window. */
export async function lateParts(): Promise<Row[]> {
  const records = await lateRecords()
  const once = async (script?: () => void): Promise<number> => {
    const role = records.cast.next('call')
    const page = await records.open(nameOf(role), script)
    await page.waitForTimeout(LATE_MS)
    const came = await page.evaluate((html) => {
      document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html)
      return Date.now()
    }, mailOf(role))
    const heard = await records.heard(`"${role.person.email}"`, came)
    await page.close()
    return heard - came
  }
  const usual = async (script?: () => void): Promise<number> => {
    const all: number[] = []
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) all.push(await once(script))
    return median(all.slice(WARM_UP))
  }
  try {
    const [ordinary, hindered] = [await usual(), await usual(clearTimers)]
    return [
      figure('late part: from its coming to a worker that knows it', ms(ordinary)),
      atMost('… as a share of a second', ordinary / SOON_MS, 1, times),
      atMost('… on a page that clears every timer', hindered / SOON_MS, 1, times),
    ]
  } finally {
    await records.stage.end()
  }
}
