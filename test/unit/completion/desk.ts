import { vi } from 'vitest'
import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { CompleteBody, Encoding, Task } from '#lib/shared/reply/model.ts'
import { createJournal, type Journal } from '#lib/worker/journal/journal.ts'
import type { Gate } from '#lib/worker/journal/reach.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Answer, WholeReplyApi } from '#lib/worker/reply/api.ts'
import { createMemoryStore, type Disk, emptyDisk } from '#test/faults/memory-store.ts'
import { ACCOUNT, finishedTask, intentOf } from './examples.ts'

type Told = Result<Answer<Task>>
export type Sent = { taskId: number; body: CompleteBody; encoding: Encoding; at: number; account: string }

/** A rep's profile in a test: fake time, one server, and as many worker lives as wanted, one after another. */
export type Desk = {
  disk: Disk
  sent: Sent[]
  reads: number[]
  problems: Problem[]
  /** What the server does with a completion; by default it carries it out. */
  onComplete: (sent: Sent) => Promise<Told> | Told
  onRead: (taskId: number) => Promise<Told> | Told
  task: (id: number) => Task
  change: (id: number, changes: Partial<Task>) => void
  /** What the server does with the writes of a wrap-up; by default it knows none. */
  writes: Partial<WholeReplyApi>
  online: boolean
  account: string | Problem
  diskFull: boolean
  gate: Gate
  keySavedAt: number
  journal: Journal
  /** The worker dies: nothing of it goes on. A new one starts and does what a worker does at its start. */
  restart: () => Promise<void>
  /** The worker dies, and no other starts. */
  kill: () => void
  click: (changes?: Parameters<typeof intentOf>[0]) => Promise<CompletionRecord>
  only: () => CompletionRecord
  wait: (ms: number) => Promise<void>
}

/** Needs `vi.useFakeTimers()`. */
export function openDesk(): Desk {
  const tasks = new Map<number, Task>()
  const disk = emptyDisk()
  let life = 0
  let clicks = 0

  const desk: Desk = {
    disk,
    sent: [],
    reads: [],
    problems: [],
    writes: {},
    online: true,
    account: ACCOUNT,
    diskFull: false,
    gate: { closedUntil: () => null, room: () => 0 },
    keySavedAt: 0,
    onComplete: ({ taskId }) => {
      desk.change(taskId, { status: 'finished', finishedAt: new Date().toISOString() })
      return answer(desk.task(taskId))
    },
    onRead: (taskId) => answer(desk.task(taskId)),
    task: (id) => tasks.get(id) ?? { ...finishedTask(), id, status: 'new', finishedAt: null },
    change: (id, changes) => void tasks.set(id, { ...desk.task(id), ...changes }),
    journal: begin(),
    async restart() {
      desk.journal = begin()
      await startWorker()
    },
    kill() {
      life += 1
    },
    async click(changes = {}) {
      const now = Date.now()
      const snapshotChanges = { readAt: now - 1000, serverTime: now - 1000, ...changes.snapshotChanges }
      const accepted = await desk.journal.accept(
        intentOf({ readMark: performance.now() - (now - snapshotChanges.readAt), ...changes, snapshotChanges }),
      )
      if (!accepted.ok) throw new Error(`refused: ${accepted.problem.code}`)
      return accepted.value
    },
    only() {
      const [record] = desk.disk.records.values()
      if (record === undefined) throw new Error('there is no completion')
      return record
    },
    wait: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)),
  }
  return desk

  async function startWorker() {
    void desk.journal.drain()
    await desk.wait(0)
  }

  function begin(): Journal {
    life += 1
    const mine = life
    const isAlive = () => mine === life
    /** What a dead process waits for never comes. */
    const alive = async <Value>(value: Promise<Value> | Value): Promise<Value> => {
      const got = await value
      return isAlive() ? got : new Promise<Value>(() => undefined)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const journal: Journal = createJournal({
      store: storeOf(alive),
      connection: () =>
        alive(
          typeof desk.account === 'string'
            ? { account: desk.account, api: apiOf(desk.account, alive), gate: desk.gate, savedAt: desk.keySavedAt }
            : desk.account,
        ),
      clock: { now: () => Date.now(), monotonic: () => performance.now() },
      lock: (work) => work(),
      online: () => desk.online,
      schedule(at) {
        clearTimeout(timer)
        if (at === null) return
        timer = setTimeout(() => isAlive() && void journal.drain(), Math.max(0, at - Date.now()))
      },
      changed: () => undefined,
      trouble: (problem) => void desk.problems.push(problem),
      random: () => 0.5,
      newId() {
        clicks += 1
        return `completion-${clicks}`
      },
    })
    return journal
  }

  function storeOf(alive: <Value>(value: Promise<Value>) => Promise<Value>) {
    const store = createMemoryStore(disk)
    const full = () => Promise.resolve(fail('notSaved'))
    return {
      ...store,
      add: (record: CompletionRecord) =>
        alive<Awaited<ReturnType<typeof store.add>>>(desk.diskFull ? full() : store.add(record)),
      replace: (record: CompletionRecord) =>
        alive<Awaited<ReturnType<typeof store.replace>>>(desk.diskFull ? full() : store.replace(record)),
      live: () => alive(store.live()),
      get: (id: string) => alive(store.get(id)),
    }
  }

  function apiOf(account: string, alive: (told: Promise<Told> | Told) => Promise<Told>): WholeReplyApi {
    const unused = () => Promise.resolve(fail('internal'))
    return {
      whoami: unused,
      tasks: unused,
      contact: unused,
      contactsByLinkedIn: unused,
      contactsByEmail: unused,
      contactsOfSequence: unused,
      sequence: unused,
      taskToMove: unused,
      moveTask: unused,
      createTask: unused,
      reassignTask: unused,
      completeBatch: unused,
      addNote: unused,
      setOptedOut: unused,
      optOutByUpdate: unused,
      setStateInSequence: unused,
      contactActivities: unused,
      notesOf: unused,
      contactStatuses: unused,
      memberships: unused,
      membership: unused,
      teamUsers: unused,
      ...desk.writes,
      task(taskId) {
        desk.reads.push(Date.now())
        return alive(desk.onRead(taskId))
      },
      complete(taskId, body, encoding) {
        const sent = { taskId, body, encoding, at: Date.now(), account }
        desk.sent.push(sent)
        return alive(desk.onComplete(sent))
      },
    }
  }
}

/** 200 with this task, by a server whose clock is right. */
export function answer(task: Task): Told {
  return ok({ value: task, serverTime: Math.floor(Date.now() / 1000) * 1000 })
}

/** A problem after so many milliseconds. */
export function later(ms: number, told: Told | (() => Told)): Promise<Told> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(typeof told === 'function' ? told() : told), ms)
  })
}
