import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { Page, WholeReplyApi } from '#lib/worker/reply/api.ts'
import type { Activity } from '#lib/worker/reply/contact-model.ts'
import { sentTimes, shownMove } from './moving.ts'
import type { CompletionRecord } from './record.ts'
import type { Write, WriteKind, WriteOf } from './writes.ts'
import type { WriteRead, Written } from './writing.ts'

/** What a read of a write is worth, without its times. */
type Finding = WriteRead extends infer Each
  ? Each extends WriteRead
    ? Omit<Each, 'readAt' | 'answeredAt' | 'serverTime'>
    : never
  : never
type Seen = { finding: Finding; serverTime: number | null }

/** How one kind of step is written, and how it is found out what became of it. */
export type WriteOperation<Kind extends WriteKind> = {
  /** Read right before, too: what is written, or whether, depends on it. */
  readsFirst(write: WriteOf<Kind>): boolean
  find(api: WholeReplyApi, write: WriteOf<Kind>, record: CompletionRecord): Promise<Result<Seen>>
  send(api: WholeReplyApi, write: WriteOf<Kind>, record: CompletionRecord): Promise<Result<Written>>
}

const MINUTE = 60_000
/** A follow-up task takes as long as the shortest that Reply shows. */
const FOLLOW_UP_LASTS = 30 * MINUTE
const ACTIVITIES = 100
/** The newest may be on the last page. */
const PAGES = 5

const note: WriteOperation<'note'> = {
  readsFirst: () => false,
  async find(api, write, record) {
    const id = contactOf(record)
    for (let nth = 0; nth < PAGES; nth += 1) {
      const page: Result<Page<Activity>> = await api.contactActivities(id, { top: ACTIVITIES, skip: nth * ACTIVITIES })
      if (!page.ok) return page
      if (page.value.items.some(({ texts }) => texts.some((text) => text.includes(write.tag))))
        return seen({ is: 'there', write })
      if (!page.value.hasMore) break
    }
    const contact = await api.notesOf(id)
    if (!contact.ok) return contact
    return seen(contact.value.notes?.includes(write.tag) === true ? { is: 'there', write } : { is: 'unproven' })
  },
  send: async (api, write, record) => plainly(write, await api.addNote(contactOf(record), noteText(write))),
}

const create: WriteOperation<'create'> = {
  readsFirst: () => false,
  async find(api, write, record) {
    const { taskType, startAt } = write
    if (taskType === 'other') return fail('badChoice')
    const found = await api.tasks(
      {
        contactId: contactOf(record),
        taskType: { name: taskType, encoding: record.snapshot.encoding },
        from: iso(startAt - MINUTE),
        to: iso(startAt + MINUTE),
      },
      { top: ACTIVITIES, skip: 0 },
    )
    if (!found.ok) return found
    for (const candidate of found.value.items) {
      const task = await api.task(candidate.id)
      if (!task.ok) return task
      const { value, serverTime } = task.value
      if (value.template?.body?.includes(write.tag) === true)
        return seen({ is: 'there', write: { ...write, madeId: value.id } }, serverTime)
    }
    return seen({ is: 'notThere', write })
  },
  async send(api, write, record) {
    const { taskType, startAt } = write
    if (taskType === 'other') return fail('badChoice')
    const task = {
      taskType,
      contactId: contactOf(record),
      startAt: iso(startAt),
      dueTo: iso(startAt + FOLLOW_UP_LASTS),
      text: `${write.text} ${write.tag}`,
    }
    const made = await api.createTask(task, record.snapshot.encoding)
    return made.ok
      ? ok({ write: { ...write, madeId: made.value.value.id }, isIt: true, serverTime: made.value.serverTime })
      : made
  },
}

const optOut: WriteOperation<'optOut'> = {
  readsFirst: () => false,
  async find(api, write, record) {
    const contact = await api.contact(contactOf(record))
    return contact.ok ? seen({ is: contact.value.isOptedOut ? 'there' : 'notThere', write }) : contact
  },
  async send(api, write, record) {
    if (!write.byUpdate) return plainly(write, await api.setOptedOut(contactOf(record)))
    const contact = await api.optOutByUpdate(contactOf(record))
    if (!contact.ok) return contact
    return ok({ write, isIt: contact.value.value.isOptedOut, serverTime: contact.value.serverTime })
  },
}

/** Only what is active can be paused; what has moved on to another state is left as it is. */
const pause: WriteOperation<'pause'> = {
  readsFirst: () => true,
  async find(api, write, record) {
    const state = await stateIn(api, write.sequenceId, record)
    if (!state.ok) return state
    if (state.value === 'paused') return seen({ is: 'there', write })
    return seen(state.value === 'active' ? { is: 'notThere', write } : OVERTAKEN)
  },
  send: async (api, write, record) =>
    plainly(write, await api.setStateInSequence(membershipOf(write, record), 'paused')),
}

