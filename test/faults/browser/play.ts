import { setTimeout as sleep } from 'node:timers/promises'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { PIKE, ROSA } from '#test/sandbox/keys.ts'
import type { Membership } from '#test/sandbox/model.ts'
import type { Fate } from './fates.ts'
import { now } from './log.ts'
import type { Plan, WrapUpPlan } from './plan.ts'
import { createRep, diskOf } from './rep.ts'
import { contactFor, sequenceFor } from './requests.ts'
import type { Playing } from './rig.ts'

export type Played = {
  plan: Plan
  taskId: number
  onDisk: CompletionRecord[]
  outcome: 'ended' | 'stuck' | 'neverTaken'
}

const LIVE: ReadonlySet<string> = new Set(['held', 'queued', 'sending', 'unknown', 'paused'])
/** Three sends without a clear answer, each followed by its reads; while a worker lives for seconds, and everybody's 429 makes the pauses grow. */
const PATIENCE = 900_000
const LOOK_EVERY = 3_000
/** How often the rep comes back to what asks them something. */
const ROUNDS = 3
/** As the judge has all tasks that are moved. */
const LASTS = 30 * 60_000

/** Plays one schedule to its end: the rep's part and the faults' part, side by side with others in the same browser. */
export async function play(rig: Playing, plan: Plan, taskId: number, patience = PATIENCE): Promise<Played> {
  const { control, sandbox } = rig.server
  const path = `/v3/tasks/${taskId}/complete`
  const crowd = [...sandbox.world.contacts.values()].filter(({ teamId }) => teamId === 100)
  const model = crowd[plan.index % crowd.length]
  if (model === undefined) throw new Error('The stand-in has no contacts.')
  // A contact of its own: completions of one contact wait for each other.
  const contactId = contactFor(taskId)
  const { wrapUp } = plan
  const leaves = wrapUp?.leavesAlone ?? null
  const inSequence = leaves === 'pause' || leaves === 'finish'
  sandbox.world.contacts.set(contactId, {
    ...model,
    id: contactId,
    firstName: 'Rep',
    lastName: `Number ${taskId}`,
    email: `rep${taskId}@people.example`,
    linkedInUrl: null,
    // Some of the crowd are opted out already, and whoever was played before may be.
    isOptedOut: false,
    sequences: inSequence ? [membershipOf(rig, taskId)] : [],
  })
  const startAt = Date.now() - 600_000
  const times = { startAt: new Date(startAt).toISOString(), dueTo: new Date(startAt + LASTS).toISOString() }
  const sequence = inSequence ? { sequenceId: sequenceFor(taskId) } : {}
  control.addTask({ id: taskId, taskType: 'call', contactId, assignedUserId: ROSA, ...sequence, ...times })
  const holds: number[] = []
  const set = (fate: Fate, method: string, where: string) => {
    if (fate.spec === null) return
    const id = control.addFault({ ...fate.spec, method, path: where })
    if (fate.spec.kind === 'hold') holds.push(id)
  }
  for (const fate of plan.posts) set(fate, 'POST', path)
  if (wrapUp !== null) {
    set(wrapUp.noteFate, 'POST', `/v3/contacts/${contactId}/notes`)
    set(wrapUp.moveFate, 'PUT', `/v3/tasks/${taskId}`)
    set(wrapUp.giveFate, 'PUT', `/v3/tasks/${taskId}/assigned-user`)
    if (inSequence)
      set(wrapUp.leaveFate, 'POST', `/v3/sequences/${sequenceFor(taskId)}/contacts/set-status-in-sequence`)
  }
  if (plan.kill.kind === 'step') rig.stopAt(`${taskId} ${plan.kill.of} ${plan.kill.stop}`)

  const rep = createRep(rig, plan, taskId)
  const rest: Promise<unknown>[] = []
  let letGo = false
  rig.log.listen(taskId, (seen) => {
    if (seen.kind === 'arrived' && seen.method !== 'GET' && holds.length > 0 && !letGo) {
      letGo = true
      rest.push(sleep(plan.letGoAfter).then(() => holds.map((id) => control.releaseHeld(id))))
    }
    // What one task is told holds for all that are played with the same key.
    if (seen.kind === 'heard' && seen.status === 429) rig.log.everywhere('heard rateLimited', seen.at)
    // A worker of a browser that has just been opened again is heard only later.
    if (seen.kind === 'served' && seen.answer.problem?.code === 'rateLimited')
      rig.log.everywhere('heard rateLimited', seen.at)
    if (seen.kind === 'heard' && seen.status === 401) {
      rig.log.everywhere('heard keyRefused', seen.at)
      rest.push(sleep(500 + (taskId % 5) * 400).then(() => rig.reconnect()))
    }
  })

  const taken = await rep.click(() => {
    set(plan.reads, 'GET', `/v3/tasks/${taskId}`)
    rest.push(...happen(rig, plan, taskId))
  })
  if (taken !== null) {
    rest.push(rep.decide(taken))
    await settled(rig, taskId, patience)
    for (let rounds = 0; plan.needed !== 'nothing' && rounds < ROUNDS; rounds += 1) {
      const asking = ((await diskOf(rig, taskId)) ?? []).filter(isAsking)
      for (const record of asking) await rep.settle(record)
      if (asking.length === 0) break
      await settled(rig, taskId, patience)
    }
  }
  await Promise.all(rest)
  const fates = [...plan.posts, ...(wrapUp === null ? [] : fatesOf(wrapUp))]
  if (fates.some(({ isLate }) => isLate)) await settled(rig, taskId, patience)
  const onDisk = (await diskOf(rig, taskId)) ?? []
  const isLive = onDisk.some(({ state }) => LIVE.has(state))
  await rep.lookAgain()
  return { plan, taskId, onDisk, outcome: isLive ? 'stuck' : taken === null ? 'neverTaken' : 'ended' }
}

