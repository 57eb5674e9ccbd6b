import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import type { Opener } from './sealing.ts'

/**
 * What opens the key while Wrapup is unlocked. In the browser's session memory: a worker that died goes on, nothing is written
 * to the disk, and a browser that was closed is locked.
 */
const NAME = 'unlocked'
const schema = z.string().check(z.maxLength(64))

export async function readOpener(): Promise<Opener | null> {
  const parsed = schema.safeParse((await browser.storage.session.get(NAME))[NAME])
  return parsed.success ? parsed.data : null
}

/** null locks. */
export async function keepOpener(opener: Opener | null): Promise<void> {
  if (opener === null) await browser.storage.session.remove(NAME)
  else await browser.storage.session.set({ [NAME]: opener })
}
