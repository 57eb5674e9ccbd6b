import { browser } from 'wxt/browser'
import { ask, onChanged } from './ask.ts'
import type { WorkerPort } from './port.ts'
import { onScreenCommand } from './screen-command.ts'
import { openSidePanel } from './side-panel.ts'
import type { MessageName } from './table.ts'

/** Which tab a screen speaks of, and which window it belongs to; null where the browser says it (dock) or nobody asks (options). */
type Place = { tabId: number | null; windowId?: number | undefined }

/** What opens somebody. */
const OPENS: ReadonlySet<MessageName> = new Set(['panel.openTask', 'panel.find', 'run.start', 'run.next', 'run.goOn'])

/** What a screen needs of the browser, as the value of its context. */
export function screenPort(surface: WorkerPort['surface'], { tabId, windowId }: Place = { tabId: null }): WorkerPort {
  // Firefox leaves a popup open over the page that it has opened.
  const leave = () => surface === 'popup' && window.close()
  const openPanel = () => (windowId === undefined ? Promise.resolve(false) : openSidePanel(windowId))
  return {
    surface,
    tabId,
    ask(name, request) {
      // The options' list stays where it is: who is opened from it is worked on beside it, with the side panel.
      if (surface === 'options' && OPENS.has(name)) void openPanel()
      return ask(name, request)
    },
    onChanged,
    onCommand: (obey) => onScreenCommand({ surface, tabId }, obey),
    canAsk: surface !== 'dock' || !import.meta.env.FIREFOX,
    requestPermission,
    requestNotifications,
    copy,
    openSidePanel() {
      void openPanel().then(leave)
    },
    openOptions() {
      // Inside a page Firefox gives a frame of ours less than a page of its own: the worker opens it.
      if (surface === 'dock') void ask('options.open', {})
      else void browser.runtime.openOptionsPage().then(leave)
    },
    openUrl(url) {
      void browser.tabs.create({ url }).then(leave)
    },
  }
}

/** The tab that the popup speaks of: the one in front of this window, or the one that a window of its own was opened for. */
export async function currentTab(): Promise<Place> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN)
  if (Number.isInteger(named)) return { tabId: named }
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return { tabId: tab?.id ?? null, windowId: tab?.windowId }
}

/** Nothing may be awaited before this: the browser asks the person only in the click itself. */
function requestPermission(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins }).catch(() => false)
}

function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] }).catch(() => false)
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
