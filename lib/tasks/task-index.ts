import type { CountryCode } from 'libphonenumber-js/min'
import type { IndexView, TaskLine } from '#lib/messages/views.ts'
import type { PageIdentity } from '#lib/page/identity.ts'
import { fail, ok, type Problem, type Result } from '#lib/problem.ts'
import type { Contact, Task, TaskSummary } from '#lib/reply/model.ts'
import { type Agreement, agrees } from './agreement.ts'
import { allowanceAt } from './allowance.ts'
import { build } from './build.ts'
import { nextStep, unknownContacts } from './build-plan.ts'
import { needsPerson } from './failure.ts'
import type { IndexStore } from './index-store.ts'
import { indexView, NO_INDEX } from './index-view.ts'
import { type Match, matchPage } from './matching.ts'
import { type IndexAccount, type OpenIndex, openIndex } from './open-index.ts'
import { type Found, lookUpPerson } from './person-look-up.ts'
import { isMine, refreshTasks } from './refresh.ts'
import { createTaskDetails, FRESH_MS, type TaskDetail } from './task-details.ts'
import { type Day, dayOf, taskLine } from './task-lines.ts'

export type TaskIndexDeps = {
  store: IndexStore
  /** Asked at every step, so that a changed key or account takes effect at once. Must be cheap. */
  account: () => Promise<Result<IndexAccount>>
  /** Epoch milliseconds. */
  now: () => number
  /** Where the user is, for phone numbers without a country. */
  homeRegion: CountryCode | null
  /** Told after each change, so that screens ask again and the next wake-up is planned. */
  changed: () => void
}

/** A person was looked up: what was found, and what the index now says about the page. */
export type LookUp = Found & { match: Match }

/**
 * The rep's open tasks and the identities of their contacts. Asking it about a page costs no request and works offline;
 * requests are made only when somebody looks (`refreshIfStale`), and by the build that follows from that, in the background.
 */
export type TaskIndex = {
  /** What a page is about. No request, ever. 'none' where no account is connected. */
  match: (identity: PageIdentity) => Promise<Match>
  /** The right-person lock for a task whose contact is known; 'unknown' where it is not. No request. */
  agreement: (contactId: number | null, identity: PageIdentity) => Promise<Agreement>
  /** Reads the list of open tasks when it is stale and somebody looks; then goes on with the build, which is not waited for. */
  refreshIfStale: () => Promise<Result<void>>
  /** The same at once, because a person asked for it. */
  refreshNow: () => Promise<Result<void>>
  /** Goes on with an unfinished build; called when the worker starts and at `nextWorkAt`. Resolves when it stops. */
  resume: () => Promise<void>
  /** When `resume` should be called next, epoch milliseconds; null where there is nothing to do. */
  nextWorkAt: () => number | null
  /** A task was read, completed or changed here: newer than any list that was asked for before. */
  put: (task: Task, serverTime?: number | null) => Promise<void>
  /** A task is no longer the rep's to do. */
  remove: (taskId: number) => Promise<void>
  /** An open task as the last list told it. */
  openTask: (taskId: number) => Promise<TaskSummary | null>
  /** A task in full with its script, not older than `maxAge` (60 s unless told). One request at most. */
  taskDetail: (taskId: number, maxAge?: number) => Promise<Result<TaskDetail>>
  /** What was last read of a task in full, however old. No request. */
  knownDetail: (taskId: number) => Promise<TaskDetail | null>
  /** From the index, else one request. null where Reply has no such contact. */
  contact: (contactId: number) => Promise<Result<Contact | null>>
  /** From the index; no request. */
  knownContact: (contactId: number) => Promise<Contact | null>
  /** A sequence's name, by one request where no contact has told it. null where it cannot be read, and that is remembered. */
  sequenceName: (sequenceId: number) => Promise<string | null>
  /** Asks Reply for the page's people. */
  lookUpPerson: (identity: PageIdentity) => Promise<Result<LookUp>>
  lines: (tasks: readonly TaskSummary[]) => Promise<TaskLine[]>
  /** The rep's day. Local time decides what is due today. */
  today: () => Promise<Day | null>
  view: () => Promise<IndexView>
  /** Removes what is stored of an account. */
  forget: (account: string) => Promise<void>
}

const STALE_MS = 60_000
/** After a failure, how soon somebody who looks again causes another attempt. */
const AGAIN_MS = 10_000
const REREAD_CONTACT_MS = 7 * 86_400_000
const MOST_ENDED = 200

