import { runCampaign } from './campaign.ts'
import type { Mutant } from './mutant.ts'
import { MUTANTS } from './mutants.ts'
import { mutatedParts } from './mutated-parts.ts'

/** `named`: only those whose name holds this. */
type Hunt = { seed: number; runs: number; named?: string; print: (text: string) => void }

/** Runs every mutant until the checker notices it, for `runs` schedules at most. true: all were caught. */
export async function runMutants({ seed, runs, named = '', print }: Hunt): Promise<boolean> {
  let caught = 0
  const mutants = MUTANTS.filter(({ name }) => name.includes(named))
  for (const [number, mutant] of mutants.entries()) {
    const found = await hunt(mutant, number, seed, runs)
    if (found !== null) caught += 1
    const place = `${number + 1}/${mutants.length}`.padStart(7)
    print(found === null ? `${place}  SURVIVED  ${mutant.name}` : `${place}  caught  ${mutant.name} (${found})`)
  }
  print(`\nseed ${seed}: ${caught} of ${mutants.length} mutants caught`)
  return caught === mutants.length
}

async function hunt(mutant: Mutant, number: number, seed: number, runs: number): Promise<string | null> {
  const parts = await mutatedParts(mutant, number)
  let found: string | null = null
  let schedules = 0
  await runCampaign({ seed, from: 0, to: runs, parts }, ({ verdict }) => {
    schedules += 1
    const first = verdict.violations[0]
    if (first !== undefined) found ??= `after ${schedules}: ${first.rule}, ${first.what}`
    return found === null
  })
  return found
}
