import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as z from 'zod/mini'
import { contactSchema, type TaskSummary, taskSummarySchema } from '#lib/shared/reply/model.ts'
import { emptyState, type IndexState, indexStateSchema } from './index-state.ts'

/** `contact` is null where Reply has none under this id (404), or shows none that can be read. */
const contactRowSchema = z.object({ id: z.number(), readAt: z.number(), contact: z.nullable(contactSchema) })
/** `name` is null where it may not or cannot be read. */
const sequenceRowSchema = z.object({ id: z.number(), readAt: z.number(), name: z.nullable(z.string()) })

export type ContactRow = z.infer<typeof contactRowSchema>
export type SequenceRow = z.infer<typeof sequenceRowSchema>

/** All that is stored of one account. `damaged` rows did not parse and were left out. */
type StoredIndex = {
  tasks: TaskSummary[]
  contacts: ContactRow[]
  sequences: SequenceRow[]
  state: IndexState
  damaged: number
}

/** What one step changes, saved whole or not at all. */
export type IndexChanges = {
  tasks?: readonly TaskSummary[]
  endedTasks?: readonly number[]
  contacts?: readonly ContactRow[]
  droppedContacts?: readonly number[]
  sequences?: readonly SequenceRow[]
  state?: IndexState
}

/** Rejects where the disk is full or the database is broken; the index then goes on in memory. */
export type IndexStore = {
  load: (account: string) => Promise<StoredIndex>
  save: (account: string, changes: IndexChanges) => Promise<void>
  /** Removes everything of every account. */
  forgetAll: () => Promise<void>
}

const ROWS = ['tasks', 'contacts', 'sequences'] as const
const ALL = [...ROWS, 'state'] as const

interface Schema extends DBSchema {
  tasks: { key: [string, number]; value: unknown }
  contacts: { key: [string, number]; value: unknown }
  sequences: { key: [string, number]; value: unknown }
  state: { key: string; value: unknown }
}

/**
 * The index on disk: IndexedDB `wrapup-tasks` of the extension's origin, which pages and content scripts cannot see.
 * Every row belongs to one account. It is a copy of what Reply holds, so a row that does not parse is left out and read
 * again.
 */
export function createIndexStore(name = 'wrapup-tasks'): IndexStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null

  function open(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        for (const store of ALL) db.createObjectStore(store)
      },
      blocking: (_current, _blocked, event) => close(event.target),
      terminated: () => void (opened = null),
    })
    // A database that could not be opened is tried again at the next step.
    opened.catch(() => void (opened = null))
    return opened
  }

  function close(database: EventTarget | null) {
    opened = null
    if (database instanceof IDBDatabase) database.close()
  }

  return {
    async load(account) {
      const db = await open()
      const read = db.transaction(ALL, 'readonly')
      const range = rangeOf(account)
      const [tasks, contacts, sequences, state] = await Promise.all([
        read.objectStore('tasks').getAll(range),
        read.objectStore('contacts').getAll(range),
        read.objectStore('sequences').getAll(range),
        read.objectStore('state').get(account),
      ])
      const rows = {
        tasks: readRows(tasks, taskSummarySchema),
        contacts: readRows(contacts, contactRowSchema),
        sequences: readRows(sequences, sequenceRowSchema),
      }
      const parsed = indexStateSchema.safeParse(state)
      const stored = tasks.length + contacts.length + sequences.length
      const damaged = stored - rows.tasks.length - rows.contacts.length - rows.sequences.length
      return { ...rows, state: parsed.success ? parsed.data : emptyState(), damaged }
    },

    async save(account, changes) {
      const db = await open()
      const write = db.transaction(ALL, 'readwrite', { durability: 'relaxed' })
      const [tasks, contacts, sequences] = ROWS.map((row) => write.objectStore(row))
      await Promise.all([
        ...(changes.tasks ?? []).map((task) => tasks?.put(task, [account, task.id])),
        ...(changes.endedTasks ?? []).map((id) => tasks?.delete([account, id])),
        ...(changes.contacts ?? []).map((row) => contacts?.put(row, [account, row.id])),
        ...(changes.droppedContacts ?? []).map((id) => contacts?.delete([account, id])),
        ...(changes.sequences ?? []).map((row) => sequences?.put(row, [account, row.id])),
        changes.state === undefined ? undefined : write.objectStore('state').put(changes.state, account),
        write.done,
      ])
    },

    async forgetAll() {
      const db = await open()
      const write = db.transaction(ALL, 'readwrite', { durability: 'strict' })
      await Promise.all([...ALL.map((store) => write.objectStore(store).clear()), write.done])
    },
  }
}

/** Every key `[account, number]`: an array sorts after all numbers. */
function rangeOf(account: string): IDBKeyRange {
  return IDBKeyRange.bound([account], [account, []])
}

function readRows<Row extends z.ZodMiniType>(rows: unknown[], schema: Row): z.infer<Row>[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
}
