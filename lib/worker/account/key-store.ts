import { type DBSchema, openDB } from 'idb'
import * as z from 'zod/mini'
import { keyHeaderSchema, userSchema } from '#lib/shared/reply/model.ts'
import { databaseName } from './database-name.ts'

/**
 * The key and what was learned when it was tested. It lives in the extension origin's IndexedDB, which content scripts cannot
 * see in any browser (measured in Chromium and Firefox), and is read by the worker alone.
 */
export const connectionSchema = z.object({
  /** Absent in what was stored before versions were written: that is version 1, too. */
  version: z.prefault(z.literal(1), 1),
  key: z.string(),
  apiUrl: z.string(),
  header: keyHeaderSchema,
  teamId: z.nullable(z.number()),
  user: userSchema,
  savedAt: z.number(),
  /** Reply answered 401 after the key had been saved: nothing is sent with it until it is tested again. */
  refused: z.boolean(),
})

export type Connection = z.infer<typeof connectionSchema>

export const KEY_DATABASE = 'wrapup-key'

interface Schema extends DBSchema {
  /** `damaged`: what could not be read, as it was. Gone as soon as a key is saved or removed. */
  connection: { key: 'current' | 'damaged'; value: unknown }
}

const STRICT = { durability: 'strict' } as const

async function open() {
  return openDB<Schema>(await databaseName(KEY_DATABASE), 1, {
    upgrade: (db) => void db.createObjectStore('connection'),
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}

/** The saved connection, or null where there is none or it cannot be read: `keyDamage` tells which. */
export async function readConnection(): Promise<Connection | null> {
  try {
    return await read()
  } catch {
    return null
  }
}

async function read(): Promise<Connection | null> {
  const db = await open()
  try {
    const stored = await db.get('connection', 'current')
    if (stored === undefined) return null
    const parsed = connectionSchema.safeParse(stored)
    if (parsed.success) return parsed.data
    const write = db.transaction('connection', 'readwrite', STRICT)
    await write.store.put(stored, 'damaged')
    await write.store.delete('current')
    await write.done
    return null
  } finally {
    db.close()
  }
}

/** What is wrong with the store of the key: what it held was set aside, or it cannot be opened. null: nothing. */
export async function keyDamage(): Promise<'setAside' | 'closed' | null> {
  try {
    await read()
    const db = await open()
    try {
      return (await db.getKey('connection', 'damaged')) === undefined ? null : 'setAside'
    } finally {
      db.close()
    }
  } catch {
    return 'closed'
  }
}

/** The person has read that a key was set aside. Where the store cannot be opened, there is nothing to forget. */
export async function forgetDamagedKey(): Promise<void> {
  const db = await open().catch(() => null)
  await db?.delete('connection', 'damaged')
  db?.close()
}

/** Saves a connection that was just tested; null removes it. What was set aside goes with either. */
export async function writeConnection(connection: Connection | null): Promise<void> {
  const db = await open()
  try {
    const write = db.transaction('connection', 'readwrite', STRICT)
    if (connection === null) await write.store.delete('current')
    else await write.store.put(connection, 'current')
    await write.store.delete('damaged')
    await write.done
  } finally {
    db.close()
  }
}
