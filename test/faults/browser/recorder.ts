/**
 * Put in front of the built worker's code, which itself stays as it is: tells the campaign every durable change and every request,
 * in their true order, and can hold the worker at an exact step. Whoever is held there goes no further, as if the worker had
 * died; the rest goes on until the campaign kills it. Runs in the worker, so it uses nothing from outside of itself.
 */
export function recorder(): void {
  const life = Math.random().toString(36).slice(2, 10)
  const stops = new Map<string, true>()
  let calls = 0
  Reflect.set(globalThis, 'campaign', {
    life,
    stopAt: (stop: string) => stops.set(stop, true),
  })

  function say(what: object): void {
    console.debug(`campaign ${JSON.stringify({ at: performance.timeOrigin + performance.now(), life, ...what })}`)
  }

  type Stored = { taskId: number; state: string; write?: { kind: string } }

  /** Whether this write is one at which to stop: by task, kind of step, state and side of the write. */
  function isStop({ taskId, state, write }: Stored, side: 'before' | 'after'): boolean {
    const stop = `${taskId} ${write?.kind ?? 'complete'} ${state} ${side}`
    if (!stops.delete(stop)) return false
    say({ kind: 'stopped', taskId, stop, state, side })
    return true
  }

  type Written = { records: Stored[]; isHeld: boolean }
  const writing = new WeakMap<IDBTransaction, Written>()
  const watched = new WeakSet<IDBDatabase>()

  /** From the database's side an event is heard on its way down, before the transaction's own listeners and so before the worker's code. */
  function watch(db: IDBDatabase): void {
    if (watched.has(db)) return
    watched.add(db)
    const heard = (event: Event) => {
      const written = event.target instanceof IDBTransaction ? writing.get(event.target) : undefined
      if (written === undefined) return
      if (event.type === 'complete' && !written.isHeld) {
        for (const record of written.records) {
          say({ kind: 'stored', taskId: record.taskId, record })
          if (isStop(record, 'after')) written.isHeld = true
        }
      }
      if (written.isHeld) event.stopImmediatePropagation()
    }
    for (const type of ['complete', 'error', 'abort']) db.addEventListener(type, heard, { capture: true })
  }

  for (const name of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[name]
    IDBObjectStore.prototype[name] = function writeRecorded(this: IDBObjectStore, value, key) {
      const put = () => (key === undefined ? write.call(this, value) : write.call(this, value, key))
      if (this.name !== 'completions') return put()
      const { transaction } = this
      watch(transaction.db)
      const written = writing.get(transaction) ?? { records: [], isHeld: false }
      writing.set(transaction, written)
      if (isStop(value, 'before')) {
        written.isHeld = true
        const request: IDBRequest = this.count()
        for (const type of ['success', 'error'])
          request.addEventListener(type, (event) => event.stopImmediatePropagation())
        // Of a plan all steps are written down together, or none.
        transaction.abort()
        return request
      }
      const { liveKey: _, ...record } = value
      written.records.push(record)
      return put()
    }
  }

  /** Every task of the campaign has a contact of its own, whose number tells of it. */
  function taskOf(path: string, body: string): number {
    const [, named] = /^\/v3\/tasks\/(\d+)/.exec(path) ?? []
    const [, contact] = /\b4(\d{6})\b/.exec(`${path} ${body}`) ?? []
    return Number(named ?? contact ?? 0)
  }

  const send = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input).pathname
    const body = typeof init?.body === 'string' ? init.body : ''
    const taskId = taskOf(path, body)
    if (taskId === 0) return send(input, init)
    calls += 1
    const call = `${life}.${calls}`
    say({ kind: 'called', taskId, call, method: init?.method ?? 'GET', path, body })
    const headers = new Headers(init?.headers)
    headers.set('X-Campaign', call)
    try {
      const response = await send(input, { ...init, headers })
      say({ kind: 'heard', taskId, call, status: response.status })
      return response
    } catch (error) {
      say({ kind: 'failed', taskId, call })
      throw error
    }
  }

  say({ kind: 'born' })
}
