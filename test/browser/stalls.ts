import type { Frame, Page } from 'playwright-core'

const EVERY = 50
/** The guard looks every 120 ms and believes nothing after a gap of 400: a machine that stands still for longer than this is what it refuses. */
const STALL = 250

/** Watches whether the machine lets these run, from now on. The answer of `end` is whether one of them stood still for so long that an honest click may be refused. */
export async function watchStalls(all: readonly (Page | Frame)[]): Promise<{ end: () => Promise<boolean> }> {
  await Promise.all(
    all.map((one) =>
      one.evaluate((every) => {
        const stalls = { at: performance.now(), longest: 0 }
        const tick = () => {
          const now = performance.now()
          stalls.longest = Math.max(stalls.longest, now - stalls.at - every)
          stalls.at = now
        }
        Object.assign(window, { endStalls: () => (clearInterval(timer), tick(), stalls.longest) })
        const timer = setInterval(tick, every)
      }, EVERY),
    ),
  )
  return {
    async end() {
      const longest = await Promise.all(all.map((one) => one.evaluate<number>('endStalls()')))
      return Math.max(...longest) > STALL
    },
  }
}
