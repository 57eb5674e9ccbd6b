import type { CallResolution, CompleteBody } from '#lib/shared/reply/model.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Click, Get, Happened, Post } from '#test/faults/history.ts'
import type { Everywhere, Seen } from './log.ts'

/** For how long before a task's own beginning what another was told may still hold for it: the longest pause that is asked for. */
const HELD = 60_000

/**
 * What was seen of one task, as a history that the checkers of the simulated campaign read. Where a death swallowed what the
 * worker wanted to tell of a change, the record's own course tells of it.
 */
export function historyOf(
  seen: readonly Seen[],
  everywhere: readonly Everywhere[],
  onDisk: readonly CompletionRecord[],
): Happened[] {
  const zero = seen[0]?.at ?? 0
  const writer = createWriter(zero, seen)
  const last = seen.at(-1)?.at ?? 0
  const around = everywhere.filter(
    (one) =>
      one.at <= last && one.at >= (one.kind === 'world' && one.what.startsWith('heard ') ? zero - HELD : zero - 1),
  )
  const ordered = [...around, ...seen, ...unheard(seen)].toSorted((one, other) => one.at - other.at)
  for (const one of ordered) writer.write(one)
  for (const record of onDisk) writer.stored(record, last, 0)
  return writer.history
}

/**
 * A browser that is opened again has a worker before anybody can listen to it, on a busy machine for seconds. Of its requests the server
 * alone tells: what arrived without having been announced was asked then, and what was answered to it was heard.
 */
function unheard(seen: readonly Seen[]): Seen[] {
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
    return [{ at, taskId, by: 'worker', life, kind: 'called', call, method }]
  })
}

