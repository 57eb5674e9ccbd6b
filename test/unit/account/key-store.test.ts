import 'fake-indexeddb/auto'
import { readdir, readFile } from 'node:fs/promises'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  guardSavedKey,
  KEY_DATABASE,
  keyDamage,
  lockSavedKey,
  readSavedKey,
  type SavedKey,
  unlockSavedKey,
  writeSavedKey,
} from '#lib/worker/account/key-store.ts'

/** The browser's session memory. */
const { session } = vi.hoisted(() => ({ session: new Map<string, unknown>() }))

vi.mock('wxt/browser', () => {
  const area = (kept: Map<string, unknown>) => ({
    get: async (name: string) => (kept.has(name) ? { [name]: kept.get(name) } : {}),
    set: async (values: object) => {
      for (const [name, value] of Object.entries(values)) kept.set(name, value)
    },
    remove: async (name: string) => void kept.delete(name),
  })
  return { browser: { storage: { local: area(new Map()), session: area(session) } } }
})

const KEY = 'rp_not-a-real-key-0123456789'
const PASSPHRASE = 'three green herons'
const connection: SavedKey = {
  key: KEY,
  apiUrl: 'https://reply.example',
  header: 'X-API-Key',
  teamId: 100,
  user: { userId: 42, username: 'rosa.lindgren@brightwater.example', teamId: 100 },
  savedAt: 1_772_528_400_000,
  refused: false,
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  session.clear()
})

/** Everything that the database holds, as text: what a look at the disk would find at most. */
async function onDisk(): Promise<string> {
  const db = await openDB(KEY_DATABASE)
  const rows: unknown[] = await db.getAll('connection')
  db.close()
  return JSON.stringify(rows, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
}

async function store(row: unknown): Promise<void> {
  const db = await openDB(KEY_DATABASE, 1, { upgrade: (fresh) => void fresh.createObjectStore('connection') })
  await db.put('connection', row, 'current')
  db.close()
}

/** The browser was closed: its session memory is gone. */
const restart = () => session.clear()

describe('a key without a passphrase', () => {
  test('is read as it was saved, also after the browser was started again', async () => {
    await writeSavedKey(connection)
    restart()
    expect(await readSavedKey()).toEqual({ ...connection, guarded: false })
  })

  test('is in no plain letters in what is stored, and nothing of it is left once it is removed', async () => {
    await writeSavedKey(connection)
    expect(await onDisk()).not.toContain(KEY)
    await writeSavedKey(null)
    expect(await onDisk()).toBe('[]')
    expect(await readSavedKey()).toBeNull()
  })

  test('cannot be unlocked, because it is not locked', async () => {
    await writeSavedKey(connection)
    await lockSavedKey()
    expect((await readSavedKey())?.key).toBe(KEY)
    expect(await unlockSavedKey(PASSPHRASE)).toBe(false)
  })
})

describe('a key that 0.1.0 has stored', async () => {
  const folder = new URL('../settings/stored/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.startsWith('key'))

  test.each(names)('%s is read, and sealed as soon as it is', async (name) => {
    const row = JSON.parse(await readFile(new URL(name, folder), 'utf8'))
    await store(row)
    const { version: _, ...kept } = row
    expect(await readSavedKey()).toEqual({ ...kept, guarded: false })
    expect(await onDisk()).not.toContain(row.key)
    expect(await readSavedKey()).toEqual({ ...kept, guarded: false })
    expect(await keyDamage()).toBeNull()
  })
})

describe('a key behind a passphrase', () => {
  beforeEach(async () => {
    await writeSavedKey(connection)
    await guardSavedKey(PASSPHRASE)
  })

  test('stays open while the browser runs, and is locked when it was closed', async () => {
    expect(await readSavedKey()).toEqual({ ...connection, guarded: true })
    restart()
    expect(await readSavedKey()).toEqual({ ...connection, key: null, guarded: true })
  })

  test('is opened by its passphrase, however its letters are composed, and by no other', async () => {
    await guardSavedKey('Zoë’s café')
    await lockSavedKey()
    expect(await unlockSavedKey('zoë’s café')).toBe(false)
    expect(await unlockSavedKey('')).toBe(false)
    expect((await readSavedKey())?.key).toBeNull()
    expect(await unlockSavedKey('Zoë’s café'.normalize('NFD'))).toBe(true)
    expect((await readSavedKey())?.key).toBe(KEY)
  })

  test('is neither on the disk nor is what opens it', async () => {
    const opener = String(session.get('unlocked'))
    expect(opener.length).toBeGreaterThan(40)
    const disk = await onDisk()
    for (const secret of [KEY, PASSPHRASE, opener]) expect(disk).not.toContain(secret)
  })

  test('keeps its guard when another key is saved, or Reply has refused it', async () => {
    await writeSavedKey({ ...connection, key: 'rp_another-key-9876543210', refused: true })
    restart()
    expect(await readSavedKey()).toMatchObject({ key: null, guarded: true, refused: true })
    await unlockSavedKey(PASSPHRASE)
    expect((await readSavedKey())?.key).toBe('rp_another-key-9876543210')
  })

  test('loses its guard only while it is open', async () => {
    await lockSavedKey()
    expect(await guardSavedKey(null)).toBe(false)
    expect(await guardSavedKey('a stranger’s passphrase')).toBe(false)
    await unlockSavedKey(PASSPHRASE)
    expect(await guardSavedKey(null)).toBe(true)
    restart()
    expect(await readSavedKey()).toEqual({ ...connection, guarded: false })
  })

  test('can be removed without the passphrase, and leaves nothing', async () => {
    restart()
    await writeSavedKey(null)
    expect(await onDisk()).toBe('[]')
    expect(session.size).toBe(0)
  })
})

test('a row that nobody can read is set aside', async () => {
  await store({ version: 7, key: 5 })
  expect(await readSavedKey()).toBeNull()
  expect(await keyDamage()).toBe('setAside')
})
