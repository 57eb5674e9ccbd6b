import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { Journal } from '#lib/worker/journal/journal.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Pace } from '#lib/worker/reply/pace.ts'
import { withKnown } from '#lib/worker/reply/pause.ts'
import { alarmsOf } from './alarms.ts'
import { decisions } from './memory-store.ts'
import { apiOf } from './network.ts'
import { grantNext, letGo } from './sender-lock.ts'
import { may, nextNumber, type World, wallNow } from './world.ts'

/** `heard` is run when the life really gets the answer. */
/** So long the browser lets a worker live to which nothing happens. */
const IDLE = 30_000

type Answer<Value> = (value: Value, heard?: () => void) => void

/** One process that runs the journal: a worker from its start to its death. */
export type Life = {
  number: number
  alive: boolean
  journal: Journal
  /**
   * Something that the journal awaits. `start` gets a way to answer, once. Asking and being answered are the places where a
   * life can end: what was begun then goes on without it, and the answer reaches nobody.
   */
  ask<Value>(start: (answer: Answer<Value>) => void): Promise<Value>
  /** Anything that makes the worker look again. */
  wake(): void
  /** An alarm of the browser rings. */
  hearAlarm(name: string): void
  die(): void
  /** What the clock that nobody sets showed at true time `t`; null: before this life. */
  monotonicAt(t: number): number | null
  /** The index has come to something that it waits for. */
  planIndex(at: number): void
}

