import { type CompletionRecord, isLive } from '#lib/worker/journal/record.ts'
import type { WriteKind } from '#lib/worker/journal/writes.ts'
import { checkSaid } from './check-said.ts'
import type { Facts } from './history.ts'
import type { Ledger, StepStory, StepWrite, Violation } from './ledger.ts'
import { judgeSteps } from './step-sentences.ts'

/** The steps of a plan that are no completions: how often each was sent, when, in which order, and what was said of it. */

export type StepEffects = {
  violations: Violation[]
  steps: number
  writes: number
  /** A note or a task that is there twice, because the browser itself sent it twice. */
  doubledByBrowser: number
  /** The same, because the server carried one out long after its request had ended. */
  doubledByLateness: number
}

const QUIET = 90_000
const ONCE_ONLY: ReadonlySet<WriteKind> = new Set(['note', 'create'])
/** In this order, whatever the order in which they were chosen. */
const ORDER = ['optOut', 'pause', 'finish', 'complete', 'move', 'note', 'create', 'reassign']
/** Written down here once more: what decides whether the rest goes on. */
const DECIDES: ReadonlySet<string> = new Set(['optOut', 'pause', 'finish', 'complete', 'move'])
/** And has changed nothing. */
const SAYS_NO: ReadonlySet<string> = new Set(['conflict', 'refused', 'notFound', 'notAllowed'])
const CLEAR_NO: ReadonlySet<string> = new Set([
  'rateLimited',
  'keyRefused',
  'offline',
  'notStarted',
  'operationMissing',
  'scopeMissing',
])

export function checkSteps(ledger: Ledger, facts: Facts): StepEffects {
  const found: StepEffects = { violations: [], steps: 0, writes: 0, doubledByBrowser: 0, doubledByLateness: 0 }
  const report = (rule: string, what: string, at: number) => void found.violations.push({ rule, what, at })
  for (const { place } of ledger.strayWrites) report('I1', 'a write without a durable "sending" of its account', place)
  for (const story of ledger.steps.values()) {
    found.steps += 1
    found.writes += story.writes.length
    checkSending(ledger, story, report)
    checkEnd(ledger, story, facts, report)
    countEffects(ledger, story, found)
  }
  checkOrder(ledger, report)
  checkAsking(ledger, report)
  checkDecisions(ledger, report)
  checkReadAfter(ledger, report)
  checkWord(ledger, report)
  found.violations.push(...checkSaid(ledger))
  found.violations.push(...judgeSteps(ledger))
  return found
}

type Report = (rule: string, what: string, at: number) => void

function checkSending(ledger: Ledger, story: StepStory, report: Report) {
  const { click } = story
  for (const [nth, sent] of story.writes.entries()) {
    const { place, request, record } = sent
    if (click === null) report('I6', 'a write that nobody chose', place)
    else if (click.account !== request.account) report('I8', 'written with the key of another account', place)
    if (!request.holdsLock) report('I2', 'a write without the sender’s lock', place)
    if (nth + 1 > record.attempts) report('I1', 'a second write for one durable "sending"', place)
    const isChosen = click?.writes.some(({ kind }) => kind === request.kind) ?? false
    if (!isChosen) report('I9', 'another write than was chosen', place)
    const wasCancelled = story.versions.some((version) => version.place < place && version.record.state === 'cancelled')
    if (wasCancelled) report('I3', 'written after it was undone', place)
    const before = story.writes[nth - 1]
    if (before !== undefined) checkAgain(ledger, story, before, sent, report)
  }
}

function checkAgain(ledger: Ledger, story: StepStory, before: StepWrite, sent: StepWrite, report: Report) {
  const { kind } = sent.request
  const code = before.answered?.code ?? null
  const isClear = before.answered !== null && code !== null && CLEAR_NO.has(code) && !wasLost(story, before)
  const asked = story.sentAgain.some((place) => place > before.place && place < sent.place)
  if (isClear || asked) return
  if (kind === 'note') return report('note', 'a note sent twice by us', sent.place)
  const end = timeOf(ledger, before.answered?.place ?? before.place)
  if (sent.request.at - end < QUIET - 30_000) report('I4', `${kind} written again too soon`, sent.place)
}

/** What was heard died with the life that heard it. */
function wasLost(story: StepStory, { answered, record }: StepWrite): boolean {
  const next = story.versions.find(({ before }) => before?.revision === record.revision)
  return next === undefined || (next.record.state === 'unknown' && next.record.sendProblem?.code !== answered?.code)
}