function fatesOf({ noteFate, moveFate, leaveFate, giveFate }: WrapUpPlan): Fate[] {
  return [noteFate, moveFate, leaveFate, giveFate]
}

/** In a sequence that nobody else is in: whatever names it belongs to this task. */
function membershipOf(rig: Playing, taskId: number): Membership {
  const { sequences } = rig.server.sandbox.world
  const model = [...sequences.values()].find(({ teamId, isArchived }) => teamId === 100 && !isArchived)
  if (model === undefined) throw new Error('The stand-in has no sequences.')
  const id = sequenceFor(taskId)
  sequences.set(id, { ...model, id, name: `Number ${taskId}` })
  return {
    sequenceId: id,
    sequenceName: `Number ${taskId}`,
    status: 'active',
    currentStep: 1,
    addingDate: new Date(Date.now() - LASTS).toISOString(),
    emailAccountId: null,
    linkedInAccountId: null,
  }
}

/** What the world does meanwhile, beginning at the click. */
function happen(rig: Playing, plan: Plan, taskId: number): Promise<unknown>[] {
  const { control } = rig.server
  const going: Promise<unknown>[] = []
  const { kill, other } = plan
  const change = (what: string, make: () => void) => {
    make()
    rig.log.note({ at: now(), taskId, by: 'server', kind: 'changed', what })
  }
  if (other !== null) {
    going.push(
      sleep(other.after).then(() => {
        const task = rig.server.sandbox.world.tasks.get(taskId)
        if (task?.status !== 'new') return undefined
        if (other.kind === 'finished') return control.finishElsewhere(taskId)
        if (other.kind === 'contact') return change('another contact', () => control.setContact(taskId, 32_001))
        if (other.kind === 'assignee') return change('another assignee', () => control.setAssignee(taskId, PIKE))
        return change('cancelled', () => control.setStatus(taskId, 'cancelled'))
      }),
    )
  }
  if (kill.kind === 'worker') going.push(sleep(kill.after).then(() => rig.killWorker()))
  if (kill.kind === 'browser') going.push(sleep(kill.after).then(() => rig.killBrowser()))
  if (kill.kind === 'offline') going.push(sleep(kill.after).then(() => rig.offline(2_500)))
  return going
}

function isAsking({ state, dismissed }: CompletionRecord): boolean {
  return state === 'attention' && !dismissed
}

/** Until nothing is under way any more. What the worker tells is quicker than looking; looking is what counts. */
async function settled(rig: Playing, taskId: number, patience: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const end = Date.now() + patience
  const look = async () => {
    const rows = await diskOf(rig, taskId)
    if (rows?.every(({ state }) => !LIVE.has(state)) === true || Date.now() > end) return resolve()
    timer = setTimeout(() => void look(), LOOK_EVERY)
  }
  let timer = setTimeout(() => void look(), 100)
  rig.log.listen(taskId, (seen) => {
    if (seen.kind !== 'stored' || LIVE.has(seen.record.state)) return
    clearTimeout(timer)
    timer = setTimeout(() => void look(), 50)
  })
  await promise
}
