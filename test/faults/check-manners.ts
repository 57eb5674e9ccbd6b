import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { clockCredit } from './clock-credit.ts'
import type { Facts, Happened } from './history.ts'
import type { Ledger, Violation } from './ledger.ts'

/** How the extension behaves towards Reply and the browser: requests that nobody needs, pauses, and alarms. */

const MINUTE = 60_000
/** All requests of one profile in any minute, and those for one completion. */
const MOST_A_MINUTE = 60
const MOST_OF_ONE = 10
const HOUR = 3_600_000
/** A request that began before something was mended can end after it. */
const UNDER_WAY = 30_000
/** An alarm comes half a minute after it is set at the earliest, again every minute, and its worker can die of it a few times. */
const INDEX_PATIENCE = 6 * MINUTE

/** So long the disk of a busy computer may take over a small thing. */
const WRITTEN_WITHIN = 500

/** What can have mended a connection. */
const MENDS: ReadonlySet<string> = new Set([
  'key good',
  'other account',
  'key refused',
  'key removed',
  // In a real browser, where a rep pastes the key anew after a 401 to any of the tasks that are played at once.
  'key saved again',
  'address withheld',
])

type Request = { t: number; place: number; life: number; account: string; taskId: number; isPost: boolean }

export function checkManners(ledger: Ledger, { deathsAreTold }: Pick<Facts, 'deathsAreTold'>): Violation[] {
  const found: Violation[] = []
  const report = (rule: string, what: string, at: number) => void found.push({ rule, what, at })
  const requests = ledger.history.flatMap(requestIn)
  checkMinutes(requests, deathsAreTold ? livingAt(ledger.history) : [], report)
  checkPauses(ledger.history, requests, report)
  checkVisits(ledger.history, report)
  checkIndex(ledger.history, report)
  return found
}

type Report = (rule: string, what: string, at: number) => void

function requestIn(happened: Happened, place: number): Request[] {
  const common = { t: happened.t, place, taskId: 0, isPost: false }
  if (happened.kind === 'write') return [{ ...common, life: happened.request.life, account: happened.request.account }]
  if (happened.kind === 'look') return [{ ...common, life: happened.life, account: happened.account }]
  if (happened.kind !== 'get' && happened.kind !== 'post') return []
  const { life, account, taskId } = happened.kind === 'get' ? happened.get : happened.post
  return [{ t: happened.t, place, life, account, taskId, isPost: happened.kind === 'post' }]
}

/** Each worker keeps to the limit; where two windows have one each, for both of them. */
function checkMinutes(requests: readonly Request[], living: readonly number[], report: Report) {
  let first = 0
  for (const [nth, { t, place, isPost, taskId }] of requests.entries()) {
    while ((requests[first]?.t ?? t) <= t - MINUTE) first += 1
    const inMinute = requests.slice(first, nth + 1)
    // For the moment in which there are two, each grows its waits by what it has been told itself.
    const workers = Math.max(1, living[place] ?? 1)
    if (inMinute.length > MOST_A_MINUTE * workers) report('minute', 'more than sixty requests in a minute', place)
    const same = inMinute.filter((other) => other.isPost && other.taskId === taskId)
    if (isPost && same.length > MOST_OF_ONE * workers)
      report('minute', 'one completion sent again and again in a minute', place)
  }
}

/** How many workers live at each place of the history. */
function livingAt(history: readonly Happened[]): number[] {
  let living = 0
  return history.map(({ kind }) => {
    if (kind === 'born') living += 1
    if (kind === 'died') living -= 1
    return living
  })
}

