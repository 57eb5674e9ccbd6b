import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { IndexView, TaskLine } from '#lib/shared/messages/views.ts'
import { ok, type Result } from '#lib/shared/problem.ts'
import type { Contact, Task, TaskSummary } from '#lib/shared/reply/model.ts'
import type { Answer } from '#lib/worker/reply/api.ts'
import { createAccountInUse } from './account-in-use.ts'
import { type Agreement, agreementOf, type Candidate, UNCOMPARED } from './agreement.ts'
import { build } from './build.ts'
import { nextStep, unknownContacts } from './build-plan.ts'
import { readContactOf, readSequenceName, rereadContact } from './contact-reading.ts'
import { stopsForPerson } from './failure.ts'
import type { IndexStore } from './index-store.ts'
import { indexView, NO_INDEX } from './index-view.ts'
import { type Match, matchPage } from './matching.ts'
import type { IndexAccount, OpenIndex } from './open-index.ts'
import { lookUpPerson, type PersonFound } from './person-look-up.ts'
import type { CountryCode } from './phone-library.ts'
import { refreshTasks } from './refresh.ts'
import { isHeld, isStale } from './staleness.ts'
import { endTask, putTask } from './task-changes.ts'
import { createTaskDetails, FRESH_MS, type TaskDetail } from './task-details.ts'
import { type Day, dayOf, type OpenRow, openRows, taskLine } from './task-lines.ts'

type TaskIndexDeps = {
  store: IndexStore
  /** Asked at every step, so that a changed key or account takes effect at once. Must be cheap. */
  account: () => Promise<Result<IndexAccount>>
  /** Epoch milliseconds. */
  now: () => number
  /** A clock that nobody sets, milliseconds. */
  monotonic?: () => number
  /** Where the user is, for phone numbers without a country. */
  homeRegion: CountryCode | null
  /** Told after each change, so that screens ask again and the next wake-up is planned. */
  changed: () => void
}

/** A person was looked up: what was found, and what the index now says about the page. */
type LookUp = PersonFound & { match: Match }

/**
 * The rep's open tasks and the identities of their contacts. Asking it about a page costs no request and works offline;
 * requests are made only when somebody looks (`refreshIfStale`), and by the build that follows from that, in the
 * background.
 */
export type TaskIndex = {
  /** What a page is about. No request, ever. 'none' where no account is connected. */
  match: (identity: PageIdentity) => Promise<Match>
  /** How far a page and a task's contact agree, by as much of the contact as is known. No request. */
  agreement: (contact: Candidate, identity: PageIdentity) => Promise<Agreement>
  /**
   * Reads the list of open tasks when it is stale and somebody looks; then goes on with the build, which is not waited
   * for.
   */
  refreshIfStale: () => Promise<Result<void>>
  /** The same at once, because a person asked for it. */
  refreshNow: () => Promise<Result<void>>
  /** Goes on with an unfinished build; called when the worker starts and at `nextWorkAt`. Resolves when it stops. */
  resume: () => Promise<void>
  /** When `resume` should be called next, epoch milliseconds; null where there is nothing to do. */
  nextWorkAt: () => number | null
  /** A task was read, completed or changed here: newer than any list that was asked for before. */
  put: (task: Task, answer?: Omit<Answer<Task>, 'value'>) => Promise<void>
  /** A task is no longer the rep's to do. */
  remove: (taskId: number) => Promise<void>
  /** An open task as the last list told it. */
  openTask: (taskId: number) => Promise<TaskSummary | null>
  /** A contact's open tasks, due first. */
  openTasksOf: (contactId: number) => Promise<readonly TaskSummary[]>
  /** A task in full with its script, not older than `maxAge` (60 s unless told). One request at most. */
  taskDetail: (taskId: number, maxAge?: number) => Promise<Result<TaskDetail>>
  /** What was last read of a task in full, however old. No request. */
  knownDetail: (taskId: number) => Promise<TaskDetail | null>
  /** A task of a contact that a read has lately shown to be finished, by whomever; without a request. */
  finishedOf: (contactId: number | undefined) => Promise<Task | null | undefined>
  /** From the index, else one request. null where Reply has no such contact. */
  contact: (contactId: number) => Promise<Result<Contact | null>>
  /** From the index; no request. */
  knownContact: (contactId: number) => Promise<Contact | null>
  /**
   * A sequence's name, by one request where no contact has told it. null where it cannot be read, and that is
   * remembered.
   */
  sequenceName: (sequenceId: number) => Promise<string | null>
  /** Asks Reply for the page's people. */
  lookUpPerson: (identity: PageIdentity) => Promise<Result<LookUp>>
  lines: (tasks: readonly TaskSummary[]) => Promise<TaskLine[]>
  /** All open tasks of the account in use, to be put in order; null while nothing is known. */
  openRows: () => Promise<{ account: string; rows: readonly OpenRow[] } | null>
  /** The rep's day. Local time decides what is due today. */
  today: () => Promise<Day | null>
  view: () => Promise<IndexView>
  /** Removes what is stored of every account. */
  forgetAll: () => Promise<void>
}

