import type { Contact } from '#lib/shared/reply/model.ts'
import type { ReplyApi } from '#lib/worker/reply/api.ts'
import type { Pace } from '#lib/worker/reply/pace.ts'
import { emptyState, type IndexState, rebased } from './index-state.ts'
import type { ContactRow, IndexChanges, IndexStore, SequenceRow } from './index-store.ts'
import type { CountryCode } from './phone-library.ts'
import { createTaskMemory, type TaskMemory } from './task-memory.ts'

/**
 * The account in use. `api` is for what a person waits for, `background` for the rest: it has to be made with the turn
 * `pace.background`. The index saves and restores the pace, so that a killed worker does not begin its limits anew.
 */
export type IndexAccount = {
  account: string
  userId: number
  api: ReplyApi
  background: ReplyApi
  pace: Pick<Pace, 'delay' | 'snapshot' | 'restore'>
}

/** One account's index, loaded: in memory for every question, on disk for the next worker. */
export type OpenIndex = {
  readonly account: string
  readonly memory: TaskMemory
  readonly state: IndexState
  /** When a contact was read, or found missing; null while it is unknown. */
  contactReadAt: (id: number) => number | null
  isMissing: (id: number) => boolean
  sequence: (id: number) => SequenceRow | null
  /** Known from the rows of contacts, or from a sequence that was read. */
  sequenceName: (id: number) => string | null
  /** Whether a task was completed here a short while ago. */
  hasEnded: (taskId: number) => boolean
  /** Contacts that were read or found missing. */
  contactIds: () => number[]
  /** Tasks that the last list of several pages lacked. */
  readonly missedOnce: Set<number>
  /** Rises with every change of the open tasks. */
  tasksVersion: () => number
  /** Rises with every change. */
  version: () => number
  /** The last change to a task that did not come from a list: when, epoch milliseconds. */
  touchedAt: (taskId: number) => number
  touch: (taskId: number, at: number) => void
  /** Forgets changes from before this time: a list that is asked for from now on knows of them. */
  forgetTouches: (before: number) => void
  /** Changes memory at once and then the disk. Never rejects: see `unsaved`. */
  apply: (changes: Omit<IndexChanges, 'state'>, state?: Partial<IndexState>) => Promise<void>
  /** The pace of the account's requests, which is saved from now on; a new one (another key) takes up the old. */
  keepPace: (pace: IndexAccount['pace']) => void
  /** This computer's clock may have been set back: what lies in the future counts from now. */
  rebase: () => void
  /** Milliseconds until the pace lets background work through. */
  delay: () => number
  /** From now on nothing reaches the disk: the account was changed or removed. */
  close: () => void
  /** Whether the last save failed: the index is then only in memory. */
  unsaved: () => boolean
}

/**
 * Loads an account's index, once per worker life. A store that cannot be read gives an empty one, which is filled anew.
 */
export async function openIndex(
  store: IndexStore,
  account: string,
  homeRegion: CountryCode | null,
  now: () => number,
): Promise<OpenIndex> {
  const loaded = await store.load(account).catch(() => null)
  const stored = loaded ?? { tasks: [], contacts: [], sequences: [], state: emptyState(), damaged: 0 }
  const memory = createTaskMemory(homeRegion)
  const rows = new Map<number, { readAt: number; missing: boolean }>()
  const sequences = new Map<number, SequenceRow>()
  const names = new Map<number, string>()
  const touched = new Map<number, number>()
  // A damaged row may have been a task's: the list is then read again at the next look.
  const state: IndexState = stored.damaged > 0 ? { ...stored.state, refreshedAt: null } : stored.state
  let version = 0
  let tasksVersion = 0
  let isClosed = false
  let unsaved = loaded === null

  function keepContact({ id, readAt, contact }: ContactRow) {
    rows.set(id, { readAt, missing: contact === null })
    if (contact === null) memory.removeContact(id)
    else keepReadable(contact)
  }

  function keepReadable(contact: Contact) {
    memory.putContact(contact)
    for (const { sequenceId, sequenceName } of contact.sequences) {
      if (sequenceName !== null) names.set(sequenceId, sequenceName)
    }
  }

  function remember(changes: IndexChanges) {
    for (const task of changes.tasks ?? []) memory.putTask(task)
    for (const id of changes.endedTasks ?? []) memory.removeTask(id)
    for (const row of changes.contacts ?? []) keepContact(row)
    for (const id of changes.droppedContacts ?? []) {
      rows.delete(id)
      memory.removeContact(id)
    }
    for (const row of changes.sequences ?? []) sequences.set(row.id, row)
    version += 1
    if ((changes.tasks?.length ?? 0) + (changes.endedTasks?.length ?? 0) > 0) tasksVersion += 1
  }

  remember(stored)
  let pace: IndexAccount['pace'] | null = null

  function keepPace(used: IndexAccount['pace']) {
    if (used === pace) return
    const before = pace?.snapshot() ?? state.pace
    if (before !== null && before.requests.length > 0) {
      // One more than was saved: a killed worker may have made a request whose answer it never saw.
      used.restore({ ...before, requests: [...before.requests, { at: now(), count: 1 }] })
    }
    pace = used
  }

  return {
    account,
    memory,
    state,
    contactReadAt: (id) => rows.get(id)?.readAt ?? null,
    isMissing: (id) => rows.get(id)?.missing === true,
    sequence: (id) => sequences.get(id) ?? null,
    sequenceName: (id) => names.get(id) ?? sequences.get(id)?.name ?? null,
    hasEnded: (taskId) => state.ended.some(({ id }) => id === taskId),
    contactIds: () => [...rows.keys()],
    missedOnce: new Set(),
    tasksVersion: () => tasksVersion,
    version: () => version,
    touchedAt: (taskId) => touched.get(taskId) ?? 0,
    touch: (taskId, at) => void touched.set(taskId, at),
    forgetTouches(before) {
      for (const [taskId, at] of touched) if (at < before) touched.delete(taskId)
    },
    async apply(changes, changedState = {}) {
      remember(changes)
      Object.assign(state, changedState, pace === null ? {} : { pace: pace.snapshot() })
      if (isClosed) return
      try {
        await store.save(account, { ...changes, state: { ...state } })
        unsaved = false
      } catch {
        // A copy of what Reply holds: it goes on in memory, and `view()` says that it was not saved.
        unsaved = true
      }
    },
    keepPace,
    rebase: () => void Object.assign(state, rebased(state, now())),
    delay: () => pace?.delay() ?? 0,
    close: () => void (isClosed = true),
    unsaved: () => unsaved,
  }
}
