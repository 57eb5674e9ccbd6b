import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { fail, ok, type Result } from '#lib/problem.ts'
import { type CompletionRecord, liveKey, parseRecord } from './record.ts'
import { byClick, type CompletionStore, type DamagedRecord, type SentMark, sentMarkOf } from './store.ts'

/**
 * Completions in the extension's own IndexedDB: it is invisible to content scripts in every browser, and survives the worker.
 * Strict durability, because a record that says "not sent" after a power cut, when it was, is what the journal is there to prevent.
 */

const NAME = 'wrapup-completions'

/** `liveKey` is there only while a record is live; its unique index makes the database itself refuse a second one. */
type Stored = CompletionRecord & { liveKey?: string }

interface Tables extends DBSchema {
  completions: { key: string; value: Stored; indexes: { live: string; task: number } }
  /** See `SentMark`. */
  sent: { key: number; value: SentMark; indexes: { at: number } }
  damaged: { key: number; value: DamagedRecord }
}

type Database = IDBPDatabase<Tables>
type Table = 'completions' | 'sent' | 'damaged'

const STRICT = { durability: 'strict' } as const

export type IdbStore = CompletionStore & { close(): void }

/** `now` stamps what is set aside. The database is opened at the first use and again after the browser has closed it. */
export function createIdbStore(now: () => number = Date.now): IdbStore {
  let opening: Promise<Database> | null = null

  function database(): Promise<Database> {
    opening ??= open(() => {
      opening = null
    }).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  /** Runs `work`; whatever the database throws means that nothing was saved. */
  async function attempt<Value>(work: (db: Database) => Promise<Value>): Promise<Result<Value>> {
    try {
      return ok(await work(await database()))
    } catch {
      // Error texts of IndexedDB name files and quotas, and tell a rep nothing.
      return fail('notSaved')
    }
  }

  /** Reads rows; those that cannot be understood go to `damaged`, whole, and block nothing. */
  async function readable(db: Database, rows: unknown[]): Promise<CompletionRecord[]> {
    const records: CompletionRecord[] = []
    const broken: unknown[] = []
    for (const row of rows) {
      const record = parseRecord(row)
      if (record === null) broken.push(row)
      else records.push(record)
    }
    if (broken.length > 0) await setAside(db, broken, now())
    return records
  }

  return {
    add: (record) =>
      attempt(async (db) => {
        const key = liveKey(record)
        const transaction = db.transaction(['completions', 'damaged'], 'readwrite', STRICT)
        const table = transaction.objectStore('completions')
        const occupant = key === null ? undefined : await table.index('live').get(key)
        if (occupant !== undefined && parseRecord(occupant) !== null) {
          await transaction.done
          return 'occupied'
        }
        if (occupant !== undefined) {
          await transaction.objectStore('damaged').add({ setAsideAt: now(), stored: occupant })
          await table.delete(occupant.id)
        }
        await Promise.all([table.add(toStored(record)), transaction.done])
        return 'saved'
      }),

    replace: (record) =>
      attempt(async (db) => {
        const transaction = db.transaction(['completions', 'sent'], 'readwrite', STRICT)
        const table = transaction.objectStore('completions')
        const key = liveKey(record)
        const stored = await table.get(record.id)
        const occupant = key === null ? undefined : await table.index('live').getKey(key)
        if (stored?.revision !== record.revision - 1) {
          await transaction.done
          return 'stale'
        }
        if (occupant !== undefined && occupant !== record.id) {
          await transaction.done
          return 'occupied'
        }
        const mark = stored.lastSentAt === record.lastSentAt ? null : sentMarkOf(record)
        await Promise.all([
          table.put(toStored(record)),
          mark === null ? null : transaction.objectStore('sent').put(mark),
          transaction.done,
        ])
        return 'saved'
      }),

    get: (id) =>
      attempt(async (db) => {
        const row = await db.get('completions', id)
        return row === undefined ? null : ((await readable(db, [row]))[0] ?? null)
      }),

    live: () =>
      attempt(async (db) => (await readable(db, await db.getAllFromIndex('completions', 'live'))).toSorted(byClick)),

    ofTask: (taskId) =>
      attempt(async (db) =>
        (await readable(db, await db.getAllFromIndex('completions', 'task', taskId))).toSorted(byClick),
      ),

    all: () =>
      attempt(async (db) =>
        (await readable(db, await db.getAll('completions'))).toSorted((one, two) => byClick(two, one)),
      ),

    sentMark: (taskId) => attempt(async (db) => (await db.get('sent', taskId)) ?? null),

    remove: (records) =>
      attempt(async (db) => {
        const transaction = db.transaction('completions', 'readwrite', STRICT)
        let removed = 0
        for (const record of records) {
          const stored = await transaction.store.get(record.id)
          if (stored?.revision !== record.revision) continue
          await transaction.store.delete(record.id)
          removed += 1
        }
        await transaction.done
        return removed
      }),

    forgetMarks: (before) =>
      attempt(async (db) => {
        const transaction = db.transaction('sent', 'readwrite')
        for (const key of await transaction.store.index('at').getAllKeys(IDBKeyRange.upperBound(before, true))) {
          await transaction.store.delete(key)
        }
        await transaction.done
      }),

    damaged: () => attempt((db) => db.getAll('damaged')),

    close() {
      const closing = opening
      opening = null
      void closing?.then((db) => db.close()).catch(() => null)
    },
  }
}

/** Version 1. A later version adds its step after this one and never changes it. */
function open(lost: () => void): Promise<Database> {
  return openDB<Tables>(NAME, 1, {
    upgrade(db, oldVersion) {
      if (oldVersion < 1) {
        const completions = db.createObjectStore('completions', { keyPath: 'id' })
        completions.createIndex('live', 'liveKey', { unique: true })
        completions.createIndex('task', 'taskId')
        db.createObjectStore('sent', { keyPath: 'taskId' }).createIndex('at', 'at')
        db.createObjectStore('damaged', { autoIncrement: true })
      }
    },
    // A newer version of the extension wants to upgrade: this one lets go, and opens again when it is asked the next time.
    blocking(_current, _blocked, event) {
      lost()
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated: lost,
  })
}

function toStored(record: CompletionRecord): Stored {
  const key = liveKey(record)
  return key === null ? record : { ...record, liveKey: key }
}

async function setAside(db: Database, rows: unknown[], at: number): Promise<void> {
  const tables: Table[] = ['completions', 'damaged']
  const transaction = db.transaction(tables, 'readwrite', STRICT)
  for (const row of rows) {
    const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : null
    if (typeof id !== 'string') continue
    const current = await transaction.objectStore('completions').get(id)
    // Somebody may have set it aside, or written a good one, in between.
    if (current === undefined || parseRecord(current) !== null) continue
    await transaction.objectStore('damaged').add({ setAsideAt: at, stored: current })
    await transaction.objectStore('completions').delete(id)
  }
  await transaction.done
}
