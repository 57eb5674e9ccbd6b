import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { type CompletionRecord, liveKey, parseRecord } from './record.ts'
import { byClick, type CompletionStore, type DamagedRecord, type Saved, type SentMark, sentMarkOf } from './store.ts'

/**
 * Completions in the extension's own IndexedDB: it is invisible to content scripts in every browser, and survives the worker.
 * Strict durability, because a record that says "not sent" after a power cut, when it was, is what the journal is there to prevent.
 */

export const COMPLETIONS_DATABASE = 'wrapup-completions'

/** `liveKey` is there only while a record is live; its unique index makes the database itself refuse a second one. */
type Stored = CompletionRecord & { liveKey?: string }

interface Schema extends DBSchema {
  completions: { key: string; value: Stored; indexes: { live: string; task: number } }
  /** See `SentMark`. */
  sent: { key: number; value: SentMark; indexes: { at: number } }
  damaged: { key: number; value: DamagedRecord }
}

type Database = IDBPDatabase<Schema>
type Table = 'completions' | 'sent' | 'damaged'
type LiveTable = { index(name: 'live'): { get(key: string): Promise<Stored | undefined> } }
type Change<Tables extends Table[]> = IDBPTransaction<Schema, Tables, 'readwrite'>

const STRICT = { durability: 'strict' } as const
/** A rep who waits for longer than this clicks again. */
const OPENS_WITHIN = 5_000

export type IdbStore = CompletionStore & { close(): void }

/** `now` stamps what is set aside; `name` is asked for at each opening; `foundDamage` is told after something was set aside. The database is opened at the first use and again after the browser has closed it. */
export function createIdbStore(
  now: () => number = Date.now,
  name: () => Promise<string> = () => Promise.resolve(COMPLETIONS_DATABASE),
  foundDamage: () => void = () => undefined,
): IdbStore {
  let opening: Promise<Database> | null = null

  function database(): Promise<Database> {
    opening ??= name()
      .then((called) =>
        open(called, () => {
          opening = null
        }),
      )
      .catch((error: unknown) => {
        opening = null
        throw error
      })
    return opening
  }

  /** Runs `work`; whatever the database throws means that nothing was saved, and so does one that does not open in time. */
  async function attempt<Value>(work: (db: Database) => Promise<Value>): Promise<Result<Value>> {
    try {
      return ok(await work(await inTime(database())))
    } catch {
      // Error texts of IndexedDB name files and quotas, and tell a rep nothing.
      return fail('notSaved')
    }
  }

  /** All of `work` becomes durable, or none of it. */
  function change<Tables extends Table[], Value>(tables: Tables, work: (tables: Change<Tables>) => Promise<Value>) {
    return attempt((db) => inTransaction(db, tables, work))
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
    if (broken.length > 0 && (await setAside(db, broken, now())) > 0) foundDamage()
    return records
  }

  return {
    add: (record) => change(['completions', 'damaged'], (tables) => addTo(tables, [record], now())),
    addAll: (records) => change(['completions', 'damaged'], (tables) => addTo(tables, records, now())),
    replace: (record) => change(['completions', 'sent'], (tables) => replaceIn(tables, [record])),
    replaceAll: (records, seen) => change(['completions', 'sent'], (tables) => replaceIn(tables, records, seen)),

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
      change(['completions'], async (tables) => {
        const table = tables.objectStore('completions')
        let removed = 0
        for (const record of records) {
          const stored = await table.get(record.id)
          if (stored?.revision !== record.revision) continue
          await table.delete(record.id)
          removed += 1
        }
        return removed
      }),

    forgetMarks: (before) =>
      change(['sent'], async (tables) => {
        const table = tables.objectStore('sent')
        const old = await table.index('at').getAllKeys(IDBKeyRange.upperBound(before, true))
        await Promise.all(old.map((key) => table.delete(key)))
      }),

    damaged: () => attempt((db) => db.getAll('damaged')),

    forgetDamaged: () => change(['damaged'], (tables) => tables.objectStore('damaged').clear()),

    close() {
      const closing = opening
      opening = null
      void closing?.then((db) => db.close()).catch(() => null)
    },
  }
}

