import { vi } from 'vitest'
import { ok } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { toStepView } from '#lib/worker/journal/view.ts'
import type { Write } from '#lib/worker/journal/writes.ts'
import type { WholeReplyApi } from '#lib/worker/reply/api.ts'
import { type Desk, openDesk } from './desk.ts'
import { intentOf, MINUTE, T0 } from './examples.ts'

export const NOTE: Write = {
  kind: 'note',
  head: 'Call · 3 Mar, 09:00 · Positive',
  text: 'They want a demo.',
  tag: '[wabc1234]',
}
export const FOLLOW_UP: Write = {
  kind: 'create',
  taskType: 'call',
  startAt: T0 + 90 * MINUTE,
  text: 'Demo',
  tag: '[wdef5678]',
  madeId: null,
}
export const OPT_OUT: Write = { kind: 'optOut', byUpdate: false }
export const GIVEN: Write = { kind: 'reassign', userId: 8, userName: 'Ada', of: 'followUp', madeId: null }
export const MOVED: Write = { kind: 'move', startAt: T0 + 90 * MINUTE, dueTo: null, asRead: null, becameAt: null }

export const done = () => Promise.resolve(ok({ value: 'done' as const, serverTime: Date.now() }))

export let desk: Desk
/** What the server was asked to do, in order. */
export let log: string[]

/** Opens the desk anew, on a clock that stands unless it is moved. */
export function openPlanDesk(): void {
  vi.useFakeTimers({ now: T0, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  desk = openDesk()
  log = []
  const complete = desk.onComplete
  desk.onComplete = (sent) => {
    log.push('complete')
    return complete(sent)
  }
  desk.writes = {
    addNote: (_, text) => logged(`note ${text.split('\n').at(-1) ?? ''}`),
    setOptedOut: () => logged('optOut'),
    createTask: ({ text, startAt }) => {
      log.push(`create ${text} ${startAt}`)
      return Promise.resolve(ok({ value: { ...desk.task(9001), template: null }, serverTime: Date.now() }))
    },
    reassignTask: (id, userId) => {
      log.push(`reassign ${id}`)
      desk.change(id, { assignedUserId: userId })
      return Promise.resolve(ok({ value: desk.task(id), serverTime: Date.now() }))
    },
  }
}

export function logged(what: string): ReturnType<WholeReplyApi['addNote']> {
  log.push(what)
  return done()
}

export async function wrapUp(writes: readonly Write[], completes = true): Promise<CompletionRecord[]> {
  const snapshotChanges = { readAt: Date.now() - 1000, serverTime: Date.now() - 1000 }
  const intent = intentOf({ readMark: performance.now() - 1000, snapshotChanges })
  const accepted = await desk.journal.acceptPlan({ intent, completes, writes })
  if (!accepted.ok) throw new Error(accepted.problem.code)
  void desk.journal.drain()
  await desk.wait(0)
  return accepted.value
}

export const states = () =>
  [...desk.disk.records.values()]
    .toSorted((one, two) => (one.plan?.place ?? 0) - (two.plan?.place ?? 0))
    .map(({ write, state }) => `${write?.kind ?? 'complete'} ${state}`)
export const stepOf = (kind: string) => {
  const record = [...desk.disk.records.values()].find(({ write }) => (write?.kind ?? 'complete') === kind)
  if (record === undefined) throw new Error(`no step ${kind}`)
  return record
}
export const said = (kind: string) => {
  const { title, note } = words.steps.face(toStepView(stepOf(kind)), Date.now())
  return `${title}. ${note}`
}
