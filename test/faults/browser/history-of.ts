import type { CompleteBody } from '#lib/shared/reply/model.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Write } from '#lib/worker/journal/writes.ts'
import type { Click, Get, Happened, Post, WriteRequest } from '#test/faults/history.ts'
import { asWritten } from './as-written.ts'
import type { Everywhere, Seen } from './log.ts'
import { askedFor, completionAsked } from './requests.ts'
import { unheard, untold } from './untold.ts'

/** The life of what a worker could not tell any more: the disk alone knows it. */
export const UNTOLD = 0

/** For how long before a task's own beginning what another was told may still hold for it: the longest pause that is asked for. */
const HELD = 60_000
/** What still holds a while after it has happened. */
const LASTS = /^(heard |offline$|online$)/

/** What was seen of one task, as a history that the checkers of the simulated campaign read. */
export function historyOf(
  seen: readonly Seen[],
  everywhere: readonly Everywhere[],
  onDisk: readonly CompletionRecord[],
): Happened[] {
  const zero = seen[0]?.at ?? 0
  const writer = createWriter(zero, seen)
  const last = seen.at(-1)?.at ?? 0
  const around = everywhere.filter(
    (one) => one.at <= last && one.at >= (one.kind === 'world' && LASTS.test(one.what) ? zero - HELD : zero - 1),
  )
  const ordered = [...around, ...seen, ...unheard(seen), ...untold(seen, onDisk)].toSorted(
    (one, other) => one.at - other.at,
  )
  for (const one of ordered) if (one.kind === 'stored') writer.know(one.record)
  for (const one of ordered) writer.write(one)
  return writer.history
}