/** The task index of this worker. One per worker; accounts never mix. */
export function createTaskIndex({
  store,
  account,
  now,
  monotonic = now,
  homeRegion,
  changed,
}: TaskIndexDeps): TaskIndex {
  const details = createTaskDetails(now, monotonic)
  const inUse = createAccountInUse({ store, account, homeRegion, now })
  const { use, within } = inUse
  let refreshing: { open: OpenIndex; done: Promise<Result<void>> } | null = null
  let building: { open: OpenIndex; done: Promise<void> } | null = null

  function goOn(open: OpenIndex, user: IndexAccount): Promise<void> {
    if (building?.open === open) return building.done
    const isCurrent = () => inUse.isCurrent(open)
    const done = build(open, user.background, { now, isCurrent, changed }).finally(() => {
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
    let result: Result<void> = ok(undefined)
    if (isDue(open)) {
      const done = refreshTasks(open, user, now).finally(() => (refreshing = null))
      refreshing = { open, done }
      changed()
      result = await done
      changed()
    }
    if (inUse.isCurrent(open)) void goOn(open, user)
    return result
  }

  return {
    match: (identity) => within<Match>({ kind: 'none', contact: null }, (open) => matchPage(identity, open.memory)),
    agreement: (contact, identity) =>
      within<Agreement>(UNCOMPARED, ({ memory }) => {
        const known = contact.id === null ? undefined : memory.contact(contact.id)?.contact
        return agreementOf(identity, known ?? contact, memory)
      }),
    refreshIfStale: () => refresh((open) => isStale(open, now())),
    refreshNow: () => refresh((open) => !isHeld(open, now())),
    async resume() {
      const used = await use()
      if (used.ok) await goOn(used.value.open, used.value.user)
    },
    nextWorkAt() {
      const open = inUse.current()
      if (open === null) return null
      const { failure, waitUntil } = open.state
      if (failure !== null && stopsForPerson(failure.problem)) return null
      return nextStep(open, unknownContacts(open)) === null ? null : Math.max(now() + open.delay(), waitUntil)
    },
    async put(task, answer = { serverTime: null }) {
      const used = await use()
      if (!used.ok) return
      const { open, user } = used.value
      details.keep(open.account, { ...answer, value: task })
      await putTask(open, task, user.userId, now())
      changed()
      void goOn(open, user)
    },
    async remove(taskId) {
      const used = await use()
      if (!used.ok) return
      await endTask(used.value.open, taskId, now())
      changed()
    },
    openTask: (taskId) => within<TaskSummary | null>(null, (open) => open.memory.openTask(taskId) ?? null),
    openTasksOf: (contactId) => within<readonly TaskSummary[]>([], (open) => open.memory.openTasksOf(contactId)),
    async taskDetail(taskId, maxAge = FRESH_MS) {
      const used = await use()
      if (!used.ok) return used
      const { open, user } = used.value
      const before = details.known(open.account, taskId)
      const read = await details.read(open.account, user.api, taskId, maxAge)
      if (read.ok && read.value !== before) {
        await putTask(open, read.value.task, user.userId, now())
        void goOn(open, user)
      }
      if (!read.ok && read.problem.code === 'notFound') await endTask(open, taskId, now())
      return read
    },
    knownDetail: (taskId) => within<TaskDetail | null>(null, (open) => details.known(open.account, taskId)),
    finishedOf: (contactId) =>
      within<Task | null | undefined>(null, (open) => details.finishedOf(open.account, contactId)),
    async contact(contactId) {
      const used = await use()
      if (!used.ok) return used
      const { open, user } = used.value
      void rereadContact(open, user, contactId, now).then((again) => again && changed())
      return readContactOf(open, user, contactId, now)
    },
    knownContact: (contactId) =>
      within<Contact | null>(null, (open) => open.memory.contact(contactId)?.contact ?? null),
    async sequenceName(sequenceId) {
      const used = await use()
      return used.ok ? readSequenceName(used.value.open, used.value.user, sequenceId, now) : null
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
    openRows: () =>
      within<{ account: string; rows: readonly OpenRow[] } | null>(null, (open) => {
        const rows = openRows(open)
        return rows && { account: open.account, rows }
      }),
    today: () => within<Day | null>(null, (open) => dayOf(open, now())),
    view: () => within<IndexView>(NO_INDEX, (open) => indexView(open, refreshing?.open === open)),
    forgetAll() {
      details.forgetAll()
      return inUse.forgetAll()
    },
  }
}
