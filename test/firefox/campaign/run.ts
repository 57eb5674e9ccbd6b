import { parseArgs } from 'node:util'
import { drawServer } from '#test/faults/browser/campaign.ts'
import { deathPlans, otherEnd } from '#test/faults/browser/deaths.ts'
import { judge } from '#test/faults/browser/judge.ts'
import { planOf } from '#test/faults/browser/plan.ts'
import { play } from '#test/faults/browser/play.ts'
import { createTally, summary, tellFailure } from '#test/faults/browser/report.ts'
import { drawFrom, randomSource } from '#test/faults/draw.ts'
import { progress } from '#test/faults/progress.ts'
import { buildFirefoxRig } from './rig.ts'

/**
 * node test/firefox/campaign/run.ts --runs N --seed S [--only I] [--together T] [--browsers B], or --deaths
 * All that run together in one browser share one account's sixty requests a minute: more browsers, not more together, are quicker.
 * The schedules of the campaign in real browsers, and its judge, in Firefox: the event page is ended at the very step that a schedule names.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    deaths: { type: 'boolean', default: false },
    together: { type: 'string', default: '8' },
    browsers: { type: 'string', default: '2' },
  },
})
const FIRST_TASK = 500_000
/** One account's sixty requests a minute are everybody's here: what waits for its turn is not stuck. */
const PATIENCE = 900_000
const seed = Number(values.seed)
const runs = values.only === undefined ? Number(values.runs) : 1
const print = (text: string) => void process.stdout.write(`${text}\n`)

const tally = createTally()
const from = Number(values.only ?? 0)
const plans = values.deaths ? deathPlans() : Array.from({ length: runs }, (_, nth) => planOf(seed, from + nth))
const said = progress(plans.length, print)

/** One browser, until no schedule is left. */
async function playIn(browser: number): Promise<void> {
  const rig = await buildFirefoxRig()
  rig.log.listen(null, (seen) => {
    if (seen.kind !== 'stopped') return
    tally.stopped(seen.stop.replace(/^\d+ /, ''))
    // Held there: dead at the latest a moment later.
    setTimeout(() => void rig.killWorker(), seen.taskId % 40)
  })
  drawServer(rig.server.sandbox.switches, drawFrom(randomSource(seed, 1_000_000 + browser)))
  const next = async () => {
    for (let plan = plans.shift(); plan !== undefined; plan = plans.shift()) {
      const taskId = FIRST_TASK + plan.index
      const judged = judge(rig, await play(rig, { ...plan, surface: 'messages' }, taskId, PATIENCE))
      const end = values.deaths ? otherEnd(rig, judged) : null
      if (end !== null) judged.verdict.violations.push({ rule: 'end', what: end, at: judged.history.length })
      tally.count(judged)
      if (judged.verdict.violations.length > 0 || values.only !== undefined) print(tellFailure(seed, judged))
      said(tally.schedules, tally.broken)
      rig.log.forget(taskId)
    }
  }
  try {
    await Promise.all(Array.from({ length: Number(values.together) }, next))
  } finally {
    tally.connected('http1', rig.server.sandbox.journal.entries.length, rig.server.connections())
    await rig.end()
  }
}

await Promise.all(
  Array.from({ length: values.only === undefined ? Number(values.browsers) : 1 }, (_, nth) => playIn(nth)),
)
print(`\nFirefox, seed ${seed}: ${summary(tally)}`)
process.exitCode = tally.broken === 0 ? 0 : 1