/** The task index of this worker. One per worker; accounts never mix. */
export function createTaskIndex({ store, account, now, homeRegion, changed }: TaskIndexDeps): TaskIndex {
  const details = createTaskDetails(now)
  let opened: { account: string; index: Promise<OpenIndex> } | null = null
  let current: OpenIndex | null = null
  let refreshing: { open: OpenIndex; done: Promise<Result<void>> } | null = null
  let building: { open: OpenIndex; done: Promise<void> } | null = null

  async function use(): Promise<Result<{ open: OpenIndex; user: IndexAccount }>> {
    const user = await account()
    if (!user.ok) return user
    if (opened?.account !== user.value.account) {
      opened = { account: user.value.account, index: openIndex(store, user.value, homeRegion) }
    }
    const mine = opened
    const open = await mine.index
    // Another account may have come in while this one was being loaded.
    if (opened !== mine) return fail('accountChanged')
    current = open
    return ok({ open, user: user.value })
  }

  async function within<Value>(otherwise: Value, ask: (open: OpenIndex) => Value): Promise<Value> {
    const used = await use()
    return used.ok ? ask(used.value.open) : otherwise
  }

  function startBuild(open: OpenIndex, user: IndexAccount): Promise<void> {
    if (building?.open === open) return building.done
    const done = build(open, user.background, { now, isCurrent: () => current === open, changed }).finally(() => {
      if (building?.open === open) building = null
    })
    building = { open, done }
    return done
  }

  async function refresh(isDue: (open: OpenIndex) => boolean): Promise<Result<void>> {
    const used = await use()
    if (!used.ok) return used
    const { open, user } = used.value
    if (refreshing?.open === open) return refreshing.done
    if (!isDue(open)) {
      void startBuild(open, user)
      return ok(undefined)
    }
    const done = refreshTasks(open, user, now).finally(() => {
      refreshing = null
      changed()
    })
    refreshing = { open, done }
    changed()
    const result = await done
    if (current === open && result.ok) void startBuild(open, user)
    return result
  }

  async function change(open: OpenIndex, task: Task, userId: number) {
    open.touch(task.id, now())
    if (task.status === 'new' && isMine(task, userId)) {
      const known = task.contactId === null ? null : open.memory.contact(task.contactId)?.contact.fullName
      const contactName = known ?? open.memory.openTask(task.id)?.contactName ?? null
      await open.apply({ tasks: [summaryOf(task, contactName)] }, { encoding: task.encoding })
    } else if (open.memory.openTask(task.id) !== undefined || task.status !== 'new') {
      await end(open, task.id)
    }
  }

  async function end(open: OpenIndex, id: number) {
    open.touch(id, now())
    const ended = [...open.state.ended.filter((entry) => entry.id !== id), { id, at: now() }].slice(-MOST_ENDED)
    await open.apply({ endedTasks: [id] }, { ended })
  }

  const index: TaskIndex = {
    match: (identity) => within<Match>({ kind: 'none', contact: null }, (open) => matchPage(identity, open.memory)),
    agreement: (contactId, identity) =>
      within<Agreement>('unknown', (open) => {
        const contact = contactId === null ? undefined : open.memory.contact(contactId)?.contact
        return contact === undefined ? 'unknown' : agrees(contact, identity, homeRegion)
      }),
    refreshIfStale: () => refresh((open) => isStale(open, now())),
    refreshNow: () => refresh((open) => !isHeld(open, now())),
    async resume() {
      const used = await use()
      if (used.ok) await startBuild(used.value.open, used.value.user)
    },
    nextWorkAt() {
      const problem = current?.state.failure?.problem
      if (current === null || (problem !== undefined && needsPerson(problem))) return null
      if (nextStep(current, unknownContacts(current, now()), now()) === null) return null
      return Math.max(now(), current.state.waitUntil)
    },
    async put(task, serverTime = null) {
      const used = await use()
      if (!used.ok) return
      details.keep(used.value.open.account, { task, readAt: now(), serverTime })
      await change(used.value.open, task, used.value.user.userId)
      changed()
    },
    async remove(taskId) {
      const used = await use()
      if (!used.ok) return
      await end(used.value.open, taskId)
      changed()
    },
    openTask: (taskId) => within<TaskSummary | null>(null, (open) => open.memory.openTask(taskId) ?? null),
    async taskDetail(taskId, maxAge = FRESH_MS) {
      const used = await use()
      if (!used.ok) return used
      const { open, user } = used.value
      const before = details.known(open.account, taskId)
      const read = await details.read(open.account, user.api, taskId, maxAge)
      if (read.ok && read.value !== before) await change(open, read.value.task, user.userId)
      if (!read.ok && read.problem.code === 'notFound') await end(open, taskId)
      return read
    },
    knownDetail: (taskId) => within<TaskDetail | null>(null, (open) => details.known(open.account, taskId)),
    async contact(contactId) {
      const used = await use()
      if (!used.ok) return used
      const { open, user } = used.value
      const known = open.memory.contact(contactId)?.contact
      if (known !== undefined) {
        void reread(open, user, contactId)
        return ok(known)
      }
      const read = await user.api.contact(contactId)
      if (!read.ok && read.problem.code !== 'notFound') return read
      const contact = read.ok ? read.value : null
      await open.apply({ contacts: [{ id: contactId, readAt: now(), contact }] })
      return ok(contact)
    },
    knownContact: (contactId) =>
      within<Contact | null>(null, (open) => open.memory.contact(contactId)?.contact ?? null),
    async sequenceName(sequenceId) {
      const used = await use()
      if (!used.ok) return null
      const { open, user } = used.value
      const known = open.sequenceName(sequenceId)
      if (known !== null || open.sequence(sequenceId) !== null || open.state.sequencesDeniedAt !== null) return known
      const read = await user.api.sequence(sequenceId)
      if (read.ok || read.problem.code === 'notFound') {
        const name = read.ok ? read.value.name : null
        await open.apply({ sequences: [{ id: sequenceId, readAt: now(), name }] })
        return name
      }
      if (isDenied(read.problem)) await open.apply({}, { sequencesDeniedAt: now() })
      return null
    },
    async lookUpPerson(identity) {
      const used = await use()
      if (!used.ok) return used
      const { open, user } = used.value
      const found = await lookUpPerson(open, user, identity, now)
      if (!found.ok) return found
      changed()
      return ok({ ...found.value, match: matchPage(identity, open.memory) })
    },
    lines: (tasks) => within<TaskLine[]>([], (open) => tasks.map((task) => taskLine(open, task))),
    today: () => within<Day | null>(null, (open) => dayOf(open, now())),
    view: () => within<IndexView>(NO_INDEX, (open) => indexView(open, refreshing?.open === open)),
    async forget(forgotten) {
      if (opened?.account === forgotten) {
        opened = null
        current = null
      }
      await store.forget(forgotten)
    },
  }
  return index

  /** A contact that was read long ago is read again when somebody looks at it, within the allowance for freshness. */
  async function reread(open: OpenIndex, user: IndexAccount, contactId: number) {
    const readAt = open.contactReadAt(contactId) ?? 0
    const left = allowanceAt(now(), open.state.allowance)
    if (now() - readAt < REREAD_CONTACT_MS || left < 2 || isHeld(open, now())) return
    const allowance = { left: left - 1, at: now() }
    const read = await user.background.contact(contactId)
    if (!read.ok || current !== open) return
    await open.apply({ contacts: [{ id: contactId, readAt: now(), contact: read.value }] }, { allowance })
    changed()
  }
}

function isStale(open: OpenIndex, now: number): boolean {
  const { refreshedAt, failure, allowance } = open.state
  if (isHeld(open, now)) return false
  if (failure !== null && now - failure.at < AGAIN_MS) return false
  if (refreshedAt === null) return true
  return (now - refreshedAt >= STALE_MS || refreshedAt > now) && allowanceAt(now, allowance) >= 1
}

/** Reply said when to come back. */
function isHeld({ state }: OpenIndex, now: number): boolean {
  return state.failure?.problem.code === 'rateLimited' && now < state.waitUntil
}

function isDenied(problem: Problem): boolean {
  return problem.code === 'scopeMissing' || problem.code === 'notAllowed'
}

function summaryOf(task: Task, contactName: string | null): TaskSummary {
  const { id, taskType, status, linkedInTaskType, assignedUserId, contactId, startAt, dueTo, finishedAt } = task
  const { isScheduled, sequenceId, sequenceStepId, encoding } = task
  return {
    ...{ id, taskType, status, linkedInTaskType, assignedUserId, contactId, startAt, dueTo, finishedAt },
    ...{ isScheduled, sequenceId, sequenceStepId, encoding, contactName },
  }
}
