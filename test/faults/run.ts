import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Judged, runCampaign } from './campaign.ts'
import { PARTS } from './parts.ts'
import { failure, summary } from './report.ts'
import { runMutants } from './run-mutants.ts'
import { runThreads } from './run-threads.ts'
import { shrink } from './shrink.ts'

/**
 * node test/faults/run.ts --runs N --seed S [--from I] [--threads T] [--only I] [--mutants [--named TEXT]]
 * Attacks the journal with simulated schedules. The same seed gives the same schedules, whatever the number of threads.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    named: { type: 'string', default: '' },
  },
})

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

const seed = Number(values.seed)
const runs = Number(values.runs)

if (values.mutants) process.exitCode = (await runMutants({ seed, runs, named: values.named, print })) ? 0 : 1
else if (values.only !== undefined) await showOne(Number(values.only))
else await attack()

async function attack(): Promise<void> {
  const { tally, failures } = await runThreads({
    seed,
    from: Number(values.from),
    runs,
    threads: Number(values.threads),
    print,
  })
  print(`\nseed ${seed}: ${summary(tally)}`)
  const [first] = failures
  if (failures.length > 0) print(`broken schedules: ${failures.slice(0, 20).join(', ')}`)
  if (first !== undefined) await showOne(first)
  process.exitCode = failures.length === 0 ? 0 : 1
}

/** One schedule again, whole, and where it breaks something, as small as it gets. */
async function showOne(index: number): Promise<void> {
  const seen: Judged[] = []
  await runCampaign({ seed, from: index, to: index + 1, parts: PARTS }, (judged) => {
    seen.push(judged)
    return true
  })
  for (const judged of seen) {
    print(failure(seed, index, judged))
    if (judged.verdict.violations.length === 0) continue
    print('\nmade as small as it gets:')
    print(failure(seed, index, await shrink(judged)))
  }
}
