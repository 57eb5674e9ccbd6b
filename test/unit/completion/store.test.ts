import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createIdbStore } from '#lib/worker/journal/idb-store.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { CompletionStore } from '#lib/worker/journal/store.ts'
import { createMemoryStore } from '#test/faults/memory-store.ts'
import { ACCOUNT, held, recordIn, T0 } from './examples.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

afterEach(() => {
  vi.restoreAllMocks()
})

const next = (record: CompletionRecord, patch: Partial<CompletionRecord> = {}): CompletionRecord => ({
  ...record,
  ...patch,
  revision: record.revision + 1,
})

const stores: [string, () => CompletionStore][] = [
  ['IndexedDB', () => createIdbStore(() => T0)],
  ['the memory store of the models', () => createMemoryStore()],
]

describe.each(stores)('the store on %s', (_name, create) => {
  it('gives back what was added', async () => {
    const store = create()
    expect(await store.add(held())).toEqual({ ok: true, value: 'saved' })
    expect(await store.get('completion-1')).toEqual({ ok: true, value: held() })
    expect(await store.get('another')).toEqual({ ok: true, value: null })
  })

  it('takes one live completion per task and account', async () => {
    const store = create()
    await store.add(held())
    expect(await store.add(held({}, 'completion-2'))).toEqual({ ok: true, value: 'occupied' })
    expect(await store.add(held({ account: 'https://api.reply.io#8#' }, 'completion-3'))).toMatchObject({
      value: 'saved',
    })
    expect(await store.add(held({ taskId: 4712 }, 'completion-4'))).toMatchObject({ value: 'saved' })
  })

  it('takes a plan whole, or nothing of it', async () => {
    const store = create()
    const plan = (place: number) => ({ id: 'plan', place, of: 2, optsOut: false })
    const note = { kind: 'note', head: '', text: 'Hello', tag: '[w1]' } as const
    const steps = [
      { ...held({}, 'plan.0'), plan: plan(0) },
      { ...held({}, 'plan.1'), plan: plan(1), write: note },
    ]
    expect(await store.addAll(steps)).toMatchObject({ value: 'saved' })
    expect(await store.live()).toMatchObject({ value: [{ id: 'plan.0' }, { id: 'plan.1', write: note }] })
    const second = [{ ...held({}, 'other.1'), plan: plan(1), write: note }, held({}, 'other.0')]
    expect(await store.addAll(second)).toMatchObject({ value: 'occupied' })
    expect(await store.get('other.1')).toMatchObject({ value: null })
  })

  it('changes a plan whole, or nothing of it', async () => {
    const store = create()
    const steps = [held({}, 'plan.0'), held({ taskId: 4712 }, 'plan.1')]
    await store.addAll(steps)
    const undone = steps.map((step) => next(step, { state: 'cancelled' }))
    await store.replace(next(held({ taskId: 4712 }, 'plan.1'), { state: 'queued' }))
    expect(await store.replaceAll(undone)).toMatchObject({ value: 'stale' })
    expect(await store.get('plan.0')).toMatchObject({ value: { state: 'held' } })
    expect(await store.replaceAll(undone.slice(0, 1))).toMatchObject({ value: 'saved' })
    expect(await store.get('plan.0')).toMatchObject({ value: { state: 'cancelled' } })
  })

  it('changes nothing once something has moved on by which the change was decided', async () => {
    const store = create()
    const [first, second] = [held({}, 'plan.0'), held({ taskId: 4712 }, 'plan.1')]
    await store.addAll([first, second])
    const undone = next(first, { state: 'cancelled' })
    await store.replace(next(second, { state: 'queued' }))
    expect(await store.replaceAll([undone], [second])).toMatchObject({ value: 'stale' })
    expect(await store.get('plan.0')).toMatchObject({ value: { state: 'held' } })
    expect(await store.replaceAll([undone], [next(second, { state: 'queued' })])).toMatchObject({ value: 'saved' })
  })

  it('takes another completion of a task once the first has ended or needs a person', async () => {
    for (const state of ['done', 'doneElsewhere', 'cancelled', 'attention'] as const) {
      globalThis.indexedDB = new IDBFactory()
      const store = create()
      await store.add(held())
      await store.replace(next(held(), { state }))
      expect(await store.add(held({}, 'completion-2'))).toMatchObject({ value: 'saved' })
    }
  })

  it('does not bring a completion back to life beside a live one', async () => {
    const store = create()
    await store.add(held())
    const attention = next(held(), { state: 'attention' })
    await store.replace(attention)
    await store.add(held({}, 'completion-2'))
    expect(await store.replace(next(attention, { state: 'unknown' }))).toEqual({ ok: true, value: 'occupied' })
    expect(await store.get('completion-1')).toMatchObject({ value: { state: 'attention' } })
  })

  it('changes a record only from the revision that was read', async () => {
    const store = create()
    await store.add(held())
    const cancelled = next(held(), { state: 'cancelled' })
    expect(await store.replace(cancelled)).toEqual({ ok: true, value: 'saved' })
    expect(await store.replace(next(held(), { state: 'queued' }))).toEqual({ ok: true, value: 'stale' })
    expect(await store.get('completion-1')).toEqual({ ok: true, value: cancelled })
  })

  it('lets one of two simultaneous changes win', async () => {
    const store = create()
    await store.add(held())
    const answers = await Promise.all([
      store.replace(next(held(), { state: 'cancelled' })),
      store.replace(next(held(), { state: 'queued' })),
    ])
    expect(new Set(answers.map((answer) => answer.ok && answer.value))).toEqual(new Set(['saved', 'stale']))
  })

  it('remembers when a task was last sent, also after the history was cleared', async () => {
    const store = create()
    await store.add(held())
    const sent = next(held(), { state: 'sending', lastSentAt: T0 + 5, sentWindow: { from: T0, to: T0 } })
    await store.replace(sent)
    const done = next(sent, { state: 'done' })
    await store.replace(done)
    expect(await store.remove([done])).toEqual({ ok: true, value: 1 })
    const mark = { taskId: 4711, recordId: 'completion-1', at: T0 + 5, serverAt: T0 }
    expect(await store.sentMark(4711)).toEqual({ ok: true, value: mark })
    await store.forgetMarks(T0 + 6)
    expect(await store.sentMark(4711)).toEqual({ ok: true, value: null })
  })

  it('does not remove what has changed since it was read', async () => {
    const store = create()
    await store.add(recordIn('attention'))
    await store.replace(next(recordIn('attention'), { state: 'unknown' }))
    expect(await store.remove([recordIn('attention')])).toEqual({ ok: true, value: 0 })
  })

  it('lists the live ones by click, and all of them newest first', async () => {
    const store = create()
    await store.add(held({ taskId: 2 }, 'b', T0 + 1))
    await store.add(held({ taskId: 1 }, 'a', T0))
    await store.add({ ...held({ taskId: 3 }, 'c', T0 + 2), state: 'done' })
    const ids = async (list: ReturnType<CompletionStore['all']>) => {
      const records = await list
      return records.ok ? records.value.map((record) => record.id) : records.problem
    }
    expect(await ids(store.live())).toEqual(['a', 'b'])
    expect(await ids(store.all())).toEqual(['c', 'b', 'a'])
    expect(await ids(store.ofTask(2))).toEqual(['b'])
  })
})

