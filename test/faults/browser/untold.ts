import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Seen } from './log.ts'

/**
 * A browser that is opened again has a worker before anybody can listen to it, on a busy machine for seconds. Of its requests the server
 * alone tells: what arrived without having been announced was asked then, and what was answered to it was heard.
 */
export function unheard(seen: readonly Seen[]): Seen[] {
  const announced = new Set(seen.flatMap((one) => (one.kind === 'called' ? [one.call] : [])))
  // The browser may send the same request once more.
  const arrived = new Set<string>()
  return seen.flatMap((one): Seen[] => {
    if ((one.kind !== 'arrived' && one.kind !== 'served') || announced.has(one.call)) return []
    const { at, taskId, call, method } = one
    const [life = ''] = call.split('.')
    if (one.kind === 'served') return [{ at, taskId, by: 'worker', life, kind: 'heard', call, status: 0 }]
    if (arrived.has(call)) return []
    arrived.add(call)
    return [{ at, taskId, by: 'worker', life, kind: 'called', call, method, path: one.path, body: one.body }]
  })
}

type Stored = Extract<Seen, { kind: 'stored' }>

/** A worker that dies may not have told any more what it had written down: then the record's own course tells of it, to the millisecond. */
export function untold(seen: readonly Seen[], onDisk: readonly CompletionRecord[]): Stored[] {
  const told = Map.groupBy(
    seen.filter((one) => one.kind === 'stored'),
    ({ record }) => record.id,
  )
  return onDisk.flatMap((last) => {
    const { taskId } = last
    const known = told.get(last.id) ?? []
    const isTold = known.some(({ record }) => record.revision >= last.revision)
    const atLast: Stored = { at: last.changedAt + 1, taskId, by: 'worker', life: '', kind: 'stored', record: last }
    const all = [...known, ...(isTold ? [] : [atLast])].toSorted(
      (one, two) => one.record.revision - two.record.revision,
    )
    const between = all.flatMap((one, nth) => missedBefore(one, all[nth - 1]?.record ?? null))
    return [...between, ...(isTold ? [] : [atLast])]
  })
}

function missedBefore({ record, life }: Stored, before: CompletionRecord | null): Stored[] {
  const missed = record.revision - (before?.revision ?? 0) - 1
  const from = before === null ? 0 : before.course.length
  if (missed <= 0) return []
  return record.course.slice(from, -1).map((step, nth) => {
    const course = record.course.slice(0, from + nth + 1)
    const attempts = course.filter(({ state }) => state === 'sending').length
    const revision = Math.min((before?.revision ?? 0) + nth + 1, record.revision - 1)
    const made = { ...record, state: step.state, problem: step.problem, attempts, revision, course }
    return { at: step.at + 1, taskId: record.taskId, by: 'worker', life, kind: 'stored', record: made }
  })
}
