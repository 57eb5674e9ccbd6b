import { isLive } from '#lib/worker/journal/record.ts'
import type { Draw } from './draw.ts'
import type { Facts, Happened } from './history.ts'
import { beginLife } from './life.ts'
import type { Parts } from './parts.ts'
import { planPeople } from './people.ts'
import type { ServerContact } from './server.ts'
import { calmDown, planSurroundings } from './surroundings.ts'
import { beginningOf, createWorld, type World } from './world.ts'

const SECOND = 1000
const MINUTE = 60_000
/** After the last trouble: as long as a late completion can still be on its way. */
const SETTLING = 100 * SECOND
/** Nothing may take longer, once everything is mended. */
const PATIENCE = 4 * 60 * MINUTE
/** A schedule that does more than this is going round in circles. */
const STEPS_AT_MOST = 60_000

export type Schedule = {
  history: readonly Happened[]
  facts: Facts
  /**
   * Lets things happen until code of a life may run; the caller then lets all promises settle before the next call. true: over.
   * Many schedules can so share one turn of the event loop, which is what makes them cheap.
   */
  advance(): boolean
}

/** `happen` plans what happens before a horizon: by default anything. */
export function createSchedule(draw: Draw, parts: Parts, happen = anything): Schedule {
  const world = createWorld(draw, parts)
  const horizon = draw.pick([
    [3, MINUTE],
    [2, 4 * MINUTE],
    [1, 25 * MINUTE],
  ] as const)
  createTasks(world)
  beginLife(world)
  happen(world, horizon)
  let calmAt = Number.POSITIVE_INFINITY
  calmAfter(horizon)

  /** Not before the computer has woken up. */
  function calmAfter(time: number): void {
    world.timeline.at(time, () => {
      if (world.timeline.now() < world.sleepsUntil) return calmAfter(world.sleepsUntil)
      calmAt = world.timeline.now()
      calmDown(world)
    })
  }

  let steps = 0
  let settledAt: number | null = null
  return {
    history: world.history,
    facts: world.facts,
    advance() {
      world.stirred = false
      while (!world.stirred) {
        steps += 1
        const now = world.timeline.now()
        if (world.calm && !somethingLives(world)) settledAt ??= now
        else settledAt = null
        const settled = settledAt !== null && now > settledAt + SETTLING
        if (settled || steps > STEPS_AT_MOST || now > calmAt + PATIENCE || !world.timeline.step()) {
          finish(steps > STEPS_AT_MOST)
          return true
        }
      }
      return false
    },
  }

  function finish(circles: boolean): void {
    for (const life of world.lives) life.alive = false
    if (circles) world.history.push({ t: world.timeline.now(), kind: 'threw', message: 'goes round in circles' })
  }
}

function anything(world: World, horizon: number): void {
  planPeople(world, horizon)
  planSurroundings(world, horizon)
}

function createTasks(world: World): void {
  const { draw, server } = world
  const count = 1 + draw.below(3)
  const encoding = draw.chance(0.4) ? 'strings' : 'integers'
  const takes = draw.pick([
    [30, 'integers'],
    [4, 'strings'],
    [1, 'none'],
  ] as const)
  if (takes === 'none') world.facts.harmless = false
  // Such a server opts nobody out, whoever asks.
  if (server.lacksUpdate) world.facts.harmless = false
  const sameContact = draw.chance(0.3)
  for (let place = 0; place < count; place += 1) {
    const contactId = sameContact ? 500 : 500 + place
    const beginning = {
      t: Number.NEGATIVE_INFINITY,
      status: 'new',
      contactId,
      assignedUserId: 7,
      finishedAt: null,
      startAt: beginningOf(world),
    } as const
    if (!server.contacts.some(({ id }) => id === contactId)) server.contacts.push(newContact(contactId))
    server.tasks.push({ id: 100 + place, encoding, takes, isDeleted: false, past: [beginning] })
  }
}

function newContact(id: number): ServerContact {
  return { id, notes: [], past: [{ t: Number.NEGATIVE_INFINITY, isOptedOut: false, membership: 'active' }] }
}

function somethingLives(world: World): boolean {
  for (const record of world.disk.records.values()) if (isLive(record.state)) return true
  return false
}
