import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { CompleteBody, Encoding, Task } from '#lib/shared/reply/model.ts'
import type { Answer, WholeReplyApi } from '#lib/worker/reply/api.ts'
import type { Pace } from '#lib/worker/reply/pace.ts'
import { getFate, type PostFate, postFate } from './fates.ts'
import type { Get, Post } from './history.ts'
import type { Life } from './life.ts'
import type { ServerTask } from './server.ts'
import { maybeFallAsleep } from './sleep.ts'
import { nextNumber, type World, wallNow } from './world.ts'
import { writesOf } from './write-network.ts'

/** Between a life and the server. */

const DEADLINE = 25_000
const GONE: Problem = { code: 'notFound', status: 404 }

type Told = Result<Answer<Task>>

/** The API with the key of one account, as the journal is given it. The other operations are none of the journal's. */
export type Key = { account: string; savedAt: number }

export function apiOf(world: World, life: Life, key: Key, pace: Pace): WholeReplyApi {
  return {
    ...writesOf(world, life, key, pace),
    async task(taskId) {
      await pace.foreground.wait()
      const closedUntil = pace.foreground.closedUntil()
      if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
      return held(pace, await readTask(world, life, key, taskId))
    },
    async complete(taskId, body, encoding) {
      const closedUntil = pace.foreground.closedUntil()
      if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
      pace.foreground.count()
      return held(pace, await completeTask(world, life, key, { taskId, body, encoding }))
    },
  }
}

/** As the client does: the account's pause begins, and may be longer than was asked for. */
function held(pace: Pace, told: Told): Told {
  if (told.ok || told.problem.code !== 'rateLimited' || told.problem.retryAt === undefined) return told
  return { ok: false, problem: { ...told.problem, retryAt: pace.foreground.hold(told.problem.retryAt) } }
}

function readTask(world: World, life: Life, key: Key, taskId: number): Promise<Told> {
  const { account } = key
  const { timeline, server, history } = world
  const at = timeline.now()
  const get: Get = { number: nextNumber(world), at, life: life.number, account, taskId, processedAt: at }
  history.push({ t: at, kind: 'get', get })
  return life.ask((answer) => {
    const fate = getFate(world)
    const task = taskOf(world, taskId)
    timeline.after(fate.there, () => {
      get.processedAt = timeline.now()
      const problem = fate.problem ?? refusedKey(world, account) ?? (task.isDeleted ? GONE : null)
      const seen = server.wire(task, timeline.now() - fate.lag)
      const serverTime = server.date(timeline.now())
      timeline.after(fate.back, () => {
        const { status, contactId, assignedUserId } = seen
        const nothing = { status: null, contactId: null, assignedUserId: null }
        const known = problem === null ? { status, contactId, assignedUserId } : nothing
        const told: Told = problem === null ? ok({ value: seen, serverTime }) : { ok: false, problem }
        answer(told, () => {
          markKey(world, key, problem)
          history.push({
            t: timeline.now(),
            kind: 'getAnswered',
            get,
            problem,
            retryIn: retryOf(world, problem),
            ...known,
          })
        })
      })
    })
  })
}

/** What a life is told. `odd` is shown in place of what the task really is. */
type Tell = (problem: Problem | null, odd?: { id: number; status: 'finished' } | { status: 'new' }) => void

type Completion = { taskId: number; body: CompleteBody; encoding: Encoding }