function createWriter(zero: number, seen: readonly Seen[]) {
  const history: Happened[] = []
  const lives = new Map<string, number>()
  const current = new Map<string, CompletionRecord>()
  const posts = new Map<string, { post: Post; deliveries: number; at: number }>()
  const gets = new Map<string, Get>()
  const looks = new Map<string, { life: number; account: string }>()
  const writes = new Map<string, { request: WriteRequest; deliveries: number }>()
  const plans = new Set<string>()
  const clicks: (Extract<Seen, { kind: 'clicked' }> & { isUsed: boolean })[] = []
  let panelRead: { at: number; call: string } | null = null
  let latest: CompletionRecord | null = null

  const lifeOf = (life: string) => {
    const known = lives.get(life)
    if (known !== undefined) return known
    if (life === '') return UNTOLD
    lives.set(life, lives.size + 1)
    return lives.size
  }
  const t = (at: number) => at - zero
  const bodyOf = ({ resolution, finish }: Extract<Seen, { kind: 'clicked' }>): CompleteBody | null =>
    resolution === null ? null : { callResolution: resolution, finishProspectInSequence: finish }

  /** The click that a first revision belongs to: one that chose just this; else the last, and the checker will say that it did not. */
  function clickFor(record: CompletionRecord): void {
    // The steps of a plan come from one click.
    if (record.plan !== undefined && plans.has(record.plan.id)) return
    if (record.plan !== undefined) plans.add(record.plan.id)
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
      writes: match.writes.map((chosen) => asWritten(chosen, taken.get(record.plan?.id ?? '') ?? [])),
      undoMs: match.undoSeconds * 1000,
      at: t(record.clickedAt),
      panelReadAt: panelRead === null ? Number.NEGATIVE_INFINITY : t(panelRead.at),
      contactId: read?.contactId ?? null,
      assignedUserId: read?.assignedUserId ?? null,
    }
    history.push({ t: t(record.clickedAt), kind: 'clicked', click })
  }

  /** The steps of each plan, as they were first written down: their tags are the worker's to give. */
  const taken = new Map<string, Write[]>()
  function know({ plan, write: step }: CompletionRecord): void {
    if (plan === undefined || step === undefined) return
    const known = taken.get(plan.id) ?? []
    if (!known.some(({ kind }) => kind === step.kind)) taken.set(plan.id, [...known, step])
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
    history.push({ t: t(at), kind: 'stored', life, record, before })
    current.set(record.id, record)
    latest = record
  }

  function post(call: string, at: number, life: number): { post: Post; deliveries: number; at: number } {
    const known = posts.get(call)
    if (known !== undefined) return known
    const arrivals = seen.flatMap((one) => (one.kind === 'arrived' && one.call === call ? [one] : []))
    const sent = completionAsked(arrivals[0]?.body)
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

  function writeOf(
    { call, taskId, method, path, body }: Extract<Seen, { kind: 'called' | 'arrived' }>,
    at: number,
    life: number,
  ): { request: WriteRequest; deliveries: number } {
    const known = writes.get(call)
    if (known !== undefined) return known
    const asked = askedFor(taskId, method, path, body)
    if (asked.is !== 'write') throw new Error(`${method} ${path} is no write.`)
    const request: WriteRequest = {
      number: writes.size + 1,
      at: t(at),
      life,
      holdsLock: true,
      account: latest?.account ?? '',
      kind: asked.kind,
      target: asked.target,
      resent: seen.filter((one) => one.kind === 'arrived' && one.call === call).length > 1,
      wallAt: at,
      said: asked.said,
    }
    const entry = { request, deliveries: 0 }
    writes.set(call, entry)
    history.push({ t: t(at), kind: 'write', request })
    return entry
  }

  function answered(call: string, at: number, isHeard: boolean): void {
    const problem = isHeard ? (served(call)?.problem ?? null) : null
    const retryIn = problem?.retryAt === undefined ? null : problem.retryAt - at
    const entry = posts.get(call)
    if (entry !== undefined) {
      const lost = at - entry.at > 24_500 ? ('timeout' as const) : ('network' as const)
      return void history.push({
        t: t(at),
        kind: 'postAnswered',
        post: entry.post,
        problem: isHeard ? problem : { code: lost },
        retryIn,
        odd: false,
      })
    }
    const told = isHeard ? problem : { code: 'network' as const }
    const written = writes.get(call)
    if (written !== undefined) {
      const { request } = written
      const late = at - (zero + request.at) > 24_500 ? ('timeout' as const) : ('network' as const)
      const answer = isHeard ? problem : { code: late }
      return void history.push({ t: t(at), kind: 'writeAnswered', request, problem: answer, retryIn })
    }
    const look = looks.get(call)
    if (look !== undefined) history.push({ t: t(at), kind: 'lookAnswered', ...look, problem: told, retryIn })
    const get = gets.get(call)
    if (get === undefined) return
    const shown = served(call)
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
        const asked = askedFor(one.taskId, one.method, one.path, one.body)
        if (asked.is === 'complete') return void post(one.call, at, lifeOf(one.life))
        if (asked.is === 'write') return void writeOf(one, at, lifeOf(one.life))
        const about = asked.is === 'task' ? `move ${one.taskId}` : asked.about
        const look = { life: lifeOf(one.life), account: latest?.account ?? '' }
        looks.set(one.call, look)
        history.push({ t: t(at), kind: 'look', ...look, about })
        if (asked.is === 'look') return undefined
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
        const asked = askedFor(one.taskId, one.method, one.path, one.body)
        if (asked.is === 'write') {
          // The call names the life that made it, though nobody may have heard that one yet.
          const written = writeOf(one, at, lifeOf(one.call.split('.')[0] ?? ''))
          written.deliveries += 1
          return undefined
        }
        if (asked.is !== 'complete') return undefined
        const entry = post(one.call, at, 0)
        entry.deliveries += 1
        return void history.push({ t: t(at), kind: 'arrived', post: entry.post, delivery: entry.deliveries })
      }
      case 'effect': {
        const written = one.call === null ? undefined : writes.get(one.call)
        if (written !== undefined) {
          const { request, deliveries } = written
          return void history.push({ t: t(at), kind: 'writeEffect', request, delivery: deliveries })
        }
        if (one.what !== 'complete') return undefined
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

  return { history, know, write }
}