describe('the store on IndexedDB', () => {
  const raw = () => openDB('wrapup-completions', 1)

  it('survives the process', async () => {
    const first = createIdbStore()
    await first.add(held())
    first.close()
    expect(await createIdbStore().live()).toEqual({ ok: true, value: [held()] })
  })

  it('sets a damaged record aside, tells of it, and goes on', async () => {
    let told = 0
    const here = () => Promise.resolve('wrapup-completions')
    const store = createIdbStore(
      () => T0 + 1,
      here,
      () => (told += 1),
    )
    await store.add(held({ taskId: 5 }, 'good'))
    const db = await raw()
    const damaged = { id: 'bad', taskId: 6, account: ACCOUNT, liveKey: `${ACCOUNT}#6`, state: 'sending' }
    await db.put('completions', damaged)
    expect(told).toBe(0)
    expect(await store.live()).toMatchObject({ value: [{ id: 'good' }] })
    expect(told).toBe(1)
    expect(await store.damaged()).toEqual({ ok: true, value: [{ setAsideAt: T0 + 1, stored: damaged }] })
    expect(await db.getAllKeys('completions')).toEqual(['good'])
    expect(await store.add(held({ taskId: 6 }, 'again'))).toMatchObject({ value: 'saved' })
  })

  it('lets a damaged record block no click on its task', async () => {
    const store = createIdbStore(() => T0)
    await store.damaged()
    await (await raw()).put('completions', { id: 'bad', liveKey: `${ACCOUNT}#4711` })
    expect(await store.add(held())).toMatchObject({ value: 'saved' })
    expect(await store.damaged()).toMatchObject({ value: [{ stored: { id: 'bad' } }] })
  })

  it('says "not saved" when the disk is full, and has saved nothing', async () => {
    const store = createIdbStore()
    await store.damaged()
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await store.add(held())).toEqual({ ok: false, problem: { code: 'notSaved' } })
    expect(await store.all()).toEqual({ ok: true, value: [] })
  })

  it('says "not saved" when a transaction is broken off', async () => {
    const store = createIdbStore()
    await store.add(held())
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function abort(this: IDBObjectStore) {
      this.transaction.abort()
      throw new DOMException('aborted', 'AbortError')
    })
    const queued = next(held(), { state: 'queued' })
    expect(await store.replace(queued)).toEqual({ ok: false, problem: { code: 'notSaved' } })
    expect(await store.get('completion-1')).toEqual({ ok: true, value: held() })
  })

  it('says "not saved" when the database cannot be opened, and tries again the next time', async () => {
    const working = globalThis.indexedDB
    globalThis.indexedDB = new IDBFactory()
    await openDB('wrapup-completions', 99)
    const store = createIdbStore()
    expect(await store.live()).toEqual({ ok: false, problem: { code: 'notSaved' } })
    globalThis.indexedDB = working
    expect(await store.live()).toEqual({ ok: true, value: [] })
  })

  it('asks for strict durability with every change', async () => {
    const store = createIdbStore()
    await store.damaged()
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await store.add(held())
    await store.replace(next(held(), { state: 'done' }))
    await store.remove([next(held(), { state: 'done' })])
    const changes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
    const durabilities = changes.map(([, , options]) => options?.durability)
    expect(durabilities).toEqual(['strict', 'strict', 'strict'])
  })

  it('lets go of the database when a newer version needs it', async () => {
    const store = createIdbStore()
    await store.add(held())
    const newer = await openDB('wrapup-completions', 2)
    expect(newer.version).toBe(2)
    newer.close()
  })
})

describe('a database that another version holds open', () => {
  it('keeps nobody waiting: nothing was saved, and once it is let go it serves', async () => {
    const old = await openDB('wrapup-completions-blocked', 0.5 * 2)
    // An old process that does not hear that it is in the way.
    const waiting = openDB('wrapup-completions-blocked', 2)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const store = createIdbStore(
      () => T0,
      () => Promise.resolve('wrapup-completions-blocked'),
    )
    const added = store.add(held())
    await vi.advanceTimersByTimeAsync(5_000)
    vi.useRealTimers()
    expect(await added).toEqual({ ok: false, problem: { code: 'notSaved' } })
    old.close()
    ;(await waiting).close()
  })
})
