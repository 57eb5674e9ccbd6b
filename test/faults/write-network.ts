import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { WriteKind } from '#lib/worker/journal/writes.ts'
import type { Answer, WholeReplyApi } from '#lib/worker/reply/api.ts'
import type { Pace } from '#lib/worker/reply/pace.ts'
import { getFate, postFate } from './fates.ts'
import type { ReadStamp, Said, WriteRequest } from './history.ts'
import type { Life } from './life.ts'
import { type Key, markKey, refusedKey, retryOf, taskOf, travel } from './network.ts'
import { SEQUENCE, type ServerContact, type ServerTask } from './server.ts'
import { maybeFallAsleep } from './sleep.ts'
import { may, nextNumber, type World, wallNow } from './world.ts'
import { contactModel, isProblem, tagIn } from './write-models.ts'

/** What the server does with the writes of a wrap-up, and what it tells of them. */

const GONE: Problem = { code: 'notFound', status: 404 }
const NOT_POSSIBLE: Problem = { code: 'conflict', status: 200, slug: 'invalidStatusTransition' }
const NOT_OPEN: Problem = { code: 'refused', status: 400, slug: 'task.unknown' }
/** Of a follow-up that is sent twice, each is made for itself. */
const FIRST_MADE = 9000

type Done = Answer<'done'>

