import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { pauseSchema, type StoredPause, withKnown } from '#lib/worker/reply/pause.ts'

/** Until when Reply wants no requests, for each account: it outlives the worker and the browser. Holds nobody's name. */
const NAME = 'pauses'
const schema = z.record(z.string(), pauseSchema)
/** Accounts of which a pause is remembered. */
const MOST = 20

async function pauses(): Promise<Record<string, StoredPause>> {
  const parsed = schema.safeParse((await browser.storage.local.get(NAME))[NAME])
  return parsed.success ? parsed.data : {}
}

/** The pause that was last asked for; null where none was, or the browser does not say. */
export async function readPause(account: string): Promise<StoredPause | null> {
  const known = await pauses().catch(() => null)
  return known?.[account] ?? null
}

/** Writes it down for the next worker. Where the disk is full it holds as long as this one lives. */
export async function writePause(account: string, pause: StoredPause): Promise<void> {
  try {
    const known = await pauses()
    const others = Object.entries(known).filter(([name]) => name !== account)
    const mine = withKnown(pause, known[account] ?? null)
    await browser.storage.local.set({ [NAME]: Object.fromEntries([...others.slice(1 - MOST), [account, mine]]) })
  } catch {
    // Nothing is lost by it but a worker's knowledge: the next one asks once and is told again.
  }
}
