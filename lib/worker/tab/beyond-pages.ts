import { type Browser, browser } from 'wxt/browser'
import { commandDock } from '#lib/shared/messages/dock-command.ts'
import { openSidePanel } from '#lib/shared/messages/side-panel.ts'
import { words } from '#lib/shared/words/index.ts'
import { suggestTasks } from '#lib/worker/tasks/suggestions.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Asking } from './asking.ts'
import { openPanelWindow, openPopup } from './show-panel.ts'

type BeyondDeps = { asking: Pick<Asking, 'start'>; index: Pick<TaskIndex, 'today'> }

/** Firefox has its menus under a name of their own, with the same calls. */
const menus = (): typeof browser.contextMenus =>
  browser.contextMenus ?? (browser as unknown as { menus: typeof browser.contextMenus }).menus

/** Links of other kinds name nobody: the menu stays as short as it was. */
const LINKS = [
  'mailto:*',
  'tel:*',
  'callto:*',
  '*://*.linkedin.com/in/*',
  '*://*.linkedin.com/pub/*',
  '*://*.linkedin.com/sales/lead/*',
  '*://*.linkedin.com/sales/people/*',
  '*://*.reply.io/*',
  '*://*/*replyTaskId=*',
  '*://*/*reply_task_id=*',
]

/** Makes the menu's entries; to be called when the extension is installed or updated. */
export async function makeMenu(): Promise<void> {
  await menus().removeAll()
  menus().create({ id: 'selection', title: words.beyond.menu.selection, contexts: ['selection'] })
  menus().create({ id: 'sidePanel', title: words.beyond.menu.sidePanel, contexts: ['action'] })
  menus().create({ id: 'link', title: words.beyond.menu.link, contexts: ['link'], targetUrlPatterns: LINKS })
}

/**
 * The ways to a task that need no page of a known site: a selected text or a link by the context menu, and the address
 * bar's keyword. What was asked for is shown in the popup, or where the browser does not open that, in a small window.
 */
export function listenBeyondPages({ asking, index }: BeyondDeps): void {
  async function ask(text: string, tab: Browser.tabs.Tab | undefined): Promise<void> {
    // Before anything is awaited: a browser may open the popup only now.
    const popup = openPopup(tab?.windowId)
    const tabId = tab?.id ?? (await tabInFront())
    if (tabId === null) return
    const found = asking.start(tabId, text)
    if (!(await popup)) await openPanelWindow(tabId)
    await found
  }

  menus().onClicked.addListener((info, tab) => {
    if (info.menuItemId === 'sidePanel') return showSidePanel(tab)
    const text = info.menuItemId === 'link' ? info.linkUrl : info.selectionText
    // A tab without an id (a side panel, a window of developer tools) has no panel.
    if (text !== undefined) void ask(text, tab?.id === -1 ? undefined : tab)
  })

  browser.commands.onCommand.addListener((name, tab) => {
    if (name === 'side-panel') showSidePanel(tab)
    if (name === 'dock') void openDock(tab)
  })

  // Firefox shows a first line that is set while somebody types with their next letter only: there it is one that is always true.
  if (import.meta.env.FIREFOX) describe(words.beyond.addressBar.begin)
  browser.omnibox.onInputEntered.addListener((text) => void ask(text, undefined))
  browser.omnibox.onInputStarted.addListener(() => describe(words.beyond.addressBar.begin))
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    if (!import.meta.env.FIREFOX) describe(words.beyond.addressBar.find(text.trim()))
    void suggestions(text).then(suggest)
  })

  /** From the index alone: typing asks Reply nothing. */
  async function suggestions(text: string): Promise<Browser.omnibox.SuggestResult[]> {
    const day = await index.today()
    return suggestTasks(text, day?.lines ?? []).map((line) => ({
      content: `#${line.taskId}`,
      description: written(words.beyond.addressBar.task(line, Date.now())),
    }))
  }
}

function showSidePanel(tab: Browser.tabs.Tab | undefined): void {
  if (tab !== undefined) void openSidePanel(tab.windowId)
}

/** Where a page has no dock there is the popup, if the browser still opens it by then. */
async function openDock(tab: Browser.tabs.Tab | undefined): Promise<void> {
  const isThere = tab?.id !== undefined && (await commandDock(tab.id))
  if (!isThere) await openPopup(tab?.windowId)
}

function describe(text: string): void {
  void browser.omnibox.setDefaultSuggestion({ description: written(text) })
}

async function tabInFront(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id ?? null
}

/** Chromium reads descriptions as XML, Firefox as they are. What cannot stand in XML cannot be seen either. */
function written(text: string): string {
  const visible = text.toWellFormed().replace(/\p{Cc}/gu, ' ')
  if (import.meta.env.FIREFOX) return visible
  return visible.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