export function writesOf(world: World, life: Life, key: Key, pace: Pace): Omit<WholeReplyApi, 'task' | 'complete'> {
  const { server, timeline } = world
  const unused = () => Promise.resolve(fail('internal'))
  const date = () => server.date(timeline.now())

  /** A read: what stood there a moment ago, when it reaches a replica. */
  async function look<Value>(about: string, see: (t: number) => Value | Problem): Promise<Result<Value>> {
    await pace.foreground.wait()
    const closedUntil = pace.foreground.closedUntil()
    if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
    world.history.push({ t: timeline.now(), kind: 'look', life: life.number, account: key.account, about })
    const fate = getFate(world)
    const told = await life.ask<Result<Value>>((answer) =>
      timeline.after(fate.there, () => {
        const seen = fate.problem ?? refusedKey(world, key.account) ?? see(timeline.now() - fate.lag)
        timeline.after(fate.back, () => {
          const problem = isProblem(seen) ? seen : null
          answer(isProblem(seen) ? { ok: false, problem: seen } : ok(seen), () => {
            markKey(world, key, problem)
            const retryIn = retryOf(world, problem)
            const { number, account } = { number: life.number, account: key.account }
            world.history.push({ t: timeline.now(), kind: 'lookAnswered', life: number, account, problem, retryIn })
          })
        })
      }),
    )
    return held(pace, told)
  }

  /** A write: `carryOut` is what it does, `refuses` why it would not. `shown`: what it is answered with. */
  async function write<Value>(
    kind: WriteKind,
    target: string,
    {
      refuses,
      said = {},
      ignores = false,
      carryOut,
      shown,
    }: { refuses?: () => Problem | null; ignores?: boolean; said?: Said; carryOut: () => void; shown: () => Value },
  ): Promise<Result<Answer<Value>>> {
    const closedUntil = pace.foreground.closedUntil()
    if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
    pace.foreground.count()
    const request: WriteRequest = {
      number: nextNumber(world),
      at: timeline.now(),
      life: life.number,
      holdsLock: world.lock.holder === life,
      account: key.account,
      kind,
      target,
      resent: false,
      wallAt: wallNow(world),
      said,
    }
    world.history.push({ t: timeline.now(), kind: 'write', request })
    maybeFallAsleep(world)
    const carriedOut = (delivery: number) => {
      if (ignores || (refuses?.() ?? null) !== null) return
      carryOut()
      world.history.push({ t: timeline.now(), kind: 'writeEffect', request, delivery })
    }
    const deliver = (n: number, later: number): Problem | 'finished' => {
      const problem = refuses?.() ?? null
      if (problem !== null) return problem
      if (later === 0) carriedOut(n)
      else timeline.after(later, () => carriedOut(n))
      return 'finished'
    }
    const told = await life.ask<Result<Answer<Value>>>((answer) =>
      travel({
        world,
        life,
        request,
        fate: postFate(world),
        deliver,
        tell(answered, odd) {
          const problem: Problem | null = odd === undefined ? answered : { code: 'unreadable', status: 200 }
          answer(problem === null ? ok({ value: shown(), serverTime: date() }) : { ok: false, problem }, () => {
            markKey(world, key, problem)
            const retryIn = retryOf(world, problem)
            world.history.push({ t: timeline.now(), kind: 'writeAnswered', request, problem, retryIn })
          })
        },
      }),
    )
    return held(pace, told)
  }

  const contactOf = (id: number): ServerContact | null => server.contacts.find((one) => one.id === id) ?? null
  const changeContact = (contact: ServerContact, changes: Partial<ServerContact['past'][number]>) => {
    const last = contact.past.at(-1)
    if (last !== undefined) contact.past.push({ ...last, ...changes, t: timeline.now() })
  }
  const at = (contact: ServerContact, t: number) => contact.past.findLast((state) => state.t <= t) ?? contact.past[0]
  const lastOf = (task: ServerTask) => server.stateAt(task, timeline.now())

  function optOut(id: number): Promise<Result<Done>> {
    return write('optOut', `optOut ${id}`, {
      carryOut() {
        const contact = contactOf(id)
        if (contact === null) return
        changeContact(contact, { isOptedOut: true, membership: 'finished' })
        if (!server.optOutDetaches) return
        for (const task of server.tasks) {
          const { status, contactId } = lastOf(task)
          if (status === 'new' && contactId === id)
            server.change(task, { status: 'sequenceDetached' }, 'closed by the opt-out')
        }
      },
      shown: () => 'done' as const,
    })
  }

  return {
    whoami: unused,
    contactsByLinkedIn: unused,
    contactsByEmail: unused,
    contactsOfSequence: unused,
    sequence: unused,
    completeBatch: unused,
    contactStatuses: unused,
    memberships: unused,
    teamUsers: unused,

    addNote: (id, text) =>
      write('note', tagIn(text), {
        said: { contactId: id, text },
        carryOut: () => void contactOf(id)?.notes.push({ t: timeline.now(), text }),
        shown: () => 'done' as const,
      }),
    contactActivities: (id) =>
      look(`note ${id}`, (t) => {
        const notes = server.listsNotes ? (contactOf(id)?.notes ?? []) : []
        const items = notes
          .filter((one) => one.t <= t)
          .map(({ text }) => ({ date: null, activityType: 'Note', sourceType: null, userId: null, texts: [text] }))
        return { items, hasMore: false, received: items.length }
      }),
    notesOf: (id) => look(`note ${id}`, () => ({ id, notes: null })),

    setOptedOut: (id) => (server.lacksOptOut ? Promise.resolve(fail('operationMissing', { status: 404 })) : optOut(id)),
    async optOutByUpdate(id) {
      if (server.lacksUpdate) return fail('operationMissing', { status: 404 })
      const done = await optOut(id)
      return done.ok ? ok({ ...done.value, value: contactModel(id, true) }) : done
    },
    contact: (id) =>
      look(`optOut ${id}`, (t) => {
        const contact = contactOf(id)
        return contact === null ? GONE : contactModel(id, at(contact, t)?.isOptedOut === true)
      }),

    setStateInSequence: ({ contactId }, state) =>
      write(state === 'paused' ? 'pause' : 'finish', `${state} ${contactId}`, {
        refuses: () => (state === 'paused' && membershipOf(contactId) !== 'active' ? NOT_POSSIBLE : null),
        carryOut() {
          const contact = contactOf(contactId)
          if (contact !== null) changeContact(contact, { membership: state })
        },
        shown: () => 'done' as const,
      }),
    membership: ({ contactId }) =>
      look(`membership ${contactId}`, (t) => {
        const contact = contactOf(contactId)
        const state = contact === null ? null : (at(contact, t)?.membership ?? null)
        return { sequenceId: SEQUENCE, sequenceName: null, state, isReplied: false, isBounced: false }
      }),

    taskToMove: (id) =>
      look(`move ${id}`, (t) => {
        const task = taskOf(world, id)
        if (task.isDeleted) return GONE
        const { status, startAt } = server.stateAt(task, t)
        const stamp: ReadStamp = { t, startAt, isOpen: status === 'new' }
        return {
          value: { task: server.wire(task, t), asRead: { template: { body: JSON.stringify(stamp) } } },
          serverTime: date(),
        }
      }),
    moveTask(id, { template }, times) {
      const task = taskOf(world, id)
      const [startAt, dueTo] = [Date.parse(times.startAt), Date.parse(times.dueTo)]
      const asRead: ReadStamp = JSON.parse(template?.body ?? '')
      return write('move', `move ${id}`, {
        said: { startAt, dueTo, asRead },
        refuses: () => (task.isDeleted ? GONE : lastOf(task).status === 'new' ? null : NOT_OPEN),
        carryOut: () => server.change(task, { startAt }, ''),
        shown: () => server.wire(task, timeline.now()),
      })
    },

    createTask(task, encoding) {
      let latest: ServerTask | null = null
      const { contactId, taskType, text } = task
      const [startAt, dueTo] = [Date.parse(task.startAt), Date.parse(task.dueTo)]
      return write('create', tagIn(text), {
        said: { contactId, taskType, text, startAt, dueTo },
        carryOut() {
          const beginning = {
            t: timeline.now(),
            status: 'new',
            contactId: task.contactId,
            assignedUserId: 7,
            finishedAt: null,
            startAt: Date.parse(task.startAt),
          } as const
          const id = FIRST_MADE + server.made.length
          latest = { id, encoding, takes: 'integers', isDeleted: false, past: [beginning], text: task.text }
          server.made.push(latest)
        },
        shown: () => server.wire(latest ?? taskOf(world, FIRST_MADE), timeline.now()),
      })
    },
    async tasks({ contactId, from, to }) {
      return look(`create ${contactId}`, (t) => {
        const within = ({ past }: ServerTask) => {
          const [first] = past
          if (first === undefined || first.t > t || first.contactId !== contactId) return false
          return first.startAt >= Date.parse(from ?? '') && first.startAt <= Date.parse(to ?? '')
        }
        const items = server.made
          .filter(within)
          .map((task) => Object.assign(server.wire(task, t), { contactName: null }))
        return { items, hasMore: false, received: items.length }
      })
    },

    reassignTask(id, userId) {
      const task = taskOf(world, id)
      // Some servers take what they do not do, and show it.
      const isIgnored = !world.calm && may(world, 'answers') && world.draw.chance(0.25)
      return write('reassign', `reassign ${id}`, {
        said: { userId },
        refuses: () => (task.isDeleted ? GONE : null),
        ignores: isIgnored,
        carryOut: () => server.change(task, { assignedUserId: userId }, ''),
        shown: () => server.wire(task, timeline.now()),
      })
    },
  }

  function membershipOf(id: number): string | null {
    return contactOf(id)?.past.at(-1)?.membership ?? null
  }
}

/** What Reply asks for is kept by the account's one gate. */
function held<Value>(pace: Pace, told: Result<Value>): Result<Value> {
  if (told.ok || told.problem.code !== 'rateLimited' || told.problem.retryAt === undefined) return told
  return { ok: false, problem: { ...told.problem, retryAt: pace.foreground.hold(told.problem.retryAt) } }
}
