import { words } from '#lib/shared/words/index.ts'
import { toView } from '#lib/worker/journal/view.ts'
import type { Happened } from './history.ts'
import type { Ledger, Story, Violation } from './ledger.ts'
import { ACCOUNT_A, ACCOUNT_B } from './world.ts'

/**
 * The sentences themselves, as a screen shows them at each durable change, held against what the server knows. Every claim that the
 * words make is looked for in the text, so that what a sentence comes to say later is judged by what it says.
 */

/** A server tells whole seconds, and its answer takes its time. */
const SECONDS = 2_000
/** The slowest disk: what is written down was so when it was decided. */
const WRITING = 15_000

export type Sentences = {
  violations: Violation[]
  /** "Completed" or "Confirmed", while a colleague was faster by less than can be told apart, or after our answer was lost. */
  colleagueInFlight: number
  /** "May not be recorded", though it was: said where more was not known. */
  oursInDoubt: number
}

type Stored = Extract<Happened, { kind: 'stored' }>
type Finished = { story: string | null; t: number }
type Truth = {
  ledger: Ledger
  story: Story
  place: number
  finished: Finished | undefined
  account: string
  wasOther: boolean
  wasOffline: boolean
  tellsTime: boolean
}
type Judgement = { lie: string | null; apart: 'colleagueInFlight' | 'oursInDoubt' | null }

export function checkSentences(ledger: Ledger, tellsTime: boolean): Sentences {
  const found: Sentences = { violations: [], colleagueInFlight: 0, oursInDoubt: 0 }
  const finishedBy = new Map<number, Finished>()
  const ownerOf = new Map<number, string>()
  for (const story of ledger.stories.values()) for (const { post } of story.posts) ownerOf.set(post.number, story.id)
  let account = ACCOUNT_A
  let accountSince = Number.NEGATIVE_INFINITY
  let offlineUntil = Number.NEGATIVE_INFINITY

  for (const [place, happened] of ledger.history.entries()) {
    if (happened.kind === 'world' && happened.what === 'other account') {
      account = account === ACCOUNT_A ? ACCOUNT_B : ACCOUNT_A
      accountSince = happened.t
    }
    if (happened.kind === 'world' && happened.what === 'offline') offlineUntil = Number.POSITIVE_INFINITY
    if ((happened.kind === 'world' && happened.what === 'online') || happened.kind === 'calm') offlineUntil = happened.t
    if (happened.kind === 'effect' && !finishedBy.has(happened.taskId)) {
      const story = happened.post === null ? null : (ownerOf.get(happened.post.number) ?? null)
      finishedBy.set(happened.taskId, { story, t: happened.t })
    }
    if (happened.kind !== 'stored' || happened.record.write !== undefined || !isShownAnew(happened)) continue
    const story = ledger.stories.get(happened.record.id)
    if (story === undefined) continue
    const finished = finishedBy.get(happened.record.taskId)
    const wasOffline = happened.t <= offlineUntil + WRITING
    const wasOther = happened.t <= accountSince + WRITING
    const { lie, apart } = judge(happened, { ledger, story, place, finished, account, wasOther, wasOffline, tellsTime })
    if (lie !== null) found.violations.push({ rule: 'I7', what: lie, at: place })
    if (apart !== null) found[apart] += 1
  }
  return found
}

function isShownAnew({ record, before }: Stored): boolean {
  return record.state !== before?.state || record.problem?.code !== before.problem?.code
}

function judge(stored: Stored, truth: Truth): Judgement {
  const { record } = stored
  const { title, note } = words.completion.face(toView(record, { account: truth.account }), record.changedAt)
  const text = `${title}. ${note}`
  for (const [claim, holds] of CLAIMS) {
    if (claim.test(text) && !holds(stored, truth)) return { lie: `"${text}" is not so`, apart: null }
  }
  if (/^(Completed|Confirmed)/.test(text)) return whose(text, stored, truth)
  const inDoubt = /may not be recorded/.test(text) && truth.finished?.story === truth.story.id
  if (inDoubt && couldBeKnown(truth))
    return { lie: `"${text}", but it was recorded, and nothing speaks against it`, apart: null }
  return { lie: null, apart: inDoubt ? 'oursInDoubt' : null }
}

type Holds = (stored: Stored, truth: Truth) => boolean

const sent = ({ story, place }: Truth) => story.posts.filter((one) => one.place < place)
/** Something that was answered to this account's requests for this task, before. */
const wasTold =
  (code: string): Holds =>
  ({ record }, { ledger, story, place }) =>
    ledger.gets.some(
      ({ get, answered, answeredPlace }) =>
        get.taskId === record.taskId && answeredPlace < place && answered?.problem?.code === code,
    ) || story.posts.some(({ answered }) => answered !== null && answered.place < place && answered.code === code)
/** The same to any request of the account. */
const wasToldAnywhere =
  (code: string): Holds =>
  ({ record }, { ledger, place }) =>
    ledger.history
      .slice(0, place)
      .some(
        (happened) =>
          (happened.kind === 'postAnswered' &&
            happened.post.account === record.account &&
            happened.problem?.code === code) ||
          (happened.kind === 'getAnswered' &&
            happened.get.account === record.account &&
            happened.problem?.code === code) ||
          (happened.kind === 'writeAnswered' &&
            happened.request.account === record.account &&
            happened.problem?.code === code) ||
          (happened.kind === 'lookAnswered' && happened.account === record.account && happened.problem?.code === code),
      )
