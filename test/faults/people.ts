import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { CALL_RESOLUTIONS } from '#lib/shared/reply/model.ts'
import type { PlanIntent } from '#lib/worker/journal/plan.ts'
import { type CompletionRecord, isLead } from '#lib/worker/journal/record.ts'
import type { Intent } from '#lib/worker/journal/window.ts'
import type { Write } from '#lib/worker/journal/writes.ts'
import { drawPlan } from './draw-plan.ts'
import type { Choice, Click, StepChoice } from './history.ts'
import { beginLife, type Life } from './life.ts'
import type { ServerTask } from './server.ts'
import { may, moveElsewhere, nextNumber, type World, wallNow } from './world.ts'

/** What a rep does: clicks, often twice, undoes at the last moment, tries, dismisses, clears the history. */

const SECOND = 1000

/** Plans everything that people do before `horizon`. */
export function planPeople(world: World, horizon: number): void {
  const { draw, timeline } = world
  const clicks = 1 + draw.below(4)
  for (let click = 0; click < clicks; click += 1) {
    const at = draw.below(horizon / 2)
    const task = draw.below(world.server.tasks.length)
    timeline.at(at, () => clickOn(world, task))
    if (may(world, 'people') && draw.chance(0.4)) {
      timeline.at(at + draw.between(0, 20 * SECOND), () => clickOn(world, task))
    }
  }
  if (!may(world, 'people')) return
  for (let times = draw.below(4); times > 0; times -= 1) {
    timeline.at(draw.below(horizon), () => chooseAny(world))
  }
  if (draw.chance(0.2)) timeline.at(draw.below(horizon), () => withLife(world, (life) => life.journal.clearEnded()))
  if (draw.chance(0.1)) {
    timeline.at(draw.below(horizon), () => withLife(world, (life) => life.journal.prune({ most: 1, days: 90 })))
  }
}

/** Somebody needs the worker: it is started where it does not live. Not while the computer sleeps. */
export function withLife(world: World, act: (life: Life) => Promise<unknown>): void {
  if (world.timeline.now() < world.sleepsUntil) {
    return world.timeline.at(world.sleepsUntil, () => withLife(world, act))
  }
  const life = world.lives[world.draw.below(world.lives.length)] ?? beginLife(world)
  world.stirred = true
  act(life).catch((error: unknown) => {
    world.history.push({ t: world.timeline.now(), kind: 'threw', message: String(error) })
  })
}

function clickOn(world: World, place: number): void {
  const { draw, timeline, server } = world
  const task = server.tasks[place]
  if (task === undefined) return
  const undoSeconds = draw.pick([
    [4, 5],
    [2, 0],
    [1, 10],
    [1, 30],
  ] as const)
  const undoAt = may(world, 'people') && draw.chance(0.4) ? undoMoment(world, undoSeconds) : null
  const sendsNow = may(world, 'people') && draw.chance(0.1)
  const readAt = panelRead(world, task)
  if (readAt === null) return
  // At every moment around the request a colleague may be faster.
  if (may(world, 'others') && draw.chance(0.4)) {
    timeline.after(draw.between(0, undoSeconds * SECOND + 2 * SECOND), () => server.completeElsewhere(task))
  }
  withLife(world, async (life) => {
    const plan = may(world, 'plans') ? drawPlan(world, task) : { completes: true, writes: [] }
    const click = startClick(world, life, { task, readAt, undoSeconds, plan })
    const { writes } = click.facts
    const accepted = await accept(world, life, click, () => {
      if (may(world, 'others') && draw.chance(0.5)) colleagueWorksOn(world, task, writes, undoSeconds)
    })
    if (accepted === null) return
    const t = timeline.now()
    const { id, clickedAt } = accepted
    if (may(world, 'people') && writes.length > 0 && draw.chance(0.3)) answerLater(world, id)
    // The screen counts down by this computer's clock.
    const clicked = t - (wallNow(world) - clickedAt)
    if (undoAt !== null) timeline.at(clicked + undoAt, () => choose(world, 'undo', id))
    else if (sendsNow) timeline.at(clicked + draw.below(undoSeconds * SECOND + 1), () => choose(world, 'sendNow', id))
  })
}

/** Somebody chooses just this for the first task, which the panel has just read. */
export function clickWith(world: World, plan: Planned): void {
  const [task] = world.server.tasks
  if (task === undefined) return
  const readAt = world.timeline.now() - 2 * SECOND
  withLife(world, (life) => accept(world, life, startClick(world, life, { task, readAt, undoSeconds: 5, plan })))
}

type Planned = { completes: boolean; writes: readonly Write[] }
type Started = ReturnType<typeof startClick>

/** The row by which the rep knows it, once it is durable; null: it was rejected. */
async function accept(world: World, life: Life, { intent, facts }: Started, meanwhile?: () => void) {
  const { history, timeline } = world
  history.push({ t: timeline.now(), kind: 'clicked', click: facts })
  meanwhile?.()
  const { body, writes } = facts
  const accepted = await (writes.length === 0
    ? life.journal.accept(intent)
    : acceptPlan(life, { intent, completes: body !== null, writes }))
  const t = timeline.now()
  if (!accepted.ok) {
    history.push({ t, kind: 'rejected', click: facts, code: accepted.problem.code })
    return null
  }
  history.push({ t, kind: 'accepted', click: facts, id: accepted.value.id })
  return accepted.value
}

