import { ok, type Result } from '#lib/shared/problem.ts'
import { canLookUp } from '#lib/worker/tasks/matching.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import { identityOfAsk, readAsk, type WrittenAsk } from '#lib/worker/tasks/written-ask.ts'
import { changeTab, LONGEST_ASK, readTab, type Sought } from './tab-store.ts'

/** An ask begins anew: nothing that was chosen or begun in this tab stands before it. What was begun goes on in the tray. */
const ANEW = { chosen: null, begun: null, proposal: null } as const

type AskingDeps = { index: TaskIndex; changed: () => void }

/**
 * Finds what a rep asked for beyond the page: a task, or a person by e-mail, phone or profile. The index answers first;
 * where it knows nothing, Reply is asked, because a person did. What was asked for belongs to the tab.
 */
export function createAsking({ index, changed }: AskingDeps) {
  const underWay = new Set<number>()

  /** A person that Reply may be asked for is in the index when this returns, if Reply knows them. */
  async function findPerson(ask: Extract<WrittenAsk, { kind: 'person' }>): Promise<Result<void>> {
    const identity = identityOfAsk(ask)
    const found = await index.match(identity)
    if (found.kind !== 'none' || !canLookUp(identity)) return ok(undefined)
    const looked = await index.lookUpPerson(identity)
    return looked.ok ? ok(undefined) : looked
  }

  async function readTask(taskId: number): Promise<Result<void>> {
    const read = await index.taskDetail(taskId)
    if (!read.ok) return read
    const { contactId } = read.value.task
    if (contactId !== null) await index.contact(contactId)
    return ok(undefined)
  }

  /** A long bare number is a phone number where the index knows it as one and has no such task. */
  async function settle(ask: WrittenAsk): Promise<WrittenAsk> {
    if (ask.kind !== 'task' || ask.phone === null || (await index.openTask(ask.taskId)) !== null) return ask
    const person = { kind: 'person', evidence: { kind: 'phone', value: ask.phone } } as const
    return (await index.match(identityOfAsk(person))).kind === 'none' ? ask : person
  }

  async function answer(tabId: number, text: string, isWanted: () => Promise<boolean>): Promise<Result<void>> {
    const read = readAsk(text)
    if (read === null) return { ok: false, problem: { code: 'badTaskId' } }
    const ask = await settle(read)
    const found = ask.kind === 'task' ? await readTask(ask.taskId) : await findPerson(ask)
    if (!found.ok || !(await isWanted())) return found
    const sought =
      ask.kind === 'task' ? null : { text: kept(text), person: ask.evidence, answered: true, problem: null }
    const chosen = ask.kind === 'task' ? { taskId: ask.taskId, how: 'asked' as const } : null
    await changeTab(tabId, { ...ANEW, chosen, sought })
    return ok(undefined)
  }

  /** Goes on with an ask that is not answered yet: it survives the worker. */
  async function goOn(tabId: number): Promise<void> {
    const { sought } = await readTab(tabId)
    if (sought === null || sought.answered || underWay.has(tabId)) return
    underWay.add(tabId)
    const isWanted = async () => isSame((await readTab(tabId)).sought, sought)
    const result = await answer(tabId, sought.text, isWanted)
    underWay.delete(tabId)
    if (!result.ok && (await isWanted())) {
      await changeTab(tabId, { sought: { ...sought, answered: true, problem: result.problem } })
    }
    changed()
    // Something else may have been asked for meanwhile.
    await goOn(tabId)
  }

  return {
    /** From a menu or the address bar: what is known is on the panel at once, and how it ends. */
    async start(tabId: number, text: string): Promise<void> {
      await changeTab(tabId, { ...ANEW, sought: { text: kept(text), person: null, answered: false, problem: null } })
      changed()
      await goOn(tabId)
    },
    goOn,
    /** From the panel's own field: nothing on the panel changes where nothing could be found out. */
    find: (tabId: number, text: string): Promise<Result<void>> => answer(tabId, text, () => Promise.resolve(true)),
    /** A task by its number. */
    async openTask(tabId: number, taskId: number): Promise<Result<void>> {
      const read = await readTask(taskId)
      if (read.ok) await changeTab(tabId, { chosen: { taskId, how: 'asked' }, sought: null })
      return read
    },
  }
}

export type Asking = ReturnType<typeof createAsking>

function isSame(one: Sought | null, other: Sought): boolean {
  return one !== null && one.text === other.text && !one.answered
}

function kept(text: string): string {
  return text.trim().slice(0, LONGEST_ASK)
}
