import type { Judged } from './campaign.ts'
import { OCCASIONS, occasionsIn } from './coverage.ts'
import { tell } from './tell.ts'

/** What a campaign has seen. Sums, so that those of several threads can be added. */
export type Tally = {
  schedules: number
  completions: number
  requests: number
  violations: Record<string, number>
  sentTwiceByBrowser: number
  hiddenByBrowser: number
  hiddenByLateness: number
  colleagueInFlight: number
  oursInDoubt: number
  steps: number
  writes: number
  doubledByBrowser: number
  doubledByLateness: number
  /** In how many schedules each thing that was aimed at really happened. */
  occasions: Record<string, number>
}

export function emptyTally(): Tally {
  return {
    schedules: 0,
    completions: 0,
    requests: 0,
    violations: {},
    sentTwiceByBrowser: 0,
    hiddenByBrowser: 0,
    hiddenByLateness: 0,
    colleagueInFlight: 0,
    oursInDoubt: 0,
    steps: 0,
    writes: 0,
    doubledByBrowser: 0,
    doubledByLateness: 0,
    occasions: {},
  }
}

export function count(tally: Tally, { verdict, history }: Judged): void {
  tally.schedules += 1
  tally.completions += verdict.completions
  tally.requests += verdict.requests
  tally.sentTwiceByBrowser += verdict.sentTwiceByBrowser
  tally.hiddenByBrowser += verdict.hiddenByBrowser
  tally.hiddenByLateness += verdict.hiddenByLateness
  tally.colleagueInFlight += verdict.colleagueInFlight
  tally.oursInDoubt += verdict.oursInDoubt
  tally.doubledByLateness += verdict.doubledByLateness
  tally.doubledByBrowser += verdict.doubledByBrowser
  tally.writes += verdict.writes
  tally.steps += verdict.steps
  for (const occasion of occasionsIn(history)) tally.occasions[occasion] = (tally.occasions[occasion] ?? 0) + 1
  for (const { rule } of verdict.violations) tally.violations[rule] = (tally.violations[rule] ?? 0) + 1
}

export function add(sum: Tally, more: Tally): void {
  sum.schedules += more.schedules
  sum.completions += more.completions
  sum.requests += more.requests
  sum.sentTwiceByBrowser += more.sentTwiceByBrowser
  sum.hiddenByBrowser += more.hiddenByBrowser
  sum.hiddenByLateness += more.hiddenByLateness
  sum.colleagueInFlight += more.colleagueInFlight
  sum.oursInDoubt += more.oursInDoubt
  sum.doubledByLateness += more.doubledByLateness
  sum.doubledByBrowser += more.doubledByBrowser
  sum.writes += more.writes
  sum.steps += more.steps
  addEach(sum.occasions, more.occasions)
  addEach(sum.violations, more.violations)
}

function addEach(sum: Record<string, number>, more: Record<string, number>): void {
  for (const [name, times] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + times
}

/** Each line is a promise of the product, with how often it was broken. */
const PROMISES: readonly [name: string, rules: readonly string[]][] = [
  ['lost', ['I6', 'lost']],
  ['doubled, or sent again too soon', ['doubled', 'I4']],
  ['notes sent twice by us', ['note']],
  ['wrong task, choice or encoding', ['I9']],
  ['sent with another account’s key', ['I8']],
  ['sent after Undo, or inside its window', ['I3']],
  ['sent without a durable record', ['I1']],
  ['two at once', ['I2']],
  ['ended and changed again, or off the diagram', ['I5', 'arrows']],
  ['out of order, or too late', ['order', 'late']],
  ['stuck', ['stuck']],
  ['untrue sentences on screen', ['I7']],
  ['requests that nobody needs: in a pause, by waking, too many a minute', ['pause', 'visit', 'minute']],
]

/** The printed result. */
export function summary(tally: Tally): string {
  return [
    promises(tally),
    'what happened, and in how many schedules:',
    ...OCCASIONS.map((occasion) => `${String(tally.occasions[occasion] ?? 0).padStart(8)}  ${occasion}`),
  ].join('\n')
}

/** How often each promise was broken. */
export function promises(tally: Omit<Tally, 'occasions'>): string {
  const of = (rules: readonly string[]) => rules.reduce((sum, rule) => sum + (tally.violations[rule] ?? 0), 0)
  const lines = PROMISES.map(([name, rules]) => `${String(of(rules)).padStart(8)}  ${name}`)
  return [
    `${tally.schedules} schedules, ${tally.completions} completions, ${tally.requests} requests to complete a task`,
    `${tally.steps} other steps of plans, ${tally.writes} requests for them`,
    ...lines,
    'counted apart, tasks completed twice:',
    `${String(tally.sentTwiceByBrowser).padStart(8)}  one request, which the browser itself sent twice to a server that accepts both`,
    `${String(tally.hiddenByBrowser).padStart(8)}  the same, and the browser showed only that its repetition was clearly refused`,
    `${String(tally.hiddenByLateness).padStart(8)}  a server that carried one out more than 90 s after its request had ended`,
    'counted apart, notes and follow-up tasks that are there twice:',
    `${String(tally.doubledByBrowser).padStart(8)}  the browser itself sent one request twice`,
    `${String(tally.doubledByLateness).padStart(8)}  a server that carried one out more than 90 s after its request had ended`,
    'counted apart, sentences:',
    `${String(tally.colleagueInFlight).padStart(8)}  called confirmed, but a colleague was faster while our request was under way, or nobody tells the time`,
    `${String(tally.oursInDoubt).padStart(8)}  "may not be recorded", though it was`,
  ].join('\n')
}

/** A failure, with all that is needed to see it again. */
export function failure(seed: number, index: number, judged: Judged): string {
  const broken = judged.verdict.violations.map(({ rule, what, at }) => `  ${rule} at ${at}: ${what}`)
  return [`seed ${seed}, schedule ${index} (--seed ${seed} --only ${index}):`, ...broken, tell(judged.history)].join(
    '\n',
  )
}
