import { type DBSchema, openDB } from 'idb'
import * as z from 'zod/mini'
import { keyHeaderSchema, userSchema } from '#lib/reply/model.ts'

/**
 * The key and what was learned when it was tested. It lives in the extension origin's IndexedDB, which content scripts cannot
 * see in any browser (measured in Chromium and Firefox), and is read by the worker alone.
 */
const connectionSchema = z.object({
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

interface Schema extends DBSchema {
  connection: { key: 'current'; value: unknown }
}

function open() {
  return openDB<Schema>('wrapup-key', 1, { upgrade: (db) => void db.createObjectStore('connection') })
}

/** The saved connection, or null where there is none or it cannot be read. */
export async function readConnection(): Promise<Connection | null> {
  const db = await open()
  try {
    const parsed = connectionSchema.safeParse(await db.get('connection', 'current'))
    return parsed.success ? parsed.data : null
  } finally {
    db.close()
  }
}

/** Saves a connection that was just tested; null removes it. */
export async function writeConnection(connection: Connection | null): Promise<void> {
  const db = await open()
  try {
    const write = db.transaction('connection', 'readwrite', { durability: 'strict' })
    if (connection === null) await write.store.delete('current')
    else await write.store.put(connection, 'current')
    await write.done
  } finally {
    db.close()
  }
}
