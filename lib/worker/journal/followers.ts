import { ok, type Result } from '#lib/shared/problem.ts'
import { gate, idsBefore, idsOfPlan } from './plan.ts'
import { type CompletionRecord, isLive } from './record.ts'
import type { Moment } from './stopwatch.ts'
import type { CompletionStore, Saved } from './store.ts'
import { step } from './transitions.ts'

/** What was written down together. */
export type SavedTogether = { saved: Result<Saved>; written: CompletionRecord[] }

/** The steps of its plan that come before one, as far as they are there. */
export async function stepsBefore(
  store: CompletionStore,
  record: CompletionRecord,
): Promise<Result<CompletionRecord[]>> {
  const before: CompletionRecord[] = []
  for (const id of idsBefore(record)) {
    const found = await store.get(id)
    if (!found.ok) return found
    if (found.value !== null) before.push(found.value)
  }
  return ok(before)
}

/**
 * Writes a change of a step down. Where the step has ended, those of its plan that asked a person only because of it go on, in one
 * transaction with it: a death leaves nobody asking for what has been answered. One that is to be sent must find those before it as they
 * let it: while it was prepared a person may have had one of them tried again.
 */
export async function saveStep(
  store: CompletionStore,
  change: CompletionRecord,
  moment: Moment,
): Promise<SavedTogether> {
  const considered = await reconsidered(store, change, moment)
  if (!considered.ok) return { saved: considered, written: [change] }
  const record = considered.value
  const written = [record]
  const { plan, state } = record
  if (plan !== undefined && state === 'sending') {
    const before = await stepsBefore(store, record)
    if (!before.ok) return { saved: before, written }
    const isOpen = gate(record, before.value) === 'open'
    return { saved: isOpen ? await store.replaceAll(written, before.value) : ok('stale'), written }
  }
  if (plan !== undefined && (state === 'done' || state === 'doneElsewhere')) {
    const followers = await released(store, record, moment)
    if (!followers.ok) return { saved: followers, written }
    written.push(...followers.value)
  }
  return { saved: await (written.length === 1 ? store.replace(record) : store.replaceAll(written)), written }
}

/** While it was looked at, what it would ask about again may have ended well: then it goes on instead. */
async function reconsidered(
  store: CompletionStore,
  record: CompletionRecord,
  moment: Moment,
): Promise<Result<CompletionRecord>> {
  const asksAgain = record.state === 'attention' && record.problem?.code === 'stepBefore'
  const wasLookedAt = record.course.at(-2)?.state === 'unknown'
  if (!asksAgain || !wasLookedAt) return ok(record)
  const before = await stepsBefore(store, record)
  if (!before.ok) return before
  const moved = step(record, { type: 'release' }, moment)
  if (moved.kind !== 'moved' || gate(record, before.value) !== 'open') return ok(record)
  const { course, revision } = record
  return ok({ ...moved.record, revision, course: [...course.slice(0, -1), ...moved.record.course.slice(-1)] })
}

async function released(
  store: CompletionStore,
  ended: CompletionRecord,
  moment: Moment,
): Promise<Result<CompletionRecord[]>> {
  const steps: CompletionRecord[] = []
  const going: CompletionRecord[] = []
  for (const id of idsOfPlan(ended)) {
    const found = id === ended.id ? ok(ended) : await store.get(id)
    if (!found.ok) return found
    if (found.value === null) continue
    const moved = step(found.value, { type: 'release' }, moment)
    // The one after it waits for it then.
    const goes =
      moved.kind === 'moved' && !steps.some(({ state }) => isLive(state)) && gate(found.value, steps) === 'open'
    if (goes) going.push(moved.record)
    steps.push(goes ? moved.record : found.value)
  }
  return ok(going)
}
