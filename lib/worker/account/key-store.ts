import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as z from 'zod/mini'
import { keyHeaderSchema, userSchema } from '#lib/shared/reply/model.ts'
import { databaseName } from './database-name.ts'
import {
  type Guard,
  openerFor,
  type Sealed,
  sealAgain,
  sealedSchema,
  sealForDevice,
  sealWithPassphrase,
  unseal,
} from './sealing.ts'
import { keepOpener, readOpener } from './unlocked.ts'

/**
 * What was learned when a key was tested. It lives in the extension origin's IndexedDB, which content scripts cannot see in any
 * browser (measured in Chromium and Firefox), and is read by the worker alone.
 */
const about = {
  apiUrl: z.string(),
  header: keyHeaderSchema,
  teamId: z.nullable(z.number()),
  user: userSchema,
  savedAt: z.number(),
  /** Reply answered 401 after the key had been saved: nothing is sent with it until it is tested again. */
  refused: z.boolean(),
}

/** The key, open. So it was also stored in 0.1.0, without a version at first: that is version 1, too. */
export const connectionSchema = z.object({ version: z.prefault(z.literal(1), 1), key: z.string(), ...about })

/** What is stored since: the key sealed. */
const storedSchema = z.object({ version: z.literal(2), sealed: sealedSchema, ...about })

type Stored = z.infer<typeof storedSchema>

export type SavedKey = Omit<z.infer<typeof connectionSchema>, 'version'>

/** A connection as it was saved; its key is null while it is locked. */
export type GuardedKey = Omit<SavedKey, 'key'> & {
  key: string | null
  /** Whether a passphrase guards it. */
  guarded: boolean
}

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
export async function readSavedKey(): Promise<GuardedKey | null> {
  try {
    return await read()
  } catch {
    return null
  }
}

async function read(): Promise<GuardedKey | null> {
  const db = await open()
  try {
    const row = await db.get('connection', 'current')
    if (row === undefined) return null
    const stored = await storedOf(row)
    const saved = stored === null ? null : await openStored(stored)
    if (saved === null) await replace(db, row, 'damaged', row)
    // What 0.1.0 has kept in plain letters is sealed as soon as it is read.
    else if (stored !== null && !storedSchema.safeParse(row).success) await replace(db, row, 'current', stored)
    return saved
  } finally {
    db.close()
  }
}

async function storedOf(row: unknown): Promise<Stored | null> {
  const newest = storedSchema.safeParse(row)
  if (newest.success) return newest.data
  const first = connectionSchema.safeParse(row)
  return first.success ? storedWith(first.data, await sealForDevice(first.data.key)) : null
}

/** null: what it holds cannot be opened by anybody. */
async function openStored({ sealed, version: _version, ...rest }: Stored): Promise<GuardedKey | null> {
  const guarded = sealed.with.kind === 'passphrase'
  const key = await unseal(sealed, guarded ? await readOpener() : null)
  return key === null && !guarded ? null : { ...rest, key, guarded }
}

/** Another row in the place of the one that was read, where it is still that one. */
async function replace(
  db: IDBPDatabase<Schema>,
  row: unknown,
  place: 'current' | 'damaged',
  value: unknown,
): Promise<void> {
  const write = db.transaction('connection', 'readwrite', STRICT)
  const isSame = JSON.stringify(await write.store.get('current')) === JSON.stringify(row)
  if (isSame) {
    await write.store.delete('current')
    await write.store.put(value, place)
  }
  await write.done
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

/** Saves a connection that was just tested; null removes it. A guard stays while it is open. What was set aside goes with either. */
export async function writeSavedKey(connection: SavedKey | null): Promise<void> {
  const guard = connection === null ? null : await guardInUse()
  if (connection === null) await keepOpener(null)
  const stored =
    connection === null
      ? null
      : storedWith(
          connection,
          await (guard === null ? sealForDevice(connection.key) : sealAgain(connection.key, guard)),
        )
  await put(stored)
}

/** Guards the open key by a passphrase, or takes the guard away (null). False where there is no open key. */
export async function guardSavedKey(passphrase: string | null): Promise<boolean> {
  const saved = await readSavedKey()
  if (saved === null || saved.key === null) return false
  const { key } = saved
  if (passphrase === null) {
    await put(storedWith(saved, await sealForDevice(key)))
    await keepOpener(null)
    return true
  }
  const { sealed, opener } = await sealWithPassphrase(key, passphrase)
  await put(storedWith(saved, sealed))
  await keepOpener(opener)
  return true
}

/** Opens a guarded key for as long as the browser runs. False where the passphrase is not the right one. */
export async function unlockSavedKey(passphrase: string): Promise<boolean> {
  const stored = await readStored()
  if (stored === null) return false
  const opener = await openerFor(stored.sealed, passphrase)
  if (opener === null || (await unseal(stored.sealed, opener)) === null) return false
  await keepOpener(opener)
  return true
}

/** Forgets what opens a guarded key. One without a guard stays open. */
export async function lockSavedKey(): Promise<void> {
  await keepOpener(null)
}

async function guardInUse(): Promise<Guard | null> {
  const [stored, opener] = await Promise.all([readStored(), readOpener()])
  if (stored === null || opener === null || stored.sealed.with.kind !== 'passphrase') return null
  return (await unseal(stored.sealed, opener)) === null ? null : { how: stored.sealed.with, opener }
}

async function readStored(): Promise<Stored | null> {
  const db = await open()
  try {
    const parsed = storedSchema.safeParse(await db.get('connection', 'current'))
    return parsed.success ? parsed.data : null
  } finally {
    db.close()
  }
}

function storedWith({ apiUrl, header, teamId, user, savedAt, refused }: Omit<SavedKey, 'key'>, sealed: Sealed): Stored {
  return { version: 2, sealed, apiUrl, header, teamId, user, savedAt, refused }
}

async function put(stored: Stored | null): Promise<void> {
  const db = await open()
  try {
    const write = db.transaction('connection', 'readwrite', STRICT)
    if (stored === null) await write.store.delete('current')
    else await write.store.put(stored, 'current')
    await write.store.delete('damaged')
    await write.done
  } finally {
    db.close()
  }
}
