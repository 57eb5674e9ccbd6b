import { Worker } from 'node:worker_threads'
import { progress } from './progress.ts'
import { add, emptyTally, type Tally } from './report.ts'

/** `from`: the first schedule, for what is carried on. */
export type Attack = { seed: number; from: number; runs: number; threads: number; print: (text: string) => void }
export type Share = { seed: number; from: number; to: number; step: number }
/** What a thread reports now and then: what it has seen since the last time. */
export type Partial = { tally: Tally; failures: number[] }

/** Every thread takes each n-th schedule. */
export async function runThreads({ seed, from: first, runs, threads, print }: Attack): Promise<Partial> {
  const sum: Partial = { tally: emptyTally(), failures: [] }
  const shown = progress(runs, print)
  await Promise.all(
    Array.from({ length: threads }, (_, from) =>
      work({ seed, from: first + from, to: first + runs, step: threads }, (partial) => {
        add(sum.tally, partial.tally)
        sum.failures.push(...partial.failures)
        for (const index of partial.failures) print(`broken: schedule ${index} (--seed ${seed} --only ${index})`)
        shown(sum.tally.schedules, sum.failures.length)
      }),
    ),
  )
  sum.failures.sort((left, right) => left - right)
  return sum
}

function work(share: Share, report: (partial: Partial) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: share })
    worker.on('message', report)
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
}