function completeTask(world: World, life: Life, key: Key, completion: Completion): Promise<Told> {
  const { timeline, history } = world
  const task = taskOf(world, completion.taskId)
  const post: Post = {
    number: nextNumber(world),
    at: timeline.now(),
    life: life.number,
    holdsLock: world.lock.holder === life,
    account: key.account,
    ...completion,
    resent: false,
  }
  history.push({ t: post.at, kind: 'post', post })
  maybeFallAsleep(world)
  return life.ask((answer) => {
    const tell: Tell = (problem, odd) => {
      const shown = { ...world.server.wire(task, timeline.now()), ...odd }
      const value = { value: shown, serverTime: world.server.date(timeline.now()) }
      const told: Told = problem === null ? ok(value) : { ok: false, problem }
      answer(told, () => {
        markKey(world, key, problem)
        const retryIn = retryOf(world, problem)
        history.push({ t: timeline.now(), kind: 'postAnswered', post, problem, retryIn, odd: odd !== undefined })
      })
    }
    const another = { id: task.id + 1000, status: 'finished' } as const
    travel({
      world,
      life,
      request: post,
      fate: postFate(world),
      deliver: (n, later) => world.server.complete(task, post, n, later),
      tell: (problem, odd) =>
        tell(problem, odd === undefined ? undefined : odd === 'another' ? another : { status: 'new' }),
    })
  })
}

/** A request on its way to the server. `deliver`: what the server does with it when it arrives, the `n`th time, and how late. */
export type Flight = {
  world: World
  life: Life
  request: { account: string; resent: boolean }
  fate: PostFate
  deliver: (n: number, later: number) => Problem | 'finished'
  /** What a life is told. `odd` is shown in place of what it really is. */
  tell: (problem: Problem | null, odd?: 'another' | 'open') => void
}

/** One request on its way: whether it arrives, once or twice, what the server does, and what comes back. */
export function travel({ world, life, request, fate, deliver: arrive, tell }: Flight): void {
  const { timeline } = world
  const deliver = (n: number, later: number) => refusedKey(world, request.account) ?? arrive(n, later)

  switch (fate.kind) {
    case 'normal':
      return timeline.after(fate.there, () => {
        const answer = deliver(1, 0)
        timeline.after(fate.back, () => tell(answer === 'finished' ? null : answer))
      })
    case 'lost':
      return timeline.after(fate.after, () => tell(fate.problem))
    case 'answerLost':
      return timeline.after(fate.there, () => {
        deliver(1, fate.delay)
        // Nobody waits longer than the deadline, and no answer comes before the request has arrived.
        timeline.after(Math.max(0, Math.min(fate.after, DEADLINE - fate.there)), () => tell(fate.problem))
      })
    case 'odd':
      return timeline.after(fate.there, () => {
        if (fate.carriesOut) deliver(1, 0)
        timeline.after(fate.back, () => tell(null, fate.shows))
      })
    case 'refused':
      return timeline.after(fate.after, () => tell(fate.problem))
    case 'resent': {
      request.resent = true
      if (fate.firstArrives) timeline.after(fate.there, () => deliver(1, fate.delay))
      const again = () => {
        const answer = fate.problem ?? deliver(2, fate.againDelay)
        const lost: Problem | null = fate.againDelay > 0 ? { code: 'network' } : null
        timeline.after(fate.back, () => tell(lost ?? (answer === 'finished' ? null : answer)))
      }
      // A computer that slept in between: the browser finds the connection dead, and repeats the request.
      return timeline.after(fate.second, () => {
        const slept = timeline.now() < world.sleepsUntil
        // No more than that for a process that died in the meantime.
        timeline.at(world.sleepsUntil, () => (slept && !life.alive ? undefined : again()))
      })
    }
  }
}

export function retryOf(world: World, problem: Problem | null): number | null {
  return problem?.retryAt === undefined ? null : problem.retryAt - wallNow(world)
}

/** The session writes it down before it passes the answer on. */
export function markKey(world: World, { savedAt }: Key, problem: Problem | null): void {
  if (problem?.code === 'keyRefused' && savedAt === world.keySavedAt) world.keyIsMarked = true
}

export function refusedKey(world: World, account: string): Problem | null {
  return world.key === 'refused' && account === world.account ? { code: 'keyRefused', status: 401 } : null
}

export function taskOf(world: World, taskId: number): ServerTask {
  const { tasks, made } = world.server
  const task = [...tasks, ...made].find(({ id }) => id === taskId)
  if (task === undefined) throw new Error(`no task ${taskId}`)
  return task
}