/** In a real browser several tasks are played with one key: what another was told holds for this one. */
const wasToldAnother = ({ ledger, place }: Truth, code: string) =>
  ledger.history.slice(0, place).some((one) => one.kind === 'world' && one.what === `heard ${code}`)
/** By anybody: there is one key at a time, whoever waits for another. */
const wasHeard = (truth: Truth, code: string) =>
  truth.ledger.history.slice(0, truth.place).some((one) => 'problem' in one && one.problem?.code === code) ||
  wasToldAnother(truth, code)
const isFinished: Holds = (_, { finished }) => finished !== undefined

/** What the words claim, and when that is so. */
const CLAIMS: readonly (readonly [RegExp, Holds])[] = [
  [/^(Completed|Confirmed finished|Was already finished)/, isFinished],
  [/(was not sent|[Nn]othing was sent)/, (_, truth) => sent(truth).length === 0],
  [/(Positive|Negative|To call) was sent/, (_, truth) => sent(truth).length > 0],
  [/may not be recorded/, ({ record }) => record.attempts > 0],
  [/is on its way to Reply/, ({ record }) => record.state === 'sending'],
  [
    /Waiting for the network|You are offline/,
    (stored, truth) => truth.wasOffline || wasToldAnywhere('offline')(stored, truth),
  ],
  [/Waiting for the other account/, ({ record }, { account, wasOther }) => wasOther || record.account !== account],
  [
    /Reply asks for a pause/,
    (stored, truth) => wasToldAnywhere('rateLimited')(stored, truth) || wasToldAnother(truth, 'rateLimited'),
  ],
  [/Reply says that the task can no longer be completed/, wasTold('conflict')],
  [/Reply knows no such task/, wasTold('notFound')],
  [/Reply refused the request/, wasTold('refused')],
  [/Reply says that you may not do this/, wasTold('notAllowed')],
  [/Reply does not accept this API key/, (_, truth) => wasHeard(truth, 'keyRefused')],
  [/three times/, ({ record }) => record.attempts >= 3],
  [/answer did not arrive/, ({ record }) => record.attempts > 0],
  [/already on its way/, (_, truth) => sent(truth).length > 0],
]

/**
 * Ours beyond doubt: one request, which the browser did not repeat and no answer refused, carried out while somebody waited for it; on
 * clocks that nobody set.
 */
function couldBeKnown({ ledger, story, place, finished, tellsTime }: Truth): boolean {
  const [only, ...more] = story.posts
  if (only === undefined || more.length > 0 || finished === undefined || !tellsTime || only.post.resent) return false
  if (only.answered?.clearNo === true || (only.answered !== null && isRefusal(only.answered))) return false
  const end = only.answered?.at ?? only.post.at
  // A time without an offset says nothing any more once zones, a quarter of an hour apart, cannot be told by it.
  if ((ledger.history[place]?.t ?? 0) - only.post.at > 10 * 60_000) return false
  return finished.t <= end + SECONDS && !ledger.history.some(({ kind }) => kind === 'jumped')
}

/** A completion that is called ours, and was somebody else's: only where nobody can tell. */
function whose(text: string, { record }: Stored, truth: Truth): Judgement {
  const { finished, story, ledger } = truth
  if (finished === undefined || finished.story === story.id) return { lie: null, apart: null }
  const apart: Judgement = { lie: null, apart: 'colleagueInFlight' }
  const lie: Judgement = { lie: `"${text}", but it was somebody else`, apart: null }
  const mine = sent(truth).filter(({ answered }) => answered?.clearNo !== true)
  const last = mine.at(-1)
  // A life can die between writing down that it sends and sending; what is left tells nobody which.
  const wasMade = (revision: number) => story.posts.some((one) => one.record.revision === revision)
  const begun = story.versions.findLast(
    ({ place, record: { state, revision } }) => state === 'sending' && place < truth.place && !wasMade(revision),
  )
  // Of the last write before a death no later life knows how long the disk took over it.
  const first = mine[0]?.post.at ?? (begun === undefined ? null : (ledger.history[begun.place]?.t ?? 0) - WRITING)
  if (first === null) return lie
  if (!truth.tellsTime) return apart
  const slowest = Math.max(
    0,
    ...ledger.gets
      .filter(({ get, answered, place }) => get.taskId === record.taskId && answered !== null && place < truth.place)
      .map(({ get, answered }) => (answered?.t ?? 0) - get.processedAt),
  )
  if (finished.t < first - SECONDS - slowest) return lie
  const answer = last?.answered ?? null
  // A no that died with the life that heard it is known to nobody.
  if (answer !== null && !answer.isLost && isRefusal(answer) && finished.t > answer.at + SECONDS) return lie
  return apart
}

function isRefusal({ code, status }: { code: string | null; status: number | null }): boolean {
  if (status === 408 || status === 425) return false
  return code === 'conflict' || code === 'refused' || code === 'notFound' || code === 'notAllowed'
}