/** What a plan asks, it asks a minute or two later: somebody answers then, and not always what was asked. */
function answerLater(world: World, id: string): void {
  const { draw, timeline } = world
  timeline.after(draw.between(50 * SECOND, 240 * SECOND), () => {
    const plan = id.split('.')[0]
    const steps = [...world.disk.records.values()].filter((one) => one.id.split('.')[0] === plan && one.unclear > 0)
    const step = steps[draw.below(steps.length)]
    if (step === undefined) return
    const answer = draw.pick<Choice | StepChoice>([
      [2, 'tryNow'],
      [1, 'sendAgain'],
      [1, 'goOn'],
      [1, 'isThere'],
    ])
    choose(world, answer, step.id)
  })
}

/** A colleague decides just what the rep's plan decides, up to the time at which a lost request is sent again. */
function colleagueWorksOn(world: World, task: ServerTask, writes: Click['writes'], undoSeconds: number): void {
  const { draw, timeline, server } = world
  for (const { kind } of writes) {
    if (kind !== 'move' && kind !== 'reassign') continue
    timeline.after(draw.between(0, (undoSeconds + 100) * SECOND), () => {
      if (server.stateAt(task, timeline.now()).status !== 'new') return
      if (kind === 'move') moveElsewhere(world, task)
      else server.change(task, { assignedUserId: 9 }, 'another assignee')
    })
  }
}

/** At the boundary, where it races the send, or anywhere in the window and shortly after. */
function undoMoment({ draw }: World, undoSeconds: number): number {
  const end = undoSeconds * SECOND
  return draw.chance(0.6) ? end + draw.between(-30, 30) : draw.between(0, end + 500)
}

/** When the panel read the task as open: lately, or a good while ago. True time; null where it never did. */
function panelRead(world: World, task: ServerTask): number | null {
  const { draw, timeline, server } = world
  const age = draw.pick([
    [3, 2],
    [2, 40],
    [1, 50],
    [2, 57],
    [1, 120],
    [1, 3600],
  ] as const)
  const wanted = timeline.now() - age * SECOND
  if (server.stateAt(task, wanted).status === 'new') return wanted
  const open = task.past.findLastIndex((state) => state.t <= wanted && state.status === 'new')
  const next = task.past[open + 1]
  return next === undefined ? null : next.t - 1
}

type Chosen = { task: ServerTask; readAt: number; undoSeconds: number; plan: Planned }

function startClick(world: World, life: Life, { task, readAt, undoSeconds, plan }: Chosen) {
  const { draw, timeline, server } = world
  const seen = server.stateAt(task, readAt)
  const body = {
    callResolution: CALL_RESOLUTIONS[draw.below(3)] ?? 'positive',
    finishProspectInSequence: draw.chance(0.3),
  } as const
  const age = timeline.now() - readAt
  const key = `click ${nextNumber(world)}`
  const readMark = life.monotonicAt(readAt)
  const intent: Intent = {
    account: world.account,
    taskId: task.id,
    snapshot: {
      contactId: seen.contactId,
      taskType: 'call',
      assignedUserId: seen.assignedUserId,
      contactName: null,
      sequenceName: null,
      encoding: task.encoding,
      // What an earlier life has read is gone with it: the panel then stands on a list, which is no read of the task.
      readAt: readMark === null ? 0 : wallNow(world) - age,
      serverTime: readMark === null ? null : server.date(readAt),
    },
    body,
    evidence: [{ kind: 'chosen', value: key, source: 'person' }],
    overridden: false,
    undoSeconds,
    ...(readMark !== null && { readMark }),
  }
  const facts: Click = {
    key,
    taskId: task.id,
    account: world.account,
    body: plan.completes ? body : null,
    writes: plan.writes,
    undoMs: undoSeconds * SECOND,
    at: timeline.now(),
    panelReadAt: readAt,
    contactId: seen.contactId,
    assignedUserId: seen.assignedUserId,
  }
  return { intent, facts }
}

/** The row of a plan, by which the rep knows it. */
async function acceptPlan(life: Life, plan: PlanIntent): Promise<Result<CompletionRecord>> {
  const accepted = await life.journal.acceptPlan(plan)
  if (!accepted.ok) return accepted
  const row = accepted.value.find(isLead) ?? accepted.value[0]
  return row === undefined ? fail('internal') : ok(row)
}

function chooseAny(world: World): void {
  const records = [...world.disk.records.values()]
  // Mostly what asks for it, and what a person may take for that.
  const asking = records.filter(({ state, unclear }) => state === 'attention' || unclear > 0)
  const pool = asking.length > 0 && world.draw.chance(0.7) ? asking : records
  const record = pool[world.draw.below(pool.length)]
  if (record === undefined) return
  if (record.write !== undefined && world.draw.chance(0.5)) {
    const answer = world.draw.pick<StepChoice>([
      [2, 'goOn'],
      [1, 'isThere'],
      [2, 'sendAgain'],
    ])
    return choose(world, answer, record.id)
  }
  const choice = world.draw.pick<Choice>([
    [3, 'tryNow'],
    [1, 'dismiss'],
    [2, 'giveUp'],
    [1, 'sendNow'],
    [1, 'undo'],
  ])
  choose(world, choice, record.id)
}

export function choose(world: World, choice: Choice | StepChoice, id: string): void {
  const { history, timeline } = world
  withLife(world, async (life) => {
    history.push({ t: timeline.now(), kind: 'asked', choice, id })
    const chosen: Result<CompletionRecord> = await life.journal[choice](id)
    history.push({ t: timeline.now(), kind: 'chosen', choice, id, code: chosen.ok ? null : chosen.problem.code })
  })
}
