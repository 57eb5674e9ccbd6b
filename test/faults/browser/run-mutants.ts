import { runOnOneBrowser } from './campaign.ts'
import { MUTANTS } from './mutants.ts'
import { type Plan, planOf } from './plan.ts'

const PLANS_EACH = 12
const LOOK_AT = 20_000

/** Gives each mutant the schedules in which it can show itself; each must be noticed. */
export async function runMutants(seed: number, print: (text: string) => void): Promise<boolean> {
  let caught = 0
  for (const mutant of MUTANTS) {
    const aimed: Plan[] = []
    for (let index = 0; index < LOOK_AT && aimed.length < PLANS_EACH; index += 1) {
      const plan = planOf(seed, index)
      const isAlone = plan.kill.kind !== 'browser' && plan.kill.kind !== 'offline' && plan.posts.length === 1
      if (isAlone && mutant.aims(plan)) aimed.push(plan)
    }
    let seen: string | null = null
    let played = 0
    await runOnOneBrowser('http1', {
      seed,
      plans: aimed,
      exchanges: mutant.exchanges,
      patience: 150_000,
      judged({ verdict, played: { plan } }) {
        played += 1
        const [first] = verdict.violations
        if (first !== undefined) seen ??= `${first.rule}, schedule ${plan.index}: ${first.what}`
        return seen === null
      },
      stopped: () => undefined,
      connected: () => undefined,
    })
    if (seen !== null) caught += 1
    print(
      `${seen === null ? 'NOT CAUGHT' : 'caught'}  ${mutant.name}: ${seen ?? `${played} of ${aimed.length} schedules showed nothing`}`,
    )
  }
  print(`${caught} of ${MUTANTS.length} mutants caught`)
  return caught === MUTANTS.length
}
