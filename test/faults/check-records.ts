import type { CompletionState } from '#lib/shared/messages/step-view.ts'
import { isLive } from '#lib/worker/journal/record.ts'
import type { Facts } from './history.ts'
import type { Ledger, Story, Violation } from './ledger.ts'
import { ACCOUNT_A } from './world.ts'

/** What may be on the disk: I2, I5, I6, and the arrows of the diagram. */

/** Written down here once more, and not taken from the machine: this is what it is held to. */
const ARROWS: Record<CompletionState, readonly CompletionState[]> = {
  held: ['queued', 'cancelled', 'attention'],
  queued: ['queued', 'sending', 'done', 'doneElsewhere', 'attention', 'paused', 'cancelled'],
  sending: ['done', 'doneElsewhere', 'queued', 'paused', 'unknown'],
  unknown: ['unknown', 'done', 'doneElsewhere', 'queued', 'attention', 'paused', 'cancelled'],
  paused: ['paused', 'queued', 'unknown', 'attention', 'cancelled'],
  attention: ['attention', 'unknown'],
  done: [],
  doneElsewhere: [],
  cancelled: [],
}

/** What a step that is no completion may do besides: be withheld for a scope of its own, and be answered for by a person. */
const OF_STEPS: Partial<typeof ARROWS> = { sending: ['attention'], attention: ['queued', 'done'] }
/** Other plans have moved, given away or closed the same task. */
const BY_OTHER_PLANS: ReadonlySet<string> = new Set(['closedByOptOut', 'stepBefore', 'taskChanged'])

const UNCLEAR_AT_MOST = 3
const MENDED = 30 * 60_000

export function checkRecords(ledger: Ledger, facts: Facts): Violation[] {
  const found: Violation[] = []
  const report = (rule: string, what: string, at: number) => void found.push({ rule, what, at })
  const end = ledger.history.length
  const occupied = new Map<string, string>()
  const mended = ledger.history.find(({ kind }) => kind === 'calm')

  for (const [place, happened] of ledger.history.entries()) {
    if (happened.kind === 'threw') report('I6', `the journal broke off: ${happened.message}`, place)
    if (happened.kind !== 'stored') continue
    const { record, before } = happened
    const key = `${record.account}#${record.taskId}`
    const occupant = occupied.get(key)
    const isLead = record.write === undefined || record.write.kind === 'move'
    if (isLead && isLive(record.state)) {
      if (occupant !== undefined && occupant !== record.id) report('I2', 'two live completions of one task', place)
      occupied.set(key, record.id)
    } else if (isLead && occupant === record.id) occupied.delete(key)
    // A person let it go on.
    const isAgreed = record.isAgreed === true && before?.state === 'attention' && record.state === 'queued'
    const more = before === null || record.write === undefined ? [] : (OF_STEPS[before.state] ?? [])
    const arrows = before === null ? [] : [...ARROWS[before.state], ...more]
    if (before !== null && !isAgreed && !arrows.includes(record.state)) {
      const rule = arrows.length === 0 ? 'I5' : 'arrows'
      report(rule, `${before.state} became ${record.state}`, place)
    }
  }

  for (const story of ledger.stories.values()) checkStory(story)
  return found

  /** The journal was told that the key is good again: whoever waits for a good key, waits no longer. */
  function checkMending(story: Story) {
    if (mended === undefined) return
    const version = versionAt(ledger, story, mended.t + MENDED)
    if (version === undefined || version.record.account !== ACCOUNT_A) return
    const { state, problem, nextAt } = version.record
    if (state !== 'paused' || problem?.code !== 'keyRefused' || nextAt !== null) return
    report('stuck', 'waits for a good key, which was there for half an hour', version.place)
  }

  function checkStory(story: Story) {
    const first = story.versions[0]
    const last = story.versions.at(-1)
    if (story.accepted && (first === undefined || last === undefined)) {
      return report('I6', 'an accepted click was never durable', end)
    }
    if (last === undefined) return
    const { record } = last
    if (story.removed !== null && !hasEnded(story.removed)) report('I6', 'removed before it had ended', last.place)
    if (story.undone !== null && record.state !== 'cancelled')
      report('I3', 'not undone, though Undo was confirmed', last.place)
    checkMending(story)
    if (isLive(record.state)) report('stuck', `still ${record.state} long after everything was mended`, end)
    if (record.attempts < story.posts.length) report('I1', 'fewer requests in the record than were made', last.place)
    const unclear = story.posts.filter(({ answered }) => answered?.clearNo !== true && answered?.code !== null)
    if (unclear.length > UNCLEAR_AT_MOST) report('I4', 'more than three requests without a clear answer', last.place)
    if (
      facts.harmless &&
      !(ledger.steps.size > 0 && BY_OTHER_PLANS.has(record.problem?.code ?? '')) &&
      record.state !== 'done' &&
      record.state !== 'cancelled' &&
      record.state !== 'doneElsewhere'
    ) {
      report('lost', `${record.state}, though nothing bad happened`, end)
    }
  }
}

/** The completion as it was at true time `t`. */
function versionAt({ history }: Ledger, story: Story, t: number) {
  return story.versions.findLast(({ place }) => (history[place]?.t ?? 0) <= t)
}

function hasEnded({ state, dismissed }: { state: CompletionState; dismissed: boolean }): boolean {
  return !isLive(state) && (state !== 'attention' || dismissed)
}
