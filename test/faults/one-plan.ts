import type { Write } from '#lib/worker/journal/writes.ts'
import { check, type Verdict } from './check.ts'
import { drawFrom, tapeSource } from './draw.ts'
import type { Happened } from './history.ts'
import { beginLife } from './life.ts'
import { PARTS } from './parts.ts'
import { choose, clickWith } from './people.ts'
import { createSchedule } from './schedule.ts'
import type { World } from './world.ts'

/** One plan in a world without any fault but one: the worker dies at one place of its course, and is started again a second later. */

const SECOND = 1000

export type OnePlan = {
  completes: boolean
  writes: readonly Write[]
  /** Notes stand among the activities. */
  listsNotes: boolean
  /** The worker dies right after that many things were written down, sent or carried out; null: it lives. */
  diesAt: number | null
}

export type Ending = {
  /** What was carried out at the server, in its order. */
  effects: string[]
  /** The state of each step, in their order. */
  states: string[]
  verdict: Verdict
  /** At how many places it could have died. */
  places: number
  /** What it died of, in words. */
  death: string
}

export async function playPlan({ completes, writes, listsNotes, diesAt }: OnePlan): Promise<Ending> {
  let places = 0
  let death = 'it lived'
  let disk: World['disk'] | null = null

  const schedule = createSchedule(drawFrom(tapeSource([])), PARTS, (world) => {
    disk = world.disk
    world.server.listsNotes = listsNotes
    Object.assign(world.facts, { harmless: false, isAwake: false, isQuick: false })
    world.timeline.at(10 * SECOND, () => clickWith(world, { completes, writes }))
    watch(world, (happened) => {
      answerDoubt(world, happened)
      if (!isPlace(happened)) return
      places += 1
      if (places !== diesAt) return
      death = placeName(happened)
      for (const life of world.lives) life.die()
      world.timeline.after(SECOND, () => beginLife(world))
    })
  })
  do await new Promise((resolve) => setImmediate(resolve))
  while (!schedule.advance())

  const effects = schedule.history.flatMap((happened) => {
    if (happened.kind === 'effect') return ['complete']
    return happened.kind === 'writeEffect' ? [happened.request.kind] : []
  })
  const verdict = check(schedule.history, schedule.facts)
  return { effects, states: disk === null ? [] : statesOf(disk), verdict, places, death }
}

function watch({ history }: World, see: (happened: Happened) => void): void {
  const push = history.push.bind(history)
  history.push = (...more) => {
    const length = push(...more)
    for (const happened of more) see(happened)
    return length
  }
}

/** Durable changes, requests that are about to leave, and what the server has carried out. */
function isPlace({ kind }: Happened): boolean {
  return kind === 'stored' || kind === 'post' || kind === 'write' || kind === 'effect' || kind === 'writeEffect'
}

function placeName(happened: Happened): string {
  if (happened.kind === 'stored') return `${happened.record.write?.kind ?? 'complete'} is ${happened.record.state}`
  if (happened.kind === 'write' || happened.kind === 'writeEffect') return `${happened.kind} ${happened.request.kind}`
  return happened.kind
}

/** Asked about a note, the rep looks into Reply, and says what is so. */
function answerDoubt(world: World, happened: Happened): void {
  if (happened.kind !== 'stored' || happened.record.problem?.code !== 'notConfirmed') return
  const { id, write } = happened.record
  const tag = write?.kind === 'note' ? write.tag : ''
  world.timeline.after(30 * SECOND, () => {
    const isThere = world.server.contacts.some(({ notes }) => notes.some(({ text }) => text.includes(tag)))
    choose(world, isThere ? 'isThere' : 'sendAgain', id)
  })
}

function statesOf({ records }: World['disk']): string[] {
  return [...records.values()].toSorted((one, two) => (one.id < two.id ? -1 : 1)).map(({ state }) => state)
}
