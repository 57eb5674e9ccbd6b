import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { changeAddress, clearTimers, crmPage, lateRecords, mailOf, nameOf, openAnew } from '../e2e/late-records.ts'
import { atMost, median, type Row, times } from './row.ts'

const ROUNDS = 3
/** The first of a browser pays for what is only ever made once. */
const WARM_UP = 1
/** Milliseconds after the name until the rest of a record comes: at most of them no reader looks by itself. */
const LATE_MS = [1000, 3500, 9000, 30_000]
/** How soon what comes late has to be known, in milliseconds. */
const SOON_MS = 1000
/** How soon after a page has come to rest its dock has to name the right one. */
const RIGHT_MS = 2000

/**
 * From a part that is drawn late to the worker that knows it: on an ordinary record, and on one that clears every timer of its window; and
 * from the rest of a page that works against its reader to the dock of the right person.
 */
export async function lateParts(): Promise<Row[]> {
  const records = await lateRecords()
  const { cast } = records
  const late = (lateMs: number, script?: () => void) => async () => {
    const role = cast.next('call')
    const page = await records.open(nameOf(role), script)
    await page.waitForTimeout(lateMs)
    const came = await page.evaluate((html) => {
      document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html)
      return Date.now()
    }, mailOf(role))
    const heard = await records.heard(`"${role.person.email}"`, came)
    await page.close()
    return heard - came
  }
  const anew = async () => {
    const [one, other] = [cast.next('call'), cast.next('call')]
    const page = await records.open(nameOf(one) + mailOf(one))
    await named(page, one.name)
    const rest = await openAnew(page, records.nextAddress(), crmPage(nameOf(other) + mailOf(other)))
    const right = await named(page, other.name)
    await page.close()
    return right - rest
  }
  const toAndFro = async () => {
    const [one, other] = [cast.next('call'), cast.next('call')]
    const page = await records.stage.browser.context.newPage()
    await page.goto(records.stage.profileUrl(one.slug))
    await named(page, one.name)
    const rest = await changeAddress(page, one, other)
    const right = await named(page, other.name)
    await page.close()
    return right - rest
  }
  try {
    const ordinary: Row[] = []
    for (const lateMs of LATE_MS) {
      const heard = (await usual(late(lateMs))) / SOON_MS
      ordinary.push(
        atMost(`until a part is known that comes ${lateMs / 1000} s after the name, of one second`, heard, 1, times),
      )
    }
    const cleared = (await usual(late(3500, clearTimers))) / SOON_MS
    return [
      ...ordinary,
      atMost('… 3.5 s after it, on a page that clears every timer', cleared, 1, times),
      atMost(
        'right dock after a document that was opened anew, of two seconds',
        (await usual(anew)) / RIGHT_MS,
        1,
        times,
      ),
      atMost(
        'right dock after 150 changes of the address, of two seconds',
        (await usual(toAndFro)) / RIGHT_MS,
        1,
        times,
      ),
    ]
  } finally {
    await records.stage.end()
  }
}

async function usual(once: () => Promise<number>): Promise<number> {
  const all: number[] = []
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) all.push(await once())
  return median(all.slice(WARM_UP))
}

/** When the dock names this person. Rejects where it never does. */
async function named(page: Page, name: string): Promise<number> {
  const until = Date.now() + 15_000
  while (Date.now() < until) {
    const docks = page.frames().filter((one) => one.url().includes('/dock.html'))
    const pills = docks.map((one) => one.getByRole('button', { name: `Reply task: ${name}` }).count())
    // A frame that is taken away while it is asked is not the one.
    const found = await Promise.all(pills.map((count) => count.catch(() => 0)))
    if (found.some((count) => count > 0)) return Date.now()
    await pause(20)
  }
  throw new Error(`No dock ever named ${name}.`)
}
