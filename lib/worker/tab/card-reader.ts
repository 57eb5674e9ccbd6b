import type { EvidenceView, TaskCard, TaskLine } from '#lib/shared/messages/views.ts'
import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { Task } from '#lib/shared/reply/model.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import { createStandings } from './contact-standing.ts'
import type { Drafts } from './draft-store.ts'
import type { Touches } from './touches.ts'

type CardReaderDeps = {
  session: Session
  index: TaskIndex
  drafts: Drafts
  /** What the rep has done for this contact before, other than by this task. */
  touches: (contactId: number, taskId: number) => Promise<Touches>
  /** Details have come, or could not be had. */
  changed: () => void
}

/**
 * A panel may stand open during a whole call and is drawn anew with every change: that must not read the task again and
 * again. What counts is read at the click: the journal does not send on a reading older than a minute.
 */
const OLD_MS = 15 * 60_000

/** After a failed read of a task's details, how soon looking again causes another one. */
const AGAIN_MS = 15_000

/** Reads what a panel shows of one task: at once from the index where it is known, its details (script, phone) to follow. */
export function createCardReader({ session, index, drafts, touches, changed }: CardReaderDeps) {
  const standing = createStandings(session, changed)
  const failures = new Map<number, { problem: Problem; at: number }>()
  const reading = new Set<number>()

  async function card(taskId: number, evidence: EvidenceView[], asks: boolean): Promise<Result<TaskCard>> {
    const account = await session.account()
    if (!account.ok) return account
    const summary = await index.openTask(taskId)
    let whole = await index.knownDetail(taskId)
    if (whole === null && summary === null && asks) {
      const asked = await index.taskDetail(taskId)
      if (!asked.ok) return asked
      whole = asked.value
    }
    const task = whole?.task ?? summary
    if (task === null || task === undefined) return fail('notFound')
    if (summary !== null && asks) void refresh(taskId)
    const contact = task.contactId === null ? null : await index.knownContact(task.contactId)
    if (contact === null && task.contactId !== null && asks) void readContact(task.contactId)
    const [line] = await index.lines([{ ...task, contactName: summary?.contactName ?? null }])
    if (line === undefined) return fail('noKey')
    const sequenceName =
      line.sequenceName ?? (task.sequenceId === null || !asks ? null : await index.sequenceName(task.sequenceId))
    const failed = failures.get(taskId)?.problem
    return ok({
      ...line,
      sequenceName,
      title: contact?.title ?? null,
      email: contact?.email ?? null,
      firstName: contact?.firstName ?? null,
      timeZoneId: contact?.timeZoneId ?? null,
      city: contact?.city ?? null,
      status: task.status,
      stepName: whole?.task.sequenceStepDisplayName ?? null,
      isScheduled: task.isScheduled,
      isFailed: whole?.task.isFailed ?? false,
      assignedToMe: task.assignedUserId === null || task.assignedUserId === account.value.userId,
      phone: whole?.task.deliveryInfo?.phoneNumber ?? contact?.phone ?? null,
      script: whole === null ? null : scriptOf(whole.task),
      detail: whole !== null ? 'ready' : failed === undefined ? 'loading' : { failed },
      evidence,
      ...(contact !== null && { optedOut: contact.isOptedOut, phoneStatus: contact.phoneStatus ?? null }),
      ...(whole !== null && { attachments: whole.task.template?.attachmentIdList.length ?? 0 }),
      ...present('standing', standing(account.value.account, task, asks)),
      ...present('draft', (await drafts.of(account.value.account, taskId)) || null),
      ...(task.contactId === null ? {} : await touches(task.contactId, taskId)),
    })
  }

  /** Reads a task's details where they are unknown or old; whoever looks is told when they came. */
  async function refresh(taskId: number): Promise<void> {
    const failure = failures.get(taskId)
    if (reading.has(taskId) || (failure !== undefined && Date.now() - failure.at < AGAIN_MS)) return
    reading.add(taskId)
    const before = await index.knownDetail(taskId)
    const asked = await index.taskDetail(taskId, OLD_MS)
    reading.delete(taskId)
    if (asked.ok) failures.delete(taskId)
    else failures.set(taskId, { problem: asked.problem, at: Date.now() })
    if (!asked.ok || asked.value !== before) changed()
  }

  const contactsAsked = new Set<number>()

  /** A person is looking at a contact that the index has not come to yet. */
  async function readContact(contactId: number): Promise<void> {
    if (contactsAsked.has(contactId)) return
    contactsAsked.add(contactId)
    const asked = await index.contact(contactId)
    if (asked.ok && asked.value !== null) changed()
  }

  return {
    /** Problems: those of reading a task that the index does not hold. */
    read: (taskId: number, evidence: EvidenceView[]) => card(taskId, evidence, true),

    /** What is known of a task, without a request. 'notFound' where nothing is. */
    recall: (taskId: number, evidence: EvidenceView[]) => card(taskId, evidence, false),

    /** A person's open tasks, due first. */
    async openTasksOf(contactId: number): Promise<TaskLine[]> {
      return index.lines(await index.openTasksOf(contactId))
    },
  }
}

export type CardReader = ReturnType<typeof createCardReader>

/** A field that is there only where it has a value. */
function present<Name extends string, Value>(name: Name, value: Value | null) {
  return value === null ? {} : ({ [name]: value } as Record<Name, Value>)
}

/** The rendered text where Reply gave one, else the template, which may still hold `{{placeholders}}`. */
function scriptOf(task: Task): TaskCard['script'] {
  const text = task.content ?? task.template
  if (text === null || (text.body === null && text.subject === null)) return null
  return { subject: text.subject, body: text.body, rendered: task.content !== null }
}
