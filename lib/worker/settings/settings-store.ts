import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '#lib/shared/settings/settings.ts'
import { readStoredSettings } from './migrate.ts'
import { remember } from './remembered.ts'

const NAME = 'settings'
const DAMAGED = 'settings.damaged'

/**
 * Keeps settings out of content scripts' reach where the browser can (Chromium; Firefox has no such call).
 * Nothing in `storage` is secret, so where it cannot, nothing is lost.
 */
export async function closeStorageToPages(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    if (typeof area.setAccessLevel === 'function') await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
  }
}

const settingsRead = remember(readStored)
let isFollowing = false

/**
 * From now on the settings are kept in memory, and read again only after a change: the worker asks for them at every turn. To be
 * called before anything is awaited, lest a change goes unheard.
 */
export function followSettings(): void {
  isFollowing = true
  browser.storage.local.onChanged.addListener((changes) => {
    if (NAME in changes) settingsRead.forget()
  })
}

/** The settings as they are stored; see `readStored` for what is not there or cannot be read. */
export function readSettings(): Promise<Settings> {
  return isFollowing ? settingsRead.get() : readStored()
}

/**
 * The settings; the defaults where nothing was stored. What was stored and cannot be read as a whole is set aside as it was, and each choice in
 * it that can be read is kept.
 */
async function readStored(): Promise<Settings> {
  const stored = (await browser.storage.local.get(NAME))[NAME]
  if (stored === undefined) return DEFAULT_SETTINGS
  const settings = readStoredSettings(stored)
  if (settings !== null) return settings
  const readable = readableIn(stored)
  await browser.storage.local.set({ [NAME]: readable, [DAMAGED]: stored })
  return readable
}

/** Each choice that is still one. */
export function readableIn(stored: unknown): Settings {
  const choices = z.record(z.string(), z.unknown()).safeParse(stored)
  if (!choices.success) return DEFAULT_SETTINGS
  // Nothing is removed sooner because a choice could not be read.
  let settings: Settings = { ...DEFAULT_SETTINGS, historyDays: 90 }
  for (const [name, value] of Object.entries(choices.data)) {
    const tried = settingsSchema.safeParse({ ...settings, [name]: value })
    if (tried.success) settings = tried.data
  }
  return settings
}

/** Settings that could not be read, as they were; undefined where there are none. */
export async function damagedSettings(): Promise<unknown> {
  // Reading them is what sets them aside.
  await readSettings()
  return (await browser.storage.local.get(DAMAGED))[DAMAGED]
}

/** How many days of history the rep wants; null: all of it. undefined while that is not known: their settings could not be read. */
export async function historyDaysKept(): Promise<number | null | undefined> {
  return (await damagedSettings()) === undefined ? (await readSettings()).historyDays : undefined
}

/** The person has read that settings were set aside. */
export async function forgetDamagedSettings(): Promise<void> {
  await browser.storage.local.remove(DAMAGED)
}

let writing: Promise<unknown> = Promise.resolve()

/** Changes settings, one change after another, so that two windows do not undo each other's. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const next = writing.then(async () => {
    const settings = settingsSchema.parse(change(await readSettings()))
    settingsRead.forget()
    await browser.storage.local.set({ [NAME]: settings }).finally(settingsRead.forget)
    return settings
  })
  writing = next.catch(() => undefined)
  return next
}
