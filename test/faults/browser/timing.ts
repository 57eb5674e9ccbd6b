import { setTimeout as sleep } from 'node:timers/promises'
import { BUILD } from '#test/browser/launch.ts'
import { clickOnce } from './click-once.ts'
import { buildRig } from './rig.ts'

/** Milliseconds from each click to the arrival of its request, with an undo window of 5 s. */
export type Timing = { live: number[]; killed: number[] }

const LIVE_CLICKS = 40
const KILLS = 4
const CLICKS_PER_KILL = 5

/** The production build as it is, and nothing else under way: when is a completion sent that nobody hurries? */
export async function measureTiming(print: (text: string) => void): Promise<Timing> {
  const rig = await buildRig({ protocol: 'http1', build: { folder: BUILD, remove: () => Promise.resolve() }, seats: 0 })
  const timing: Timing = { live: [], killed: [] }
  let nextTask = 700_001
  const click = () => clickOnce(rig, nextTask++)
  try {
    await rig.withUndo(5, () => Promise.resolve())
    const under: Promise<number>[] = []
    for (let nth = 0; nth < LIVE_CLICKS; nth += 1) {
      const { sentAfter } = await click()
      under.push(sentAfter)
      await sleep(400)
    }
    timing.live.push(...(await Promise.all(under)))
    print(`live worker: ${describe(timing.live)}`)
    for (let nth = 0; nth < KILLS; nth += 1) {
      const clicks = await Promise.all(Array.from({ length: CLICKS_PER_KILL }, click))
      await sleep(800 + nth * 900)
      await rig.killWorker()
      // Nobody looks, and nothing is asked: only the alarm is left.
      timing.killed.push(...(await Promise.all(clicks.map(({ sentAfter }) => sentAfter))))
      print(`killed worker ${nth + 1} of ${KILLS}: ${describe(timing.killed)}`)
    }
  } finally {
    await rig.end()
  }
  return timing
}

export function timingIsKept({ live, killed }: Timing): boolean {
  return live.every((ms) => ms >= 5_000 && ms <= 6_000) && killed.every((ms) => ms >= 5_000 && ms <= 65_000)
}

function describe(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (part: number) => ((sorted[Math.floor((sorted.length - 1) * part)] ?? 0) / 1000).toFixed(3)
  return `${times.length} requests, after ${at(0)} s at the earliest, ${at(0.5)} s in the middle, ${at(1)} s at the latest`
}