function checkEnd(ledger: Ledger, story: StepStory, facts: Facts, report: Report) {
  const last = story.versions.at(-1)
  if (last === undefined) return
  const { record } = last
  const end = ledger.history.length
  if (isLive(record.state))
    report('stuck', `${record.write?.kind ?? ''} still ${record.state} long after everything was mended`, end)
  if (record.attempts < story.writes.length) report('I1', 'fewer requests in the record than were made', last.place)
  for (const { before, record: next, place } of story.versions) {
    const wasOver = before !== null && ['done', 'doneElsewhere', 'cancelled'].includes(before.state)
    if (wasOver) report('I5', `${before.state} became ${next.state}`, place)
    const waits = before?.state === 'sending' && next.state === 'paused' && next.problem?.code === 'scopeMissing'
    if (waits) report('stuck', 'a plan waits for a scope that one step lacks', place)
    const isSentAway = before?.state === 'sending' && next.state === 'cancelled'
    if (isSentAway) report('I3', 'undone while it was on its way', place)
  }
  if (story.removed !== null && isLive(story.removed.state)) report('I6', 'removed before it had ended', last.place)
  const isWell = ['done', 'doneElsewhere', 'cancelled'].includes(record.state)
  if (!facts.harmless || isWell || isExcused(ledger, story)) return
  report(
    'lost',
    `${record.write?.kind ?? ''} ${record.state} (${record.problem?.code ?? ''}), though nothing bad happened`,
    end,
  )
}

/** Its own plan, or a neighbour's, has closed the task or taken the contact out of the sequence. */
function isExcused(ledger: Ledger, story: StepStory): boolean {
  const code = story.versions.at(-1)?.record.problem?.code
  if (
    code === 'stepBefore' ||
    code === 'timePassed' ||
    code === 'taskChanged' ||
    code === 'refused' ||
    code === 'conflict'
  )
    return true
  return code === 'notFound' && ledger.history.some(({ kind }) => kind === 'server')
}

function countEffects(ledger: Ledger, story: StepStory, found: StepEffects) {
  const [first] = story.effects
  if (first === undefined || !ONCE_ONLY.has(first.request.kind)) return
  const asked = first.request.kind === 'note' ? story.sentAgain.length : 0
  if (story.effects.length <= 1 + asked) return
  const last = story.effects.at(-1) ?? first
  if (story.effects.some(({ request }) => request.resent)) found.doubledByBrowser += 1
  else if (story.effects.some((effect) => isLate(ledger, effect))) found.doubledByLateness += 1
  else found.violations.push({ rule: 'doubled', what: `${first.request.kind} was carried out twice`, at: last.place })
}

function isLate(ledger: Ledger, { place, request }: StepStory['effects'][number]): boolean {
  const end = ledger.history.find(
    (happened) =>
      (happened.kind === 'writeAnswered' && happened.request === request) ||
      (happened.kind === 'died' && happened.life === request.life && happened.t >= request.at),
  )
  return end !== undefined && timeOf(ledger, place) - end.t > QUIET
}

type Sent = { id: string; kind: string; place: number }

/** At each request of a plan, everything before it has ended, and what decides has ended well or a person has agreed. */
function checkOrder(ledger: Ledger, report: Report) {
  const requests: Sent[] = []
  for (const story of ledger.steps.values()) {
    for (const { place, request } of story.writes) requests.push({ id: story.id, kind: request.kind, place })
  }
  for (const story of ledger.stories.values()) {
    for (const { place } of story.posts) requests.push({ id: story.id, kind: 'complete', place })
  }
  for (const sent of requests) {
    const [plan, own] = sent.id.split('.')
    if (own === undefined) continue
    for (const [id, story] of [...ledger.steps, ...ledger.stories]) {
      const [otherPlan, place] = id.split('.')
      if (otherPlan !== plan || place === undefined || id === sent.id) continue
      const then = story.versions.findLast((version) => version.place < sent.place)?.record
      if (then === undefined) continue
      const kind = then.write?.kind ?? 'complete'
      const isBefore = ORDER.indexOf(kind) < ORDER.indexOf(sent.kind)
      if (!isBefore) continue
      if (isLive(then.state) && then.checking === null)
        report('order', `${sent.kind} before its plan’s ${kind} had ended`, sent.place)
      const mine = (ledger.steps.get(sent.id) ?? ledger.stories.get(sent.id))?.versions.findLast(
        (version) => version.place < sent.place,
      )?.record
      const isAgreed = mine?.isAgreed === true && wasAgreed(ledger, sent)
      if (isInDoubt(then) && !isAgreed)
        report('order', `${sent.kind} although nobody knows whether its plan’s ${kind} was sent`, sent.place)
      if (DECIDES.has(kind) && !endedWell(then, kind, sent.kind) && !isAgreed && then.checking === null) {
        report('order', `${sent.kind} although its plan’s ${kind} is ${then.state}, and nobody agreed`, sent.place)
      }
    }
  }
}

