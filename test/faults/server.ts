import type { Problem } from '#lib/shared/problem.ts'
import type { CompleteBody, Encoding, Task, TaskStatus } from '#lib/shared/reply/model.ts'
import type { Draw } from './draw.ts'
import type { Happened, Post } from './history.ts'
import type { Timeline } from './timeline.ts'

/** A task as the server keeps it, with its past: a replica may still answer with that. */
export type ServerTask = {
  id: number
  encoding: Encoding
  /** The encoding in which it takes a resolution: its own, but for servers that nobody has documented; `none` takes no resolution. */
  takes: Encoding | 'none'
  /** From then on nobody finds it. */
  isDeleted: boolean
  past: {
    t: number
    status: TaskStatus
    contactId: number
    assignedUserId: number
    finishedAt: number | null
    /** Epoch ms. */
    startAt: number
  }[]
  /** The text of one that was made here. */
  text?: string
}

/** A contact with its past: a replica may still answer with that. */
export type ServerContact = {
  id: number
  notes: { t: number; text: string }[]
  past: { t: number; isOptedOut: boolean; membership: string }[]
}

export type Server = {
  tasks: ServerTask[]
  /** Tasks that were made in the schedule. */
  made: ServerTask[]
  contacts: ServerContact[]
  /** Notes stand among the activities. */
  listsNotes: boolean
  /** Opting out closes the contact's open tasks. */
  optOutDetaches: boolean
  /** It has no operation of its own for opting out. */
  lacksOptOut: boolean
  /** Nor another way to do it. */
  lacksUpdate: boolean
  /** Its clock is told and goes. */
  tellsTime: boolean
  /** The task as it was at true time `t`. */
  stateAt(task: ServerTask, t: number): ServerTask['past'][number]
  change(task: ServerTask, change: Partial<ServerTask['past'][number]>, what: string): void
  /** What a completion is answered with when it arrives. `delay`: it is carried out so much later. */
  complete(task: ServerTask, post: Post, delivery: number, delay: number): Problem | 'finished'
  /** Somebody else completes it. */
  completeElsewhere(task: ServerTask): void
  /** The server's clock as it writes it: whole seconds, or nothing. */
  date(t: number): number | null
  wire(task: ServerTask, t: number): Task
}

const HOUR = 3_600_000
const LASTS = HOUR / 2
export const SEQUENCE = 31

type Deps = { timeline: Timeline; draw: Draw; record: (happened: Happened) => void; wallZero: number }

/** A server that accepts a completion of a finished task, or refuses it in one of the ways that are not documented. */
export function createServer({ timeline, draw, record, wallZero }: Deps): Server {
  const tellsTime = !draw.chance(0.15)
  const stuckClock = draw.chance(0.08)
  const skew = draw.chance(0.3) ? draw.between(-60_000, 60_000) : 0
  const onFinished = draw.pick([
    [3, 'refuses'],
    [2, 'doubles'],
    [2, 'keepsFirst'],
  ] as const)
  const acceptsTwice = onFinished === 'doubles'
  const writes = draw.pick([
    [6, 'milliseconds'],
    [3, 'seconds'],
  ] as const)
  const zone = draw.pick([
    [8, null],
    [1, 0],
    [1, -5 * HOUR],
    [1, 5.5 * HOUR],
  ] as const)
  const pointer = draw.chance(0.5) ? '' : '/callResolution'
  const refusal = draw.pick<Problem>([
    [3, { code: 'conflict', status: 409 }],
    [1, { code: 'conflict', status: 422 }],
    [1, { code: 'refused', status: 400 }],
  ])
  const tasks: ServerTask[] = []

  function now(task: ServerTask): ServerTask['past'][number] {
    const last = task.past.at(-1)
    if (last === undefined) throw new Error('a task has no beginning')
    return last
  }

  function change(task: ServerTask, changed: Partial<ServerTask['past'][number]>, what: string) {
    task.past.push({ ...now(task), ...changed, t: timeline.now() })
    if (what !== '') record({ t: timeline.now(), kind: 'server', taskId: task.id, what })
  }

  function carryOut(task: ServerTask, post: Post | null, delivery: number) {
    const { status } = now(task)
    if (status !== 'new' && !(status === 'finished' && acceptsTwice)) return
    record({ t: timeline.now(), kind: 'effect', taskId: task.id, post, delivery })
    const finishedAt = now(task).finishedAt ?? timeline.now()
    change(task, { status: 'finished', finishedAt }, '')
  }

  /** In whole seconds or with a fraction; with an offset or, in whichever zone the account has, without. */
  function write(time: number): string {
    const exact = new Date(time + (zone ?? 0)).toISOString()
    const text = writes === 'seconds' ? exact.replace(/\.\d+Z$/, 'Z') : exact
    return zone === null ? text : text.replace('Z', '')
  }

  const listsNotes = draw.chance(0.5)
  const optOutDetaches = draw.chance(0.5)
  const lacksOptOut = draw.chance(0.1)
  const lacksUpdate = lacksOptOut && draw.chance(0.3)
  return {
    tasks,
    made: [],
    contacts: [],
    listsNotes,
    optOutDetaches,
    lacksOptOut,
    lacksUpdate,
    tellsTime: tellsTime && !stuckClock,
    change,
    stateAt: (task, t) => task.past.findLast((state) => state.t <= t) ?? now(task),

    complete(task, post, delivery, delay) {
      record({ t: timeline.now(), kind: 'arrived', post, delivery })
      if (task.isDeleted) return { code: 'notFound', status: 404 }
      if (resolutionIsForeign(task, post.body, post.encoding)) {
        return { code: 'refused', status: 400, pointers: [pointer] }
      }
      const { status } = now(task)
      if (status === 'finished' && onFinished === 'keepsFirst') return 'finished'
      if (status !== 'new' && !(status === 'finished' && acceptsTwice)) return refusal
      if (delay === 0) carryOut(task, post, delivery)
      else timeline.after(delay, () => carryOut(task, post, delivery))
      return 'finished'
    },

    completeElsewhere(task) {
      if (now(task).status === 'new') carryOut(task, null, 0)
    },

    date(t) {
      if (!tellsTime) return null
      return Math.floor((wallZero + (stuckClock ? 0 : t) + skew) / 1000) * 1000
    },

    wire(task, t) {
      const state = this.stateAt(task, t)
      return {
        id: task.id,
        taskType: 'call',
        status: state.status,
        linkedInTaskType: null,
        assignedUserId: state.assignedUserId,
        contactId: state.contactId,
        startAt: new Date(state.startAt).toISOString(),
        dueTo: new Date(state.startAt + LASTS).toISOString(),
        finishedAt: state.finishedAt === null ? null : write(wallZero + state.finishedAt + skew),
        isScheduled: false,
        sequenceId: SEQUENCE,
        sequenceStepId: null,
        encoding: task.encoding,
        creationSource: null,
        createdAt: null,
        isFailed: false,
        sequenceStepDisplayName: null,
        template: { body: task.text ?? 'Call them', subject: null, attachmentIdList: [] },
        content: null,
        deliveryInfo: null,
      }
    },
  }
}

function resolutionIsForeign(task: ServerTask, body: CompleteBody, encoding: Encoding): boolean {
  return body.callResolution !== null && encoding !== task.takes
}
