import { fail, ok, type Problem } from '#lib/shared/problem.ts'
import type { Contact, Encoding, Sequence, Task, TaskSummary } from '#lib/shared/reply/model.ts'
import type { ReplyApi } from '#lib/worker/reply/api.ts'
import type { Turn } from '#lib/worker/reply/pace.ts'

export const ME = 42
export const COLLEAGUE = 43

/** A contact that has nothing but what is given. */
export function contactWith(given: Partial<Contact> & { id: number }): Contact {
  return {
    fullName: `Person ${given.id}`,
    firstName: null,
    email: null,
    title: null,
    company: null,
    city: null,
    country: null,
    timeZoneId: null,
    phone: null,
    linkedInUrl: null,
    linkedInSalesNavigatorUrl: null,
    linkedInRecruiterUrl: null,
    isOptedOut: false,
    phoneStatus: null,
    sequences: [],
    ...given,
  }
}

/** An open call task of ours. */
export function taskWith(given: Partial<Task> & { id: number }): Task {
  return {
    taskType: 'call',
    status: 'new',
    linkedInTaskType: null,
    assignedUserId: ME,
    contactId: null,
    startAt: '2026-03-02T08:00:00Z',
    dueTo: '2026-03-02T17:00:00Z',
    finishedAt: null,
    isScheduled: false,
    sequenceId: null,
    sequenceStepId: null,
    encoding: 'integers',
    creationSource: 'sequence',
    createdAt: null,
    isFailed: false,
    sequenceStepDisplayName: null,
    template: null,
    content: null,
    deliveryInfo: null,
    ...given,
  }
}

/** The same as a row of a list. */
export function summaryWith(given: Partial<Task> & { id: number }, contactName: string | null = null): TaskSummary {
  const task = taskWith(given)
  const { template: _t, content: _c, deliveryInfo: _d, creationSource: _s, createdAt: _a, ...rest } = task
  const { isFailed: _f, sequenceStepDisplayName: _n, ...core } = rest
  return { ...core, contactName }
}

export type FakeReply = ReturnType<typeof createFakeReply>

/** Reply in memory, as far as the index asks it; counts every request. */
export function createFakeReply(
  given: { tasks?: Task[]; contacts?: Contact[]; encoding?: Encoding; pageCap?: number } = {},
) {
  const tasks = new Map((given.tasks ?? []).map((task) => [task.id, task]))
  const contacts = new Map((given.contacts ?? []).map((contact) => [contact.id, contact]))
  const sequences = new Map<number, Sequence>()
  const encoding = given.encoding ?? 'integers'
  const requests: { at: number; what: string }[] = []
  let refuse: ((what: string) => Problem | null) | null = null
  let slow: ((what: string) => Promise<void> | undefined) | null = null

  const summary = (task: Task): TaskSummary => {
    const contactName = task.contactId === null ? null : (contacts.get(task.contactId)?.fullName ?? null)
    return summaryWith({ ...task, encoding }, contactName)
  }

  function page<Item>(rows: Item[], top: number, skip: number) {
    const items = rows.slice(skip, skip + Math.min(top, given.pageCap ?? 1000))
    return ok({ items, hasMore: skip + items.length < rows.length, received: items.length })
  }

  /** The API over this; every request waits for its turn first. */
  function api(now: () => number, turn?: Turn): ReplyApi {
    async function ask<Answer>(what: string, answer: () => Answer): Promise<Answer | ReturnType<typeof fail>> {
      await turn?.wait()
      requests.push({ at: now(), what })
      await slow?.(what)
      const problem = refuse?.(what) ?? null
      if (problem?.retryAt !== undefined) turn?.hold(problem.retryAt)
      return problem === null ? answer() : { ok: false, problem }
    }
    const byId = <Value>(values: Map<number, Value>, id: number) => {
      const value = values.get(id)
      return value === undefined ? fail('notFound', { status: 404 }) : ok(value)
    }
    return {
      whoami: () => ask('whoami', () => ok({ userId: ME, username: null, teamId: null })),
      task: (id) =>
        ask(`task ${id}`, () => {
          const task = byId(tasks, id)
          return task.ok ? ok({ value: { ...task.value, encoding }, serverTime: now() }) : task
        }),
      tasks: (filter, { top, skip }) =>
        ask(`tasks ${JSON.stringify({ ...filter, to: undefined })} ${top} ${skip}`, () => {
          if (filter.status && filter.status.encoding !== encoding) {
            return fail('refused', { status: 400, pointers: ['/status'] })
          }
          const rows = [...tasks.values()].filter(
            (task) =>
              (filter.assignedUserId === undefined || task.assignedUserId === filter.assignedUserId) &&
              (filter.contactId === undefined || task.contactId === filter.contactId) &&
              (filter.status === undefined || task.status === filter.status.name),
          )
          return page(rows.map(summary), top, skip)
        }),
      contact: (id) => ask(`contact ${id}`, () => byId(contacts, id)),
      contactsByLinkedIn: (url) =>
        ask(`linkedIn ${url}`, () =>
          ok([...contacts.values()].filter((one) => one.linkedInUrl?.includes(url.slice(28)))),
        ),
      contactsByEmail: (email) =>
        ask(`email ${email}`, () => ok([...contacts.values()].filter((one) => one.email?.includes(email)))),
      contactsOfSequence: (sequenceId, { top, skip }) =>
        ask(`contacts of sequence ${sequenceId} ${skip}`, () => {
          const rows = [...contacts.values()].filter((one) =>
            one.sequences.some((row) => row.sequenceId === sequenceId),
          )
          return page(rows, top, skip)
        }),
      sequence: (id) => ask(`sequence ${id}`, () => byId(sequences, id)),
      complete: (id) =>
        ask(`complete ${id}`, () => {
          const task = byId(tasks, id)
          if (!task.ok) return task
          const done: Task = { ...task.value, status: 'finished', finishedAt: new Date(now()).toISOString(), encoding }
          tasks.set(id, done)
          return ok({ value: done, serverTime: now() })
        }),
    }
  }

  return {
    tasks,
    contacts,
    sequences,
    requests,
    count: (beginning = '') => requests.filter(({ what }) => what.startsWith(beginning)).length,
    /** Answers that wait for something. */
    slowWith: (rule: typeof slow) => void (slow = rule),
    refuseWith: (rule: typeof refuse) => void (refuse = rule),
    api,
  }
}
