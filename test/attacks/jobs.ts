import type { Ground } from './ground.ts'

/** One thing to try on a ground. What comes of it is a word; one that begins in capitals is what must not come of it. */
export type Job = { group: string; name: string; run: (ground: Ground) => Promise<string> }

/** How often each outcome came, by group. */
export type Counts = Map<string, Map<string, number>>

const isBad = (outcome: string) => /^[A-Z]{2}/.test(outcome)

/** Tries everything on several grounds at a time: most of it is a person who looks, and waits. Says what went wrong as it does. */
export async function runJobs(
  jobs: readonly Job[],
  count: number,
  open: () => Promise<Ground>,
  say: (line: string) => void,
  every: boolean,
): Promise<{ counts: Counts; bad: number }> {
  const counts: Counts = new Map()
  const left = [...jobs]
  let bad = 0

  const note = ({ group, name }: Job, outcome: string) => {
    const word = outcome.split(':')[0] ?? outcome
    const mine = counts.get(group) ?? new Map<string, number>()
    counts.set(group, mine.set(word, (mine.get(word) ?? 0) + 1))
    if (isBad(outcome)) bad += 1
    if (isBad(outcome) || every) say(`${outcome}  ${group}: ${name}`)
  }
  const work = async () => {
    let ground = await open()
    for (let job = left.shift(); job !== undefined; job = left.shift()) {
      const outcome = await job.run(ground).catch((error: Error) => error)
      if (typeof outcome === 'string') {
        note(job, outcome)
        continue
      }
      // A ground that a trial has left unusable is nobody's fault but the ground's: the trial gets another one.
      await ground.end()
      ground = await open()
      note(job, await job.run(ground).catch((again: Error) => `FAILED: ${again.message.split('\n')[0]}`))
    }
    await ground.end()
  }
  await Promise.all(Array.from({ length: Math.min(count, jobs.length) }, work))
  return { counts, bad }
}