/** Version 1. A later version adds its step after this one and never changes it. */
function open(name: string, lost: () => void): Promise<Database> {
  return openDB<Schema>(name, 1, {
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

/**
 * While another process holds an older version open, the browser lets everybody wait without an end. Nothing is lost by giving up: it goes
 * on opening, and whoever asks next finds it.
 */
function inTime(opening: Promise<Database>): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('blocked')), OPENS_WITHIN)
  })
  return Promise.race([opening, late]).finally(() => clearTimeout(timer))
}

function toStored(record: CompletionRecord): Stored {
  const key = liveKey(record)
  return key === null ? record : { ...record, liveKey: key }
}

/** All of them, or none where one is of a task that another live one is of. */
async function addTo(
  tables: Change<['completions', 'damaged']>,
  records: readonly CompletionRecord[],
  at: number,
): Promise<'saved' | 'occupied'> {
  const table = tables.objectStore('completions')
  const occupants = await Promise.all(records.map((record) => occupantOf(table, record)))
  if (occupants.some((occupant) => occupant !== undefined && parseRecord(occupant) !== null)) return 'occupied'
  for (const occupant of occupants) {
    if (occupant === undefined) continue
    await tables.objectStore('damaged').add({ setAsideAt: at, stored: occupant })
    await table.delete(occupant.id)
  }
  for (const record of records) await table.add(toStored(record))
  return 'saved'
}

async function replaceIn(
  tables: Change<['completions', 'sent']>,
  records: readonly CompletionRecord[],
  seen: readonly CompletionRecord[] = [],
): Promise<Saved> {
  const table = tables.objectStore('completions')
  for (const { id, revision } of seen) if ((await table.get(id))?.revision !== revision) return 'stale'
  const before: Stored[] = []
  for (const record of records) {
    const stored = await table.get(record.id)
    if (stored?.revision !== record.revision - 1) return 'stale'
    const occupant = await occupantOf(table, record)
    if (occupant !== undefined && occupant.id !== record.id) return 'occupied'
    before.push(stored)
  }
  for (const [place, record] of records.entries()) {
    await table.put(toStored(record))
    const mark = before[place]?.lastSentAt === record.lastSentAt ? null : sentMarkOf(record)
    if (mark !== null) await tables.objectStore('sent').put(mark)
  }
  return 'saved'
}

async function occupantOf(table: LiveTable, record: CompletionRecord): Promise<Stored | undefined> {
  const key = liveKey(record)
  return key === null ? undefined : table.index('live').get(key)
}

/** Gives how many it set aside. */
async function setAside(db: Database, rows: unknown[], at: number): Promise<number> {
  return inTransaction(db, ['completions', 'damaged'], async (tables) => {
    let count = 0
    const table = tables.objectStore('completions')
    for (const row of rows) {
      const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : null
      if (typeof id !== 'string') continue
      const current = await table.get(id)
      // Somebody may have set it aside, or written a good one, in between.
      if (current === undefined || parseRecord(current) !== null) continue
      await tables.objectStore('damaged').add({ setAsideAt: at, stored: current })
      await table.delete(id)
      count += 1
    }
    return count
  })
}

/**
 * Waits for the end of the transaction, which alone means durable. Breaks it off when `work` fails: what was written before
 * must not become durable by itself.
 */
async function inTransaction<Tables extends Table[], Value>(
  db: Database,
  tables: Tables,
  work: (tables: Change<Tables>) => Promise<Value>,
): Promise<Value> {
  const transaction = db.transaction(tables, 'readwrite', STRICT)
  const worked = work(transaction).catch((error: unknown) => {
    abort(transaction)
    throw error
  })
  const [value] = await Promise.all([worked, transaction.done])
  return value
}

function abort(transaction: { abort(): void }) {
  try {
    transaction.abort()
  } catch {
    // It has ended already, by the same failure.
  }
}
