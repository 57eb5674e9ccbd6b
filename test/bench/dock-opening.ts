import { dockOn, pillOf } from '../demo/dock.ts'
import { openCalls } from '../e2e/open-calls.ts'
import { atMost, figure, median, ms, type Row, times } from './row.ts'

const ROUNDS = 7
/** The first of a browser pays for what is only ever made once. */
const WARM_UP = 1
/** Milliseconds that Reply takes for an answer. */
const LATENCIES = [0, 350]
/** The half second of the click guard, which nothing can be quicker than. */
const GUARDED_MS = 500
const REST_MS = 1500
const HOVER_MS = 200

/** From the press on the pill to outcome buttons that count, as a multiple of the guard's half second. */
export async function dockOpening(): Promise<Row[]> {
  const { stage, nextCall } = await openCalls()
  const { browser, reply } = stage
  const once = async (): Promise<number> => {
    const page = await browser.context.newPage()
    await page.goto(stage.profileUrl(nextCall().slug))
    const dock = await dockOn(page)
    await page.waitForTimeout(REST_MS)
    await dock.evaluate(() => {
      addEventListener('click', () => Object.assign(window, { pressedAt: performance.now() }), { capture: true })
    })
    // A hand is on the pill before it presses.
    await pillOf(dock).hover()
    await page.waitForTimeout(HOVER_MS)
    await pillOf(dock).click()
    const counts = await dock.waitForFunction(() => {
      const button = document.querySelector('[aria-keyshortcuts="1"]')
      return button !== null && !button.hasAttribute('aria-disabled') ? performance.now() : null
    })
    const time = Number(await counts.jsonValue()) - Number(await dock.evaluate(() => Reflect.get(window, 'pressedAt')))
    await page.close()
    return time
  }
  try {
    const rows: Row[] = []
    for (const latency of LATENCIES) {
      reply.control.addFault({ kind: 'delay', times: 'always', ms: latency })
      const all: number[] = []
      for (let round = 0; round < ROUNDS + WARM_UP; round += 1) all.push(await once())
      reply.control.clearFaults()
      const time = median(all.slice(WARM_UP))
      rows.push(
        figure(`dock from the press on the pill to buttons that count, Reply answers in ${latency} ms`, ms(time)),
        atMost("… as a multiple of the guard's half second", time / GUARDED_MS, 1.3, times),
      )
    }
    return rows
  } finally {
    await stage.end()
  }
}
