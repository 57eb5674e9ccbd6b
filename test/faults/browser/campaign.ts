import { type Exchange, recordedBuild } from './build.ts'
import { type Judged, judge } from './judge.ts'
import { type Plan, planOf } from './plan.ts'
import { play } from './play.ts'
import { buildRig, type Rig } from './rig.ts'
import type { Protocol } from './server.ts'

export type CampaignOptions = {
  seed: number
  indexes: readonly number[]
  exchanges?: readonly Exchange[]
  /** How many are under way at once in one browser. */
  together?: number
  seats?: number
  /** Called with each as it ends; false: no new ones. */
  judged: (one: Judged, rig: Rig) => boolean
  /** Each place at which the worker was really held and killed. */
  stopped: (step: string) => void
}

const TOGETHER = 40
const SEATS = 4
const FIRST_TASK = 500_000
/** A profile does not live longer than this: the history grows, and so does the work for each change. */
export const PER_PROFILE = 250

/** Plays schedules on one browser with one protocol, many at once. */
export async function runOnOneBrowser(protocol: Protocol, options: CampaignOptions): Promise<void> {
  const build = await recordedBuild(options.exchanges)
  const rig = await buildRig({ protocol, build, seats: options.seats ?? SEATS })
  rig.log.listen(null, (seen) => {
    if (seen.kind !== 'stopped') return
    options.stopped(`${seen.state} ${seen.side}`)
    // Held there: dead at the latest a moment later.
    setTimeout(() => void rig.killWorker(), seen.taskId % 40)
  })
  const { sandbox } = rig.server
  // The longest first: they wait, and the others go on beside them.
  const plans = options.indexes
    .map((index) => planOf(options.seed, index))
    .toSorted((one, other) => length(other) - length(one))
  sandbox.switches.acceptRepeats = options.seed % 2 === 0 ? (plans[0]?.index ?? 0) % 2 === 0 : false
  let goOn = true
  const next = async () => {
    for (let plan = plans.shift(); plan !== undefined && goOn; plan = plans.shift()) {
      const taskId = FIRST_TASK + plan.index
      const played = await play(rig, plan, taskId)
      goOn = options.judged(judge(rig, played), rig) && goOn
      rig.log.forget(taskId)
    }
  }
  try {
    await Promise.all(Array.from({ length: options.together ?? TOGETHER }, next))
  } finally {
    await rig.end()
    await build.remove()
  }
}

function length({ posts, kill }: Plan): number {
  const unclear = posts.filter(({ name }) => name !== 'answered').length
  return unclear * 2 + (kill.kind === 'none' ? 0 : 1)
}
