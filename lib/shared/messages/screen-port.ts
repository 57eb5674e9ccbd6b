import { browser } from 'wxt/browser'
import { ask, onChanged } from './ask.ts'
import type { WorkerPort } from './port.ts'

/**
 * What a screen needs of the browser, as the value of its context.
 * `tabId` is the tab that a popup speaks of; null for dock (the browser names it) and options.
 */
export function screenPort(surface: WorkerPort['surface'], tabId: number | null): WorkerPort {
  return { surface, tabId, ask, onChanged, requestPermission, requestNotifications, openOptions, openUrl, copy }
}

/** The tab that the popup speaks of: the one in front of this window, or the one that a window of its own was opened for. */
export async function currentTabId(): Promise<number | null> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN)
  if (Number.isInteger(named)) return named
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}

/** Nothing may be awaited before this: the browser asks the person only in the click itself. */
function requestPermission(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins }).catch(() => false)
}

function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] }).catch(() => false)
}

function openOptions(): void {
  void browser.runtime.openOptionsPage()
}

function openUrl(url: string): void {
  void browser.tabs.create({ url })
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** For a frame in a page whose policy keeps the clipboard from frames: the old command needs only the click. */
function copyBySelection(text: string): boolean {
  const held = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'sr-only'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (held instanceof HTMLElement) held.focus()
  return done
}