const NOT_FINISHED: ReadonlySet<string | null> = new Set(['active', 'paused', 'inactive', 'outOfOffice'])
const finish: WriteOperation<'finish'> = {
  readsFirst: () => true,
  async find(api, write, record) {
    const state = await stateIn(api, write.sequenceId, record)
    if (!state.ok) return state
    if (state.value === 'finished' || state.value === 'left') return seen({ is: 'there', write })
    return seen(NOT_FINISHED.has(state.value) ? { is: 'notThere', write } : OVERTAKEN)
  },
  send: async (api, write, record) =>
    plainly(write, await api.setStateInSequence(membershipOf(write, record), 'finished')),
}

const move: WriteOperation<'move'> = {
  readsFirst: () => true,
  async find(api, write, record) {
    const read = await api.taskToMove(record.taskId)
    return read.ok ? seen(shownMove(write, record, read.value.value), read.value.serverTime) : read
  },
  async send(api, write, record) {
    const { asRead, dueTo } = write
    if (asRead === null || dueTo === null) return fail('ownFault')
    const to = { startAt: iso(write.startAt), dueTo: iso(dueTo) }
    const moved = await api.moveTask(record.taskId, asRead.replacement, to)
    if (!moved.ok) return moved
    return ok({ ...sentTimes(write, moved.value.value), serverTime: moved.value.serverTime })
  },
}

const reassign: WriteOperation<'reassign'> = {
  // A colleague may have given the task to a third one meanwhile. A follow-up task was made a moment ago.
  readsFirst: ({ of }) => of === 'task',
  async find(api, write, record) {
    const task = await api.task(write.madeId ?? record.taskId)
    if (!task.ok) return task
    const { assignedUserId } = task.value.value
    const isOld = write.madeId !== null || assignedUserId === record.snapshot.assignedUserId
    const finding =
      assignedUserId === write.userId
        ? ({ is: 'there', write } as const)
        : isOld
          ? ({ is: 'notThere', write } as const)
          : OVERTAKEN
    return seen(finding, task.value.serverTime)
  },
  async send(api, write, record) {
    if (write.of === 'followUp' && write.madeId === null) return fail('ownFault')
    const given = await api.reassignTask(write.madeId ?? record.taskId, write.userId)
    if (!given.ok) return given
    return ok({ write, isIt: given.value.value.assignedUserId === write.userId, serverTime: given.value.serverTime })
  },
}

/** One entry for each kind of step: how it is written, and how it is looked for. */
const OPERATIONS: { [Kind in WriteKind]: WriteOperation<Kind> } = {
  optOut,
  pause,
  finish,
  move,
  note,
  create,
  reassign,
}

export function writeOperation<Kind extends WriteKind>(write: WriteOf<Kind> & { kind: Kind }): WriteOperation<Kind> {
  return OPERATIONS[write.kind]
}

const OVERTAKEN: Finding = { is: 'over', problem: { code: 'taskChanged' }, obstacle: 'overtaken' }

function seen(finding: Finding, serverTime: number | null = null): { ok: true; value: Seen } {
  return ok({ finding, serverTime })
}

function plainly(write: Write, answer: Result<{ serverTime: number | null }>): Result<Written> {
  return answer.ok ? ok({ write, isIt: true, serverTime: answer.value.serverTime }) : answer
}

function contactOf({ snapshot }: CompletionRecord): number {
  // A plan without a contact has no step that needs one: `openPlan` sees to that.
  return snapshot.contactId ?? 0
}

function membershipOf({ sequenceId }: { sequenceId: number }, record: CompletionRecord) {
  return { sequenceId, contactId: contactOf(record) }
}

/** `left`: the contact is not in that sequence. */
async function stateIn(
  api: WholeReplyApi,
  sequenceId: number,
  record: CompletionRecord,
): Promise<Result<string | null>> {
  const membership = await api.membership({ sequenceId, contactId: contactOf(record) })
  if (membership.ok) return ok(membership.value.state)
  return isNotIn(membership.problem) ? ok('left') : membership
}

function isNotIn({ slug = '' }: Problem): boolean {
  return slug.toLowerCase() === 'sequencecontact.notinsequence'
}

/** What is sent: what it is about, what was typed, and the tag by which it is known again. */
export function noteText({ head, text, tag }: WriteOf<'note'>): string {
  return `${head}\n${text}\n${tag}`
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}