function createWriter(zero: number, seen: readonly Seen[]) {
  const history: Happened[] = []
  const lives = new Map<string, number>()
  const current = new Map<string, CompletionRecord>()
  const posts = new Map<string, { post: Post; deliveries: number; at: number }>()
  const gets = new Map<string, Get>()
  const clicks: (Extract<Seen, { kind: 'clicked' }> & { isUsed: boolean })[] = []
  let panelRead: { at: number; call: string } | null = null
  let latest: CompletionRecord | null = null

  const lifeOf = (life: string) => {
    const known = lives.get(life)
    if (known !== undefined) return known
    lives.set(life, lives.size + 1)
    return lives.size
  }
  const t = (at: number) => at - zero
  const bodyOf = ({ resolution, finish }: { resolution: CallResolution; finish: boolean }): CompleteBody => ({
    callResolution: resolution,
    finishProspectInSequence: finish,
  })

  /** The click that a first revision belongs to: one that chose just this; else the last, and the checker will say that it did not. */
  function clickFor(record: CompletionRecord): void {
    const open = clicks.filter(({ isUsed }) => !isUsed)
    const match = open.find((one) => one.resolution === record.body.callResolution) ?? open.at(-1)
    if (match === undefined) return
    match.isUsed = true
    const read = panelRead === null ? null : served(panelRead.call)
    const click: Click = {
      key: record.evidence[0]?.value ?? '',
      taskId: record.taskId,
      account: record.account,
      body: bodyOf(match),
      writes: [],
      undoMs: match.undoSeconds * 1000,
      at: t(record.clickedAt),
      panelReadAt: panelRead === null ? Number.NEGATIVE_INFINITY : t(panelRead.at),
      contactId: read?.contactId ?? null,
      assignedUserId: read?.assignedUserId ?? null,
    }
    history.push({ t: t(record.clickedAt), kind: 'clicked', click })
  }

  /** What the worker can have heard: of a request that arrived twice, the one whose connection was not cut. */
  function served(call: string) {
    const answers = seen.flatMap((one) => (one.kind === 'served' && one.call === call ? [one.answer] : []))
    return answers.findLast(({ problem }) => problem?.code !== 'network') ?? answers.at(-1) ?? null
  }

  function stored(record: CompletionRecord, at: number, life: number): void {
    const before = current.get(record.id) ?? null
    if (before !== null && record.revision <= before.revision) return
    if (before === null) clickFor(record)
    const missed = record.revision - (before?.revision ?? 0) - 1
    let previous = before
    if (missed > 0) {
      const from = before === null ? 0 : before.course.length
      for (const [nth, step] of record.course.slice(from, -1).entries()) {
        const attempts = record.course.slice(0, from + nth + 1).filter(({ state }) => state === 'sending').length
        const told: CompletionRecord = {
          ...record,
          state: step.state,
          problem: step.problem,
          attempts,
          course: record.course.slice(0, from + nth + 1),
        }
        history.push({ t: t(step.at), kind: 'stored', life, record: told, before: previous })
        previous = told
      }
    }
    history.push({ t: t(at), kind: 'stored', life, record, before: previous })
    current.set(record.id, record)
    latest = record
  }

  function post(call: string, at: number, life: number): { post: Post; deliveries: number; at: number } {
    const known = posts.get(call)
    if (known !== undefined) return known
    const arrivals = seen.flatMap((one) => (one.kind === 'arrived' && one.call === call ? [one] : []))
    const sent = readBody(arrivals[0]?.body)
    const made: Post = {
      number: posts.size + 1,
      at: t(at),
      life,
      holdsLock: true,
      account: latest?.account ?? '',
      taskId: latest?.taskId ?? 0,
      body: sent?.body ?? latest?.body ?? { callResolution: null, finishProspectInSequence: false },
      encoding: sent?.encoding ?? latest?.sentEncoding ?? 'integers',
      resent: arrivals.length > 1,
    }
    const entry = { post: made, deliveries: 0, at }
    posts.set(call, entry)
    history.push({ t: t(at), kind: 'post', post: made })
    return entry
  }

  function answered(call: string, at: number, isHeard: boolean): void {
    const problem = isHeard ? (served(call)?.problem ?? null) : null
    const entry = posts.get(call)
    if (entry !== undefined) {
      const lost = at - entry.at > 24_500 ? ('timeout' as const) : ('network' as const)
      const retryIn = problem?.retryAt === undefined ? null : problem.retryAt - at
      return void history.push({
        t: t(at),
        kind: 'postAnswered',
        post: entry.post,
        problem: isHeard ? problem : { code: lost },
        retryIn,
        odd: false,
      })
    }
    const get = gets.get(call)
    if (get === undefined) return
    const shown = served(call)
    const told = isHeard ? problem : { code: 'network' as const }
    // What the panel shows when the rep clicks is the last that it could read.
    if (told === null && current.size === 0) panelRead = { at: get.at + zero, call }
    const nothing = { status: null, contactId: null, assignedUserId: null }
    const known =
      told === null && shown !== null
        ? { status: shown.status, contactId: shown.contactId, assignedUserId: shown.assignedUserId }
        : nothing
    history.push({ t: t(at), kind: 'getAnswered', get, problem: told, ...known })
  }

  function write(one: Seen | Everywhere): void {
    const { at } = one
    switch (one.kind) {
      case 'born':
        return void history.push({ t: t(at), kind: 'born', life: lifeOf(one.life) })
      case 'world':
        return void history.push({ t: t(at), kind: 'world', what: one.what })
      case 'stored':
        return stored(one.record, at, lifeOf(one.life))
      case 'called': {
        if (one.method === 'POST') return void post(one.call, at, lifeOf(one.life))
        const get = {
          number: gets.size + 1,
          at: t(at),
          life: lifeOf(one.life),
          account: latest?.account ?? '',
          taskId: one.taskId,
          processedAt: t(at),
        }
        gets.set(one.call, get)
        return void history.push({ t: t(at), kind: 'get', get })
      }
      case 'heard':
      case 'failed':
        return answered(one.call, at, one.kind === 'heard')
      case 'arrived': {
        if (one.method !== 'POST') return undefined
        const entry = post(one.call, at, 0)
        entry.deliveries += 1
        return void history.push({ t: t(at), kind: 'arrived', post: entry.post, delivery: entry.deliveries })
      }
      case 'effect': {
        const entry = one.call === null ? null : post(one.call, at, 0)
        return void history.push({
          t: t(at),
          kind: 'effect',
          taskId: one.taskId,
          post: entry?.post ?? null,
          delivery: entry?.deliveries ?? 0,
        })
      }
      case 'changed':
        return void history.push({ t: t(at), kind: 'server', taskId: one.taskId, what: one.what })
      case 'clicked':
        return void clicks.push({ ...one, isUsed: false })
      case 'accepted':
        return void history.push({ t: t(at), kind: 'accepted', click: {} as Click, id: one.id })
      case 'rejected':
        return undefined
      case 'asked':
        return void history.push({ t: t(at), kind: 'asked', choice: one.choice, id: one.id })
      case 'chosen':
        return one.code === 'lost'
          ? undefined
          : void history.push({ t: t(at), kind: 'chosen', choice: one.choice, id: one.id, code: one.code })
      case 'served':
      case 'stopped':
      case 'says':
      default:
        return undefined
    }
  }

  return { history, write, stored }
}

function readBody(text: string | undefined): { body: CompleteBody; encoding: 'integers' | 'strings' } | null {
  if (text === undefined || text === '') return null
  const { callResolution = null, finishProspectInSequence = false } = JSON.parse(text) as {
    callResolution?: number | string | null
    finishProspectInSequence?: boolean
  }
  const names = ['positive', 'toCall', 'negative'] as const
  const name = typeof callResolution === 'number' ? names[callResolution] : names.find((one) => one === callResolution)
  return {
    body: { callResolution: name ?? null, finishProspectInSequence },
    encoding: typeof callResolution === 'string' ? 'strings' : 'integers',
  }
}
