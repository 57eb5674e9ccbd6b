import { browser } from 'wxt/browser'
import * as z from 'zod/mini'

/**
 * Which database is in use for a store. One that cannot be opened any more is left where it is, whole, once a person has decided so,
 * and another one is begun beside it: `wrapup-key`, then `wrapup-key-2`.
 */
const NAME = 'databases'
const schema = z.record(z.string(), z.number())

async function generations(): Promise<Record<string, number>> {
  const parsed = schema.safeParse((await browser.storage.local.get(NAME))[NAME])
  return parsed.success ? parsed.data : {}
}

/** The name of the database in use for `store`. */
export async function databaseName(store: string): Promise<string> {
  const generation = (await generations())[store] ?? 1
  return generation === 1 ? store : `${store}-${generation}`
}

/** Leaves the database of `store` aside and begins another. */
export async function beginAnotherDatabase(store: string): Promise<void> {
  const known = await generations()
  await browser.storage.local.set({ [NAME]: { ...known, [store]: (known[store] ?? 1) + 1 } })
}
