import 'fake-indexeddb/auto'
import { ok } from '#lib/shared/problem.ts'
import { createPace, type Turn } from '#lib/worker/reply/pace.ts'
import { createIndexStore, type IndexStore } from '#lib/worker/tasks/index-store.ts'
import { createTaskIndex, type TaskIndex } from '#lib/worker/tasks/task-index.ts'
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

/**
 * One life of the worker: a new index over whatever the store holds. `kill()` lets none of its requests begin any more.
 */
export function startWorker(
  reply: Pick<FakeReply, 'api'>,
  clock: Clock,
  store: IndexStore,
  account = 'https://api.reply.example user 42',
) {
  let alive = true
  let changes = 0
  let waiting = 0
  async function sleep(ms: number) {
    waiting += 1
    await clock.sleep(ms)
    waiting -= 1
  }
  const pace = createPace({ now: clock.now, sleep })
  const never = new Promise<void>(() => undefined)
  const whileAlive = (turn: Turn): Turn => ({
    hold: turn.hold,
    count: turn.count,
    closedUntil: turn.closedUntil,
    wait: () => (alive ? turn.wait().then(() => (alive ? undefined : never)) : never),
  })
  let name = account
  const user = () => ({
    account: name,
    userId: ME,
    api: reply.api(clock.now, whileAlive(pace.foreground)),
    background: reply.api(clock.now, whileAlive(pace.background)),
    pace,
  })
  const saveWhileAlive: IndexStore['save'] = (of, change) => (alive ? store.save(of, change) : never)
  const index: TaskIndex = createTaskIndex({
    store: { ...store, save: saveWhileAlive },
    account: () => Promise.resolve(ok(user())),
    now: clock.now,
    homeRegion: 'US',
    changed: () => void (changes += 1),
  })
  return {
    index,
    changes: () => changes,
    /** Whether it waits for its turn. */
    isWaiting: () => waiting > 0,
    switchTo: (other: string) => void (name = other),
    kill: () => void (alive = false),
  }
}

export type Worker = ReturnType<typeof startWorker>

/** Resolves when `isTrue`, looked at whenever something may have happened. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

/** Lets the build run until `isEnough`, or to its end, with time jumping over its waits. */
export async function runBuild(worker: Worker, clock: Clock, isEnough: () => boolean = () => false): Promise<void> {
  let ended = false
  const running = worker.index.resume().then(() => void (ended = true))
  const isOver = () => ended || isEnough()
  for (let over = isOver(); !over; over = isOver()) {
    await until(() => isOver() || worker.isWaiting())
    if (worker.isWaiting() && !isOver()) clock.toNextSleeper()
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (!isEnough()) await running
}