/** Somebody has said so. */
function wasAgreed({ history }: Ledger, { id, place }: Sent): boolean {
  return history.slice(0, place).some((one) => one.kind === 'asked' && one.choice === 'goOn' && one.id === id)
}

/** Whoever looks into it may want it sent once more. */
function isInDoubt({ state, unclear, dismissed, sendProblem }: CompletionRecord): boolean {
  return state === 'attention' && unclear > 0 && !dismissed && !SAYS_NO.has(sendProblem?.code ?? '')
}

/** What asks whether it goes on, after all that it asks about has ended well. */
function checkAsking(ledger: Ledger, report: Report) {
  const stories = [...ledger.steps, ...ledger.stories]
  for (const [id, { versions, removed }] of stories) {
    const last = versions.at(-1)?.record
    if (last?.plan === undefined || removed !== null || last.dismissed) continue
    if (last.state !== 'attention' || last.problem?.code !== 'stepBefore') continue
    if (DECIDES.has(last.write?.kind ?? 'complete')) continue
    const plan = last.plan
    const before = stories.filter(([other]) => other.startsWith(`${plan.id}.`) && other < id)
    const areDone = before.every(
      ([, other]) => other.removed === null && other.versions.at(-1)?.record.state === 'done',
    )
    if (areDone) report('stuck', 'a step asks about what has ended well', ledger.history.length)
  }
}

function endedWell(
  { state, problem }: { state: string; problem: { code: string } | null },
  kind: string,
  next: string,
): boolean {
  if (state === 'done') return true
  if (state === 'doneElsewhere') return kind !== 'complete'
  return problem?.code === 'closedByOptOut' && next === 'note'
}

/** In a plan the task is read anew after what came before has ended: the panel's read is from before that. */
function checkReadAfter(ledger: Ledger, report: Report) {
  for (const story of ledger.stories.values()) {
    const [plan, own = '0'] = story.id.split('.')
    if (own === '0') continue
    const before = [...ledger.steps.values()].filter(
      ({ id }) => id.split('.')[0] === plan && Number(id.split('.')[1]) < Number(own),
    )
    for (const { place, post } of story.posts) {
      const ends = before.map(({ versions }) => versions.findLast((version) => version.place < place)?.place ?? 0)
      const isRead = ledger.gets.some(
        ({ place: asked, get, answered, answeredPlace }) =>
          get.taskId === post.taskId &&
          asked > Math.max(0, ...ends) &&
          answered?.problem === null &&
          answeredPlace < place,
      )
      if (!isRead) report('I4', 'completed by a read from before the steps that come first', place)
    }
  }
}

/** A person can say of a note that it is there only where it was sent, or where whoever was to send it died over it. */
function checkWord(ledger: Ledger, report: Report) {
  for (const [place, happened] of ledger.history.entries()) {
    if (happened.kind !== 'chosen' || happened.choice !== 'isThere' || happened.code !== null) continue
    const versions = ledger.steps.get(happened.id)?.versions ?? []
    const mayBeSent = versions.some((version) => version.place < place && version.record.attempts > 0)
    if (!mayBeSent) report('note', 'a note that was never sent could be called there', place)
  }
}

/** An Undo that was confirmed leaves nothing to begin; a plan is undone as a whole while its window lasts. */
function checkDecisions(ledger: Ledger, report: Report) {
  for (const [place, happened] of ledger.history.entries()) {
    if (happened.kind !== 'chosen' || happened.choice !== 'undo' || happened.code !== null) continue
    const plan = happened.id.split('.')[0]
    if (!happened.id.includes('.')) continue
    for (const [id, story] of [...ledger.steps, ...ledger.stories]) {
      if (id.split('.')[0] !== plan || !id.includes('.')) continue
      const then = story.versions.findLast((version) => version.place < place)?.record
      if (then?.state === 'held') report('I3', 'a step is held after Undo was confirmed', place)
      // What a person has had looked at is only read.
      else if (then !== undefined && isLive(then.state) && then.attempts === 0 && then.checking === null)
        report('I3', 'a step that had not begun still waits after Undo was confirmed', place)
    }
  }
}

function timeOf({ history }: Ledger, place: number): number {
  return history[place]?.t ?? 0
}
