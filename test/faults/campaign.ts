import { check, type Verdict } from './check.ts'
import { type Draw, drawFrom, randomSource, tapeSource } from './draw.ts'
import type { Happened } from './history.ts'
import type { Parts } from './parts.ts'
import { createSchedule, type Schedule } from './schedule.ts'

export type Judged = { index: number; tape: readonly number[]; history: readonly Happened[]; verdict: Verdict }

type Running = { index: number; draw: Draw; schedule: Schedule }

/** So many schedules share one turn of the event loop. */
const TOGETHER = 8

/**
 * Runs schedules `from` to `to` (not including it) of the campaign with this seed, in an order of its own. `judged` may answer false to stop.
 * The same seed and number give the same schedule, whatever runs beside it.
 */
export async function runCampaign(
  campaign: { seed: number; from: number; to: number; step?: number; parts: Parts },
  judged: (one: Judged) => boolean,
): Promise<void> {
  const { seed, to, parts } = campaign
  const running = new Set<Running>()
  let next = campaign.from
  let goOn = true
  while (goOn && (running.size > 0 || next < to)) {
    while (running.size < TOGETHER && next < to) {
      const draw = drawFrom(randomSource(seed, next))
      running.add({ index: next, draw, schedule: createSchedule(draw, parts) })
      next += campaign.step ?? 1
    }
    await promisesSettled()
    for (const one of running) {
      if (!one.schedule.advance()) continue
      running.delete(one)
      goOn = judged(judge(one)) && goOn
    }
  }
}

/** Runs the schedule on one tape: to repeat a failure, or to make it smaller. */
export async function runTape(tape: readonly number[], parts: Parts): Promise<Judged> {
  const draw = drawFrom(tapeSource(tape))
  const schedule = createSchedule(draw, parts)
  do await promisesSettled()
  while (!schedule.advance())
  return judge({ index: -1, draw, schedule })
}

function judge({ index, draw, schedule: { history, facts } }: Running): Judged {
  return { index, tape: draw.tape, history, verdict: check(history, facts) }
}

/** Every promise that can go on has done so when the next turn of the event loop begins. */
function promisesSettled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
