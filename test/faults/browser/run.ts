import { parseArgs } from 'node:util'
import { progress } from '#test/faults/progress.ts'
import { PER_PROFILE, runOnOneBrowser } from './campaign.ts'
import { deathPlans, otherEnd } from './deaths.ts'
import type { Judged } from './judge.ts'
import { measurePacked } from './packed.ts'
import { type Plan, planOf } from './plan.ts'
import { createTally, summary, tellFailure } from './report.ts'
import type { Playing } from './rig.ts'
import { runMutants } from './run-mutants.ts'
import { soak } from './soak.ts'
import { soakIsFlat } from './soak-verdict.ts'
import { measureTiming, timingIsKept } from './timing.ts'

/**
 * node test/faults/browser/run.ts --runs N --seed S [--from I] [--only I] [--protocol http1|http2], or --deaths, --timing, --packed, --soak N, --mutants
 * Attacks the built extension in a real Chromium, against a stand-in on kept-alive connections.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    deaths: { type: 'boolean', default: false },
    timing: { type: 'boolean', default: false },
    packed: { type: 'boolean', default: false },
    soak: { type: 'string' },
    protocol: { type: 'string' },
    together: { type: 'string', default: '40' },
  },
})

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

const seed = Number(values.seed)
const runs = values.only === undefined ? Number(values.runs) : 1
const from = Number(values.only ?? values.from)
const tally = createTally()
const plans = values.deaths ? deathPlans() : Array.from({ length: runs }, (_, nth) => planOf(seed, from + nth))
const said = progress(plans.length, print)
const began = Date.now()

if (values.mutants) process.exitCode = (await runMutants(seed, print)) ? 0 : 1
else if (values.timing) process.exitCode = timingIsKept(await measureTiming(print)) ? 0 : 1
else if (values.soak !== undefined)
  process.exitCode = soakIsFlat(await soak(Number(values.soak), seed, print), print) ? 0 : 1
else if (values.packed) process.exitCode = (await measurePacked(print)) ? 0 : 1
else await attack()

async function attack(): Promise<void> {
  const judged = (one: Judged, rig: Playing): boolean => {
    const end = values.deaths ? otherEnd(rig, one) : null
    if (end !== null) one.verdict.violations.push({ rule: 'end', what: end, at: one.history.length })
    tally.count(one)
    if (one.verdict.violations.length > 0 || values.only !== undefined) print(tellFailure(seed, one))
    said(tally.schedules, tally.broken)
    return tally.broken < 20
  }

  const shares = Math.max(1, Math.ceil(plans.length / PER_PROFILE))
  for (let share = 0; share < shares; share += 2) {
    // Two browsers side by side: most of the time is waiting.
    const pair = [share, share + 1].filter((nth) => nth < shares)
    if (plans.length > 20 && pair.length === 1) pair.push(share)
    await Promise.all(
      pair.map((nth, place) => {
        const isMine = ({ index }: Plan) => (pair[0] === pair[1] ? index % 2 === place : index % shares === nth)
        const protocol = values.protocol ?? (place % 2 === 0 ? 'http1' : 'http2')
        const together = Number(values.together)
        return runOnOneBrowser(protocol === 'http2' ? 'http2' : 'http1', {
          seed,
          plans: plans.filter(isMine),
          together,
          judged,
          stopped: tally.stopped,
          connected: tally.connected,
        })
      }),
    )
  }
  print(
    `\nseed ${seed}, ${((Date.now() - began) / 1000 / Math.max(1, tally.schedules)).toFixed(2)} s a schedule: ${summary(tally)}`,
  )
  process.exitCode = tally.broken === 0 ? 0 : 1
}
