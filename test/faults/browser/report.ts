import { emptyTally, promises } from '#test/faults/report.ts'
import { tell } from '#test/faults/tell.ts'
import type { Judged } from './judge.ts'

export type Tally = {
  schedules: number
  broken: number
  count(one: Judged): void
  stopped: (step: string) => void
  steps: ReadonlyMap<string, number>
  fates: ReadonlyMap<string, number>
  ends: ReadonlyMap<string, number>
  sums: ReturnType<typeof emptyTally>
  resent: ReadonlyMap<string, number>
  carried: readonly string[]
  connected: (protocol: string, requests: number, connections: number) => void
  /** Milliseconds from an unclear send to the decision, with the network there. */
  unknowns: number[]
}

/** What a campaign in real browsers has seen. */
export function createTally(): Tally {
  const sums = emptyTally()
  const steps = new Map<string, number>()
  const fates = new Map<string, number>()
  const ends = new Map<string, number>()
  const resent = new Map<string, number>()
  const carried: string[] = []
  const more = (map: Map<string, number>, key: string) => void map.set(key, (map.get(key) ?? 0) + 1)
  const tally: Tally = {
    schedules: 0,
    broken: 0,
    steps,
    fates,
    ends,
    sums,
    resent,
    connected: (protocol, requests, connections) =>
      void carried.push(`${protocol}: ${requests} requests over ${connections} connections`),
    carried,
    unknowns: [],
    stopped: (step) => more(steps, step),
    count({ played, verdict, resent: times, protocol }) {
      tally.schedules += 1
      sums.schedules += 1
      sums.completions += verdict.completions
      sums.requests += verdict.requests
      sums.steps += verdict.steps
      sums.writes += verdict.writes
      sums.doubledByBrowser += verdict.doubledByBrowser
      sums.doubledByLateness += verdict.doubledByLateness
      sums.sentTwiceByBrowser += verdict.sentTwiceByBrowser
      sums.hiddenByBrowser += verdict.hiddenByBrowser
      sums.hiddenByLateness += verdict.hiddenByLateness
      resent.set(protocol, (resent.get(protocol) ?? 0) + times)
      for (const { rule } of verdict.violations) sums.violations[rule] = (sums.violations[rule] ?? 0) + 1
      if (verdict.violations.length > 0) tally.broken += 1
      for (const { name } of played.plan.posts) more(fates, name)
      more(fates, `kill: ${played.plan.kill.kind}`)
      more(ends, played.onDisk.at(-1)?.state ?? 'nothing')
      tally.unknowns.push(...spellsOf(played))
    },
  }
  return tally
}

/** How long it took from the last unclear send to the end, where neither the reads met a fault nor the worker a death. */
function spellsOf({ plan, onDisk }: Judged['played']): number[] {
  if (plan.reads.spec !== null || plan.kill.kind !== 'none') return []
  return onDisk.flatMap(({ course }) => {
    const sent = course.findLastIndex(
      ({ state }, place) => state === 'unknown' && course[place - 1]?.state === 'sending',
    )
    const end = course.at(-1)
    const from = course[sent]
    return from === undefined || end === undefined ? [] : [end.at - from.at]
  })
}

export function summary(tally: Tally): string {
  const list = (map: ReadonlyMap<string, number>) =>
    [...map]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([name, times]) => `${name} ${times}`)
      .join(', ')
  const spells = tally.unknowns.toSorted((one, other) => one - other)
  const soon = spells.filter((ms) => ms <= 120_000).length
  return [
    promises(tally.sums),
    ...tally.carried,
    `requests that the browser silently sent again: ${list(tally.resent)}`,
    `unknowns settled within 120 s, with the network there: ${soon} of ${spells.length}, the longest ${((spells.at(-1) ?? 0) / 1000).toFixed(1)} s`,
    `ends: ${list(tally.ends)}`,
    `met: ${list(tally.fates)}`,
    `killed exactly at: ${list(tally.steps)}`,
  ].join('\n')
}

/** A failure, with all that is needed to see it again. */
export function tellFailure(seed: number, { played, verdict, history }: Judged): string {
  const broken = verdict.violations.map(({ rule, what, at }) => `  ${rule} at ${at}: ${what}`)
  return [
    `seed ${seed}, schedule ${played.plan.index} (--seed ${seed} --only ${played.plan.index}):`,
    JSON.stringify(played.plan),
    ...broken,
    tell(history),
  ].join('\n')
}