/** Begins a life as the worker does: everything that waits is looked at. Each window, should there be several, has an alarm of its own. */
export function beginLife(world: World, window = 0): Life {
  const { timeline, draw } = world
  const number = nextNumber(world)
  const never = new Promise<never>(() => undefined)
  let stepsLeft = may(world, 'death') && draw.chance(0.75) ? 1 + draw.below(40) : Number.POSITIVE_INFINITY
  const paces = new Map<string, Pace>()
  let onAlarm: ((alarm: { name: string }) => void) | null = null
  const pending = new Set<() => void>()
  let asking = 0
  let heardAt = timeline.now()
  const born = timeline.now()

  function tick(): void {
    if (world.calm) return
    stepsLeft -= 1
    if (stepsLeft <= 0) die()
  }

  function die(): void {
    if (!life.alive) return
    life.alive = false
    world.history.push({ t: timeline.now(), kind: 'died', life: number })
    for (const commit of pending) if (draw.chance(0.5)) commit()
    pending.clear()
    world.lives = world.lives.filter((other) => other !== life)
    world.lock.waiting = world.lock.waiting.filter((waiting) => waiting.life !== life)
    if (world.lock.holder === life) letGo(world)
  }

  /** Runs in this life once it is awake, if it still lives then. */
  function hear(run: () => void): void {
    if (!life.alive) return
    if (timeline.now() < world.sleepsUntil) return timeline.at(world.sleepsUntil, () => hear(run))
    tick()
    if (!life.alive) return
    world.stirred = true
    heardAt = timeline.now()
    if (world.idleEnds) timeline.after(IDLE, endIdle)
    run()
  }

  /** Nothing happened to it for half a minute, and it waits for nothing: the browser ends it. Timers do not count. */
  function endIdle(): void {
    if (life.alive && asking === 0 && timeline.now() - heardAt >= IDLE) die()
  }

  function ask<Value>(start: (answer: Answer<Value>) => void): Promise<Value> {
    tick()
    if (!life.alive) return never
    asking += 1
    return new Promise((resolve) => {
      start((value, heard) =>
        hear(() => {
          asking -= 1
          heard?.()
          resolve(value)
        }),
      )
    })
  }

  /**
   * A transaction. When the process dies, it is carried out all the same or not at all, and in any case before anybody else can read:
   * IndexedDB keeps the order of transactions on the same stores.
   */
  function transaction<Value>(write: boolean, change: () => Value, id = ''): Promise<Result<Value>> {
    return ask((answer) => {
      const commit = () => {
        if (!pending.delete(commit)) return
        if (write ? timeline.now() < world.diskFullUntil : may(world, 'disk') && draw.chance(0.01)) {
          if (write) world.history.push({ t: timeline.now(), kind: 'notStored', life: number, id })
          return answer(fail('notSaved'))
        }
        answer(ok(change()))
      }
      pending.add(commit)
      timeline.after(diskLatency(world), commit)
    })
  }

  const monotonic = () => timeline.now() - born - world.monotonicLost

  function paceOf(account: string): Pace {
    const known = paces.get(account)
    if (known !== undefined) return known
    const pause = world.parts.createPause({
      now: () => wallNow(world),
      monotonic,
      chance: () => draw.unit(),
      stored: world.pauses.get(account) ?? null,
      store: (asked) => void world.pauses.set(account, withKnown(asked, world.pauses.get(account) ?? null)),
    })
    const sleep = (ms: number) => ask<void>((answer) => timeline.after(ms, () => answer(undefined)))
    const pace = world.parts.createPace({ now: () => wallNow(world), sleep, pause })
    paces.set(account, pace)
    return pace
  }

  const disk = decisions(world.disk)
  const wrote = (record: CompletionRecord, before: CompletionRecord | null) =>
    world.history.push({ t: timeline.now(), kind: 'stored', life: number, record, before })

  const add = (records: readonly CompletionRecord[]) =>
    transaction(
      true,
      () => {
        const saved = disk.addAll(records)
        if (saved === 'saved') for (const record of records) wrote(record, null)
        return saved
      },
      records[0]?.id,
    )
  const replace = (records: readonly CompletionRecord[], seen?: readonly CompletionRecord[]) =>
    transaction(
      true,
      () => {
        const before = records.map(({ id }) => world.disk.records.get(id) ?? null)
        const saved = disk.replaceAll(records, seen)
        if (saved === 'saved') for (const [nth, record] of records.entries()) wrote(record, before[nth] ?? null)
        return saved
      },
      records[0]?.id,
    )

  const life: Life = {
    number,
    alive: true,
    ask,
    wake: () => hear(drain),
    hearAlarm: (name) => hear(() => onAlarm?.({ name })),
    die,
    monotonicAt(t) {
      if (t < born) return null
      const lost = world.losses.reduce((sum, loss) => sum + (loss.t <= t ? loss.length : 0), 0)
      return t - born - lost
    },
    planIndex: (at) =>
      hear(() => {
        world.indexDue = at
        world.history.push({ t: timeline.now(), kind: 'indexPlanned', dueIn: at - wallNow(world) })
        goOnWithIndex()
      }),
    journal: world.parts.createJournal({
      store: {
        add: (record) => add([record]),
        addAll: add,
        replace: (record) => replace([record]),
        replaceAll: replace,
        get: (id) => transaction(false, () => world.disk.records.get(id) ?? null),
        live: () => transaction(false, () => disk.live()),
        ofTask: (taskId) => transaction(false, () => disk.select((record) => record.taskId === taskId)),
        all: () => transaction(false, () => disk.select(() => true).toReversed()),
        sentMark: (taskId) => transaction(false, () => world.disk.marks.get(taskId) ?? null),
        remove: (records) =>
          transaction(true, () => {
            const there = records.filter((record) => world.disk.records.get(record.id)?.revision === record.revision)
            for (const record of there) world.history.push({ t: timeline.now(), kind: 'removed', record })
            return disk.remove(records)
          }),
        forgetMarks: (before) => transaction(true, () => disk.forgetMarks(before)),
        damaged: () => transaction(false, () => []),
        forgetDamaged: () => transaction(true, () => undefined),
      },
      connection: () =>
        ask((answer) => {
          if (world.key === 'missing') return answer({ code: 'noKey' })
          if (world.keyIsMarked) return answer({ code: 'keyRefused' })
          if (world.withheld) return answer({ code: 'apiWithheld', origin: 'https://api.reply.io/*' })
          const account = world.account
          const pace = paceOf(account)
          const gate = { closedUntil: pace.foreground.closedUntil, room: pace.room }
          answer({
            account,
            api: apiOf(world, life, { account, savedAt: world.keySavedAt }, pace),
            gate,
            savedAt: world.keySavedAt,
          })
        }),
      clock: {
        now: () => wallNow(world),
        monotonic,
      },
      async lock(work) {
        await ask<null>((answer) => {
          world.lock.waiting.push({ life, grant: () => answer(null) })
          grantNext(world)
        })
        try {
          await work()
        } finally {
          if (life.alive && world.lock.holder === life) letGo(world)
        }
        await ask<null>((answer) => timeline.after(may(world, 'slow') ? 200 : 1, () => answer(null)))
      },
      online: () => world.online,
      schedule: (at) => {
        if (life.alive) wake.plan('journal', at)
      },
      changed: () => undefined,
      trouble: () => undefined,
      random: () => draw.unit(),
      newId: () => `c${nextNumber(world)}`,
    }),
  }

  const wake = world.parts.createWake(
    { journal: drain, index: goOnWithIndex },
    {
      now: () => wallNow(world),
      after(ms, work) {
        let isWanted = true
        const late = may(world, 'slow') ? draw.between(0, 40) : 0
        timeline.after(ms + late, () => {
          if (isWanted) hear(work)
        })
        return () => void (isWanted = false)
      },
      alarms: alarmsOf(world, window, (listener) => void (onAlarm = listener)),
    },
  )

  /** The index beside the journal, as far as they share the browser: it does what is due, and plans the rest. */
  function goOnWithIndex(): void {
    if (!life.alive) return
    if (world.indexDue !== null && world.indexDue <= wallNow(world)) {
      world.indexDue = null
      world.history.push({ t: timeline.now(), kind: 'indexWorked' })
    }
    wake.plan('index', world.indexDue)
  }

  /** A promise that nobody awaits must not fail. */
  function drain(): void {
    life.journal.drain().catch((error: unknown) => {
      world.history.push({ t: timeline.now(), kind: 'threw', message: String(error) })
    })
  }

  world.lives.push(life)
  world.history.push({ t: timeline.now(), kind: 'born', life: number })
  world.stirred = true
  drain()
  goOnWithIndex()
  return life
}

/** Disks are quick, but for the times when they are not. */
function diskLatency(world: World): number {
  const drawn = world.draw.unit()
  if (!may(world, 'slow')) return Math.floor(drawn * 4)
  if (drawn < 0.9) return Math.floor(drawn * 10)
  return drawn < 0.97 ? 300 : 12_000
}
