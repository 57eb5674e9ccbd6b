import { browser } from 'wxt/browser'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from './settings.ts'

const NAME = 'settings'

/**
 * Keeps settings out of content scripts' reach where the browser can (Chromium; Firefox has no such call).
 * Nothing in `storage` is secret, so where it cannot, nothing is lost.
 */
export async function closeStorageToPages(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    if (typeof area.setAccessLevel === 'function') await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
  }
}

/** The settings; the defaults where nothing was stored or what was stored is damaged (damaged settings are kept aside). */
export async function readSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(NAME))[NAME]
  if (stored === undefined) return DEFAULT_SETTINGS
  const parsed = settingsSchema.safeParse(stored)
  if (parsed.success) return parsed.data
  await browser.storage.local.set({ 'settings.damaged': stored })
  return DEFAULT_SETTINGS
}

let writing: Promise<unknown> = Promise.resolve()

/** Changes settings, one change after another, so that two windows do not undo each other's. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const next = writing.then(async () => {
    const settings = settingsSchema.parse(change(await readSettings()))
    await browser.storage.local.set({ [NAME]: settings })
    return settings
  })
  writing = next.catch(() => undefined)
  return next
}