/** After a 429 its account is left alone as long as Reply asked, in that life and in all that begin later. */
function checkPauses(history: readonly Happened[], requests: readonly Request[], report: Report) {
  const clock = clockCredit(history)
  const bornAt = new Map<number, number>()
  for (const happened of history) if (happened.kind === 'born') bornAt.set(happened.life, happened.t)
  for (const [place, happened] of history.entries()) {
    if (!('problem' in happened)) continue
    const { problem, t } = happened
    const asked = happened.retryIn ?? null
    if (problem?.code !== 'rateLimited' || asked === null) continue
    const { life, account } = askerOf(happened)
    const until = t + Math.min(asked, HOUR)
    const tooEarly = requests.find((request) => {
      if (request.place < place || request.account !== account || request.t >= until - 1) return false
      if (request.life === life) return true
      if (diesOverIt(history, place)) return false
      return (bornAt.get(request.life) ?? 0) >= t && clock.forward(t, request.t) === 0
    })
    if (tooEarly !== undefined) report('pause', 'a request while Reply wanted none', tooEarly.place)
  }
}

/**
 * In a real browser: killed before the disk can have taken what it had just heard. The next one asks once, and is told again. That it is
 * killed is written down first, and it may hear something until it is dead.
 */
function diesOverIt(history: readonly Happened[], place: number): boolean {
  const heardAt = history[place]?.t ?? 0
  return history.some(
    (one, at) =>
      one.kind === 'world' &&
      one.what === 'worker killed' &&
      Math.abs(one.t - heardAt) < WRITTEN_WITHIN &&
      !history.slice(at, place).some(({ kind }) => kind === 'born'),
  )
}

function askerOf(answered: Extract<Happened, { problem: unknown }>): { life: number; account: string } {
  switch (answered.kind) {
    case 'getAnswered':
      return answered.get
    case 'postAnswered':
      return answered.post
    case 'writeAnswered':
      return answered.request
    case 'lookAnswered':
      return answered
  }
}

/** What waits for a person makes no request until somebody has done something: not because the worker wakes. */
function checkVisits(history: readonly Happened[], report: Report) {
  const current = new Map<string, { record: CompletionRecord; t: number }>()
  const asked = new Map<string, number>()
  let mended = Number.NEGATIVE_INFINITY
  let sleepsUntil = Number.NEGATIVE_INFINITY
  let wasSetBack = false
  for (const [place, happened] of history.entries()) {
    if (happened.kind === 'stored') current.set(happened.record.id, { record: happened.record, t: happened.t })
    else if (happened.kind === 'asked') asked.set(happened.id, happened.t)
    else if (happened.kind === 'calm' || (happened.kind === 'world' && MENDS.has(happened.what)))
      mended = Math.max(happened.t, sleepsUntil)
    // What was under way when the computer fell asleep ends when it wakes.
    else if (happened.kind === 'slept') {
      sleepsUntil = Math.max(sleepsUntil, happened.until)
      if (mended >= happened.t - UNDER_WAY) mended = Math.max(mended, happened.until)
    } else if (happened.kind === 'jumped' && happened.by < 0) wasSetBack = true
    else if (happened.kind === 'get' && !wasSetBack) {
      const { taskId, account } = happened.get
      const live = [...current.values()].filter(
        ({ record }) => record.plan === undefined && record.taskId === taskId && record.account === account,
      )
      const waits = live.find(({ record, t }) => {
        const isWaiting = record.state === 'paused' && record.problem !== null && stopsTheAccount(record.problem)
        return isWaiting && mended < t - UNDER_WAY && (asked.get(record.id) ?? Number.NEGATIVE_INFINITY) < t - UNDER_WAY
      })
      if (waits !== undefined) report('visit', 'a request for what waits for a person', place)
    }
  }
}

/** What the index planned is done, whatever becomes of the worker that has planned it and of the journal's own alarms. */
function checkIndex(history: readonly Happened[], report: Report) {
  if (history.some(({ kind }) => kind === 'jumped' || kind === 'slept')) return
  const end = history.at(-1)?.t ?? 0
  for (const [place, happened] of history.entries()) {
    if (happened.kind !== 'indexPlanned') continue
    const next = history.find(
      (later, at) => at > place && (later.kind === 'indexWorked' || later.kind === 'indexPlanned'),
    )
    const last = happened.dueIn + happened.t + INDEX_PATIENCE
    if ((next?.t ?? end) > last) report('stuck', 'the index waits for an alarm that does not come', place)
  }
}
