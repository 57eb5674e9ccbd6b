import { words } from '#lib/shared/words/index.ts'
import { toStepView } from '#lib/worker/journal/view.ts'
import type { Happened } from './history.ts'
import type { Ledger, StepStory, Violation } from './ledger.ts'

/** The sentences about steps, held against what the server has done. Every claim that the words make is looked for in the text. */

type Stored = Extract<Happened, { kind: 'stored' }>
type Truth = { ledger: Ledger; story: StepStory; place: number; stored: Stored }

export function judgeSteps(ledger: Ledger): Violation[] {
  const found: Violation[] = []
  for (const story of ledger.steps.values()) {
    for (const { place } of story.versions) {
      const stored = ledger.history[place]
      if (stored?.kind !== 'stored') continue
      const { record, before } = stored
      if (record.state === before?.state && record.problem?.code === before.problem?.code) continue
      const { title, note } = words.steps.face(toStepView(record), record.changedAt)
      const text = `${title}. ${note}`
      for (const [claim, holds] of CLAIMS) {
        if (claim.test(text) && !holds({ ledger, story, place, stored })) {
          found.push({ rule: 'I7', what: `"${text}" is not so`, at: place })
        }
      }
    }
  }
  return found
}

const made = ({ story, place }: Truth) => story.writes.filter((sent) => sent.place < place)
const wasDone = ({ story, place }: Truth) => story.effects.some((effect) => effect.place < place)
const heard = ({ ledger, place }: Truth, code: string) =>
  ledger.history
    .slice(0, place)
    .some((one) => ('problem' in one && one.problem?.code === code) || isHeardByAll(one, code))
/** What one task of an account is told holds for all of them. */
const isHeardByAll = (one: Happened, code: string) => one.kind === 'world' && one.what === `heard ${code}`
const answeredWith = (truth: Truth, code: string | null) =>
  made(truth).some(({ answered }) => answered !== null && answered.place < truth.place && answered.code === code)
/** By whomever: the same was written, by this step or by another. An opt-out ends what a pause would have paused, too. */
const isSo = (truth: Truth) => {
  const [kind, id] = targetOf(truth).split(' ')
  const isOfTask = kind === 'move' || kind === 'reassign'
  const isIt = (target: string) => target.split(' ')[1] === id && (!isOfTask || target.startsWith(kind))
  return (
    wasDone(truth) ||
    [...truth.ledger.steps.values()].some((other) =>
      other.effects.some(({ place, request }) => place < truth.place && isIt(request.target)),
    )
  )
}
const targetOf = ({ stored: { record } }: Truth) => {
  const { write, snapshot, taskId } = record
  const isOfTask = write?.kind === 'move' || write?.kind === 'reassign'
  return `${write?.kind ?? ''} ${isOfTask ? taskId : snapshot.contactId}`
}
/** Somebody else has given the task to a colleague, or moved it. */
const wasChanged = ({ ledger, place, stored }: Truth, how?: string) =>
  ledger.history
    .slice(0, place)
    .some(
      (one) => one.kind === 'server' && one.taskId === stored.record.taskId && (how === undefined || one.what === how),
    )

/** A completion that finishes the contact in the sequence, as the rep chose it, has done what this step was to do. */
const leftByCompletion = ({ ledger, place, stored: { record } }: Truth) =>
  (record.write?.kind === 'finish' || record.write?.kind === 'pause') &&
  ledger.history
    .slice(0, place)
    .some(
      (one) =>
        one.kind === 'effect' && one.taskId === record.taskId && one.post?.body.finishProspectInSequence === true,
    )

const CLAIMS: readonly (readonly [RegExp, (truth: Truth) => boolean])[] = [
  [/^(Note saved in Reply|Follow-up task created)/, wasDone],
  [/^(Opted out in Reply|Paused in this sequence|Finished in this sequence|Moved to|Moved\b)/, isSo],
  [/^Given to/, (truth) => isSo(truth) || wasChanged(truth, 'another assignee')],
  [/^(Was already|Had |Already belonged)/, (truth) => isSo(truth) || wasChanged(truth) || leftByCompletion(truth)],
  [/Reply confirmed it/, (truth) => answeredWith(truth, null)],
  [/The answer was lost or unclear/, (truth) => made(truth).length > 0],
  [/(was not sent|Nothing was sent)/, (truth) => made(truth).length === 0],
  [/Nothing was changed in Reply/, (truth) => !wasDone(truth) || made(truth).some(({ request }) => request.resent)],
  [/It is not in Reply/, (truth) => !wasDone(truth) || made(truth).some(({ request }) => request.resent)],
  [/It was sent, and/, (truth) => made(truth).length > 0],
  [/The note is not in Reply/, (truth) => !wasDone(truth) || made(truth).some(({ request }) => request.resent)],
  [
    /there, as you say/,
    ({ ledger, place, story }) =>
      ledger.history
        .slice(0, place)
        .some((one) => one.kind === 'asked' && one.choice === 'isThere' && one.id === story.id),
  ],
  [/When its turn came/, (truth) => !statesBefore(truth).every((state) => state === 'done')],
  [/Reply says that this is not possible/, (truth) => heard(truth, 'conflict')],
  [/Reply does not know it/, (truth) => heard(truth, 'notFound')],
  [/Reply refused the request/, (truth) => heard(truth, 'refused')],
  [/Reply says that you may not do this/, (truth) => heard(truth, 'notAllowed')],
  [/is on its way to Reply/, ({ stored }) => stored.record.state === 'sending'],
  [/Reply asks for a pause/, (truth) => heard(truth, 'rateLimited')],
]

/** How the steps before it in its plan had ended when it came to ask. */
function statesBefore({ ledger, place: now, story }: Truth): string[] {
  const asked = story.versions.find(({ record }) => record.problem?.code === 'stepBefore')
  const place = Math.min(now, asked?.place ?? now)
  const [plan, own] = story.id.split('.')
  const states: string[] = []
  for (const [id, other] of [...ledger.steps, ...ledger.stories]) {
    const [otherPlan, nth] = id.split('.')
    if (otherPlan !== plan || nth === undefined || Number(nth) >= Number(own)) continue
    states.push(other.versions.findLast((version) => version.place < place)?.record.state ?? 'gone')
  }
  return states
}
