import type { Write } from '#lib/worker/journal/writes.ts'
import { SEQUENCE, type ServerTask } from './server.ts'
import { beginningOf, nextNumber, type World, wallNow } from './world.ts'

const HOUR = 3_600_000

/** What a rep puts into one gesture: one to five steps of any kinds. */
export function drawPlan(world: World, task: ServerTask): { completes: boolean; writes: Write[] } {
  const { draw } = world
  const lead = draw.pick([
    [5, 'complete'],
    [3, 'move'],
    [1, 'none'],
  ] as const)
  const writes: Write[] = []
  if (draw.chance(0.7)) writes.push({ kind: 'note', head: 'Call', text: 'They said yes.', tag: tag(world) })
  if (draw.chance(0.4)) {
    const startAt = later(world)
    writes.push({ kind: 'create', taskType: 'call', startAt, text: 'Again', tag: tag(world), madeId: null })
    if (draw.chance(0.3)) colleagueMakes(world, task, startAt)
  }
  const alone = draw.pick([
    [5, 'nobody'],
    [2, 'optOut'],
    [1, 'pause'],
    [1, 'finish'],
  ] as const)
  if (alone === 'optOut') writes.push({ kind: 'optOut', byUpdate: false })
  else if (alone !== 'nobody') writes.push({ kind: alone, sequenceId: SEQUENCE })
  if (lead === 'move') writes.push({ kind: 'move', startAt: later(world), dueTo: null, asRead: null, becameAt: null })
  const makes = writes.some(({ kind }) => kind === 'create')
  if (draw.chance(0.25) && (lead === 'move' || makes) && writes.length < 5 - (lead === 'complete' ? 1 : 0)) {
    const of = lead === 'move' ? 'task' : 'followUp'
    writes.push({ kind: 'reassign', userId: 8, userName: 'Ada', of, madeId: null })
  }
  const isEmpty = lead !== 'complete' && writes.length === 0
  if (isEmpty) writes.push({ kind: 'note', head: 'Call', text: `About ${task.id}`, tag: tag(world) })
  return { completes: lead === 'complete', writes }
}

/** Another task for the same contact at the same time, by somebody else. */
function colleagueMakes(world: World, task: ServerTask, startAt: number): void {
  const { server, timeline } = world
  const { contactId } = server.stateAt(task, timeline.now())
  const past = { t: timeline.now(), status: 'new', contactId, assignedUserId: 8, finishedAt: null, startAt } as const
  const id = 8000 + nextNumber(world)
  server.made.push({
    id,
    encoding: task.encoding,
    takes: 'integers',
    isDeleted: false,
    past: [past],
    text: 'Call back',
  })
}

function tag(world: World): string {
  return `[w${nextNumber(world)}]`
}

/** In whole seconds: from an hour to ten days, and now and then so soon that it may be over before it is sent. */
function later(world: World): number {
  const { draw } = world
  const ahead = draw.chance(0.15) ? draw.between(4_000, 180_000) : draw.between(HOUR, 240 * HOUR)
  const at = Math.floor((wallNow(world) + ahead) / 1000) * 1000
  // At another time than a task had from the beginning, or nothing would have to be changed.
  return Math.abs(at - beginningOf(world)) > 2_000 ? at : at + 5_000
}
