import { type Draw, drawFrom, randomSource } from '#test/faults/draw.ts'
import type { Switches } from '#test/sandbox/switches.ts'
import { type Exchange, recordedBuild } from './build.ts'
import { type Judged, judge } from './judge.ts'
import type { Plan } from './plan.ts'
import { play } from './play.ts'
import { buildRig, type Playing } from './rig.ts'
import type { Protocol } from './server.ts'

export type CampaignOptions = {
  seed: number
  plans: readonly Plan[]
  exchanges?: readonly Exchange[]
  /** How many are under way at once in one browser. */
  together?: number
  seats?: number
  /** Milliseconds after which what is not settled counts as stuck. */
  patience?: number
  /** Called with each as it ends; false: no new ones. */
  judged: (one: Judged, rig: Playing) => boolean
  /** Each place at which the worker was really held and killed. */
  stopped: (step: string) => void
  /** How many requests went over how many connections. */
  connected: (protocol: Protocol, requests: number, connections: number) => void
}

const TOGETHER = 40
/** Each draws every change of all that are under way. */
const SEATS = 2
const FIRST_TASK = 500_000
/** A profile does not live longer than this: the history grows, and so does the work for each change. */
export const PER_PROFILE = 250

/** Plays schedules on one browser with one protocol, many at once. */
export async function runOnOneBrowser(protocol: Protocol, options: CampaignOptions): Promise<void> {
  const build = await recordedBuild(options.exchanges)
  const rig = await buildRig({ protocol, build, seats: options.seats ?? SEATS })
  rig.log.listen(null, (seen) => {
    if (seen.kind !== 'stopped') return
    options.stopped(seen.stop.replace(/^\d+ /, ''))
    // Held there: dead at the latest a moment later.
    setTimeout(() => void rig.killWorker(), seen.taskId % 40)
  })
  const { sandbox } = rig.server
  // The longest first: they wait, and the others go on beside them.
  const plans = options.plans.toSorted((one, other) => length(other) - length(one))
  drawServer(sandbox.switches, drawFrom(randomSource(options.seed, 1_000_000 + (options.plans[0]?.index ?? 0))))
  let goOn = true
  const enough = Promise.withResolvers<void>()
  const next = async () => {
    for (let plan = plans.shift(); plan !== undefined && goOn; plan = plans.shift()) {
      const taskId = FIRST_TASK + plan.index
      const played = await play(rig, plan, taskId, options.patience)
      goOn = options.judged(judge(rig, played), rig) && goOn
      if (!goOn) enough.resolve()
      rig.log.forget(taskId)
    }
  }
  try {
    const going = Promise.all(Array.from({ length: options.together ?? TOGETHER }, next))
    // What is still under way then breaks off with the browser.
    going.catch(() => undefined)
    await Promise.race([going, enough.promise])
    options.connected(protocol, sandbox.journal.entries.length, rig.server.connections())
  } finally {
    await rig.end()
    await build.remove()
  }
}

/** What Reply leaves open, or shows in two ways: one server has it one way. */
export function drawServer(switches: Switches, draw: Draw): void {
  switches.acceptRepeats = draw.chance(0.5)
  switches.notOpenStatus = draw.pick([
    [3, 409],
    [1, 400],
    [1, 404],
    [1, 422],
  ])
  switches.taskEnums = draw.pick([
    [2, 'integer'],
    [1, 'string'],
  ])
  switches.callResolutions = draw.pick([
    [5, 'integer'],
    [1, 'word'],
  ])
  switches.validationPointers = draw.pick([
    [1, 'field'],
    [1, 'body'],
  ])
  switches.keepFirst = !switches.acceptRepeats && draw.chance(0.3)
}

/** Deaths do not count: they would all come together, and no worker would live for more than seconds. */
function length({ posts }: Plan): number {
  return posts.filter(({ name }) => name !== 'answered').length
}
