import 'fake-indexeddb/auto'
import { ok } from '#lib/problem.ts'
import { createPace } from '#lib/reply/pace.ts'
import { createIndexStore, type IndexStore } from '#lib/tasks/index-store.ts'
import { createTaskIndex, type TaskIndex } from '#lib/tasks/task-index.ts'
import type { FakeReply } from './fake-reply.ts'
import { ME } from './fake-reply.ts'

/** 2 March 2026, 09:00 UTC: a Monday. */
export const MORNING = Date.UTC(2026, 2, 2, 9)

/** Time that passes only when it is told to, or when the work itself waits. */
export function createClock(start = MORNING) {
  let time = start
  const sleepers: { at: number; wake: () => void }[] = []
  return {
    now: () => time,
    sleep: (ms: number) => new Promise<void>((wake) => void sleepers.push({ at: time + ms, wake })),
    set: (at: number) => void (time = at),
    pass(ms: number) {
      time += ms
      for (const sleeper of sleepers.splice(0).toSorted((one, other) => one.at - other.at)) {
        if (sleeper.at <= time) sleeper.wake()
        else sleepers.push(sleeper)
      }
    },
    /** Lets time jump to the next sleeper; false where nobody sleeps. */
    toNextSleeper() {
      const next = Math.min(...sleepers.map(({ at }) => at))
      if (!Number.isFinite(next)) return false
      this.pass(Math.max(0, next - time))
      return true
    },
  }
}

export type Clock = ReturnType<typeof createClock>

let databases = 0

/** A fresh store of its own. */
export function freshStore(): IndexStore {
  databases += 1
  return createIndexStore(`test-tasks-${databases}`)
}

/** One life of the worker: a new index over whatever the store holds. `kill()` lets none of its requests begin any more. */
export function startWorker(
  reply: FakeReply,
  clock: Clock,
  store: IndexStore,
  account = 'https://api.reply.example user 42',
) {
  let alive = true
  let changes = 0
  const sleep = (ms: number) => clock.sleep(ms).then(() => (alive ? undefined : new Promise<void>(() => undefined)))
  const pace = createPace({ now: clock.now, sleep })
  let name = account
  const user = () => ({
    account: name,
    userId: ME,
    api: reply.api(clock.now, pace.foreground),
    background: reply.api(clock.now, pace.background),
    pace,
  })
  const whileAlive: IndexStore = {
    load: store.load,
    save: (of, change) => (alive ? store.save(of, change) : new Promise<void>(() => undefined)),
    forget: store.forget,
  }
  const index: TaskIndex = createTaskIndex({
    store: whileAlive,
    account: () => (alive ? Promise.resolve(ok(user())) : new Promise(() => undefined)),
    now: clock.now,
    homeRegion: 'US',
    changed: () => void (changes += 1),
  })
  return {
    index,
    changes: () => changes,
    switchTo: (other: string) => void (name = other),
    kill: () => void (alive = false),
  }
}

export type Worker = ReturnType<typeof startWorker>

/** Lets what is under way go as far as it can without time passing. */
export async function settle(rounds = 20): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** Lets the build run to its end, with time jumping over its waits. */
export async function runBuild({ index }: Pick<Worker, 'index'>, clock: Clock): Promise<void> {
  let done = false
  const running = index.resume().then(() => void (done = true))
  while (!done) {
    await settle(5)
    if (!done) clock.toNextSleeper()
  }
  await running
}
