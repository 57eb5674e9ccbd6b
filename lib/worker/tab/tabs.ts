import { browser } from 'wxt/browser'
import type { DockOrder, PageIdentity } from '#lib/shared/identity/identity.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { From } from '#lib/worker/senders.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { learnHealth } from '#lib/worker/sites/health.ts'
import { identityAt, modeOf, siteAt } from '#lib/worker/sites/own-sites.ts'
import { startDockHost } from '#lib/worker/sites/site-registration.ts'
import { countTasks, type Match } from '#lib/worker/tasks/matching.ts'
import { type Badge, badgeOf, changesAt } from './badge.ts'
import { forgetFrames } from './dock-frames.ts'
import { createLastShown } from './last-shown.ts'
import { mayStay, tabAddress } from './page-reading.ts'
import { changeTab, forgetTab, knownTabs, leavePage, readTab } from './tab-store.ts'

type TabsDeps = {
  /** Matches by the index alone, without a request; null while there is no account. */
  match: (identity: PageIdentity) => Promise<Match | null>
  /** How many completions need a person. */
  needsYou: () => Promise<number>
  /** Whether there is no key to work with: none yet, or one that Reply refused. */
  isKeyless: () => Promise<boolean>
  /** How much is due by tonight; null while that is not known. */
  dueNow: () => Promise<number | null>
  /** The last completion of a task, in this account; null where none is to be spoken of. */
  completionOf: (taskId: number) => Promise<CompletionView | null>
  /** An open panel must not go on showing what the page has said before. */
  changed: () => void
}

/**
 * Follows tabs: who their pages are about, the badge, and whether their dock is wanted.
 * A page causes no request: all of this is answered from the index.
 */
export function createTabs({ match, needsYou, isKeyless, dueNow, completionOf, changed }: TabsDeps) {
  /** One page after another per tab, in the order in which the browser told of them. */
  const turns = new Map<number, Promise<unknown>>()
  /** The last change of each tab's address that is still to be drawn. */
  const moves = new Map<number, { isLoading: boolean }>()
  let drawing: Promise<void> | null = null
  let isOutOfDate = false
  /** The badge's next second, by tab. */
  const seconds = new Map<number, ReturnType<typeof setTimeout>>()

  const shown = createLastShown()

  const isUndone = async (taskId: number) => (await completionOf(taskId))?.state === 'cancelled'

  /** In an undo window the badge counts down. A worker that dies over it counts on when it is woken to send. */
  function countDown(tabId: number, completion: CompletionView | null): void {
    clearTimeout(seconds.get(tabId))
    seconds.delete(tabId)
    const now = Date.now()
    const at = changesAt(completion, now)
    if (at !== null)
      seconds.set(
        tabId,
        setTimeout(() => void inTurn(tabId, () => draw(tabId)), at - now),
      )
  }

  function inTurn<Value>(tabId: number, act: () => Promise<Value>): Promise<Value> {
    const mine = (turns.get(tabId) ?? Promise.resolve()).then(act)
    const ended = mine
      .catch(() => undefined)
      .finally(() => {
        // The last one leaves nothing behind: tabs come and go all day.
        if (turns.get(tabId) === ended) turns.delete(tabId)
      })
    turns.set(tabId, ended)
    return mine
  }

  /** A page reader's word. Accepted only from a site that is on, about that site. */
  async function seen(identity: PageIdentity, from: From): Promise<Result<DockOrder>> {
    const { tabId } = from
    if (tabId === null) return fail('internal')
    return inTurn(tabId, async () => {
      const settings = await readSettings()
      const site = siteAt(from.url, settings)
      if (site !== identity.site || !mayStay(site, settings)) return fail('permissionMissing')
      shown.forget(tabId)
      void learnHealth(tabId, identity, from.url, settings)
      const before = (await readTab(tabId)).identity
      await changeTab(tabId, { identity, readBy: 'reader' })
      if (JSON.stringify(before) !== JSON.stringify(identity)) changed()
      return ok(await draw(tabId))
    })
  }

  /** Brings the dock's host into a page whose reader waits for it: only where there is something to show. */
  async function bringDock({ tabId, url }: From): Promise<Result<{ done: true }>> {
    if (tabId === null) return fail('internal')
    const { identity } = await readTab(tabId)
    if (identity?.site !== siteAt(url, await readSettings())) return fail('permissionMissing')
    const order = await inTurn(tabId, () => draw(tabId))
    return order.show && (await startDockHost(tabId)) ? ok({ done: true }) : fail('internal')
  }

  /** What a tab's address says, where no reader runs. A new address drops the old person at once. */
  async function moved(tabId: number, url: string | undefined, isLoading: boolean): Promise<void> {
    const move = { isLoading: isLoading || moves.get(tabId)?.isLoading === true }
    moves.set(tabId, move)
    await inTurn(tabId, async () => {
      // A page may change its address faster than tabs are drawn: only the last one says where it is.
      if (moves.get(tabId) !== move) return
      moves.delete(tabId)
      const { identity, begun } = await readTab(tabId)
      const settings = await readSettings()
      const site = url === undefined ? 'other' : siteAt(url, settings)
      const isOn = settings.consentedAt !== null && modeOf(site, settings) !== 'off'
      const now = isOn && url !== undefined ? identityAt(url, settings) : null
      if (identity !== null && identity.key === now?.key) {
        // A page that is loaded again is another visit: that a choice was undone belongs to the one before.
        if (move.isLoading && begun !== null && (await isUndone(begun.taskId))) await changeTab(tabId, { begun: null })
        // The browser takes a tab's badge away with each page that it loads.
        await draw(tabId)
        return
      }
      await leavePage(tabId, now)
      changed()
      await draw(tabId)
    })
  }

  /** What every tab shows alike: looked for once where all are drawn. */
  async function everywhere(): Promise<{ needing: number; keyless: boolean; due: number | null }> {
    const [needing, keyless, due] = await Promise.all([needsYou(), isKeyless(), dueNow()])
    return { needing, keyless, due: keyless ? null : due }
  }

  /** Brings badge and dock of a tab in line with what is known. Gives what the dock should do. */
  async function draw(tabId: number, known = everywhere()): Promise<DockOrder> {
    const { identity, begun, dock } = await readTab(tabId)
    const settings = await readSettings()
    const site = identity?.site ?? siteAt(await tabAddress(tabId), settings)
    const found = identity === null ? null : await match(identity)
    const count = found === null ? 0 : countTasks(found)
    const { needing, keyless, due } = await known
    const isKeyMissed = keyless && settings.consentedAt !== null && modeOf(site, settings) !== 'off'
    const completion = begun === null ? null : await completionOf(begun.taskId)
    const isUrgent = needing > 0 || isKeyMissed
    const isAboutNobody = identity === null || (identity.people.length === 0 && identity.taskReferences.length === 0)
    const badge = { tasks: count, due: isAboutNobody ? due : null, isUrgent, completion, now: Date.now() }
    await drawBadge({ tabId }, badgeOf(badge))
    countDown(tabId, completion)
    // A dock that stands on the page does not vanish under the hand because the key was refused: it says so.
    const isWanted = count > 0 || begun !== null || found?.kind === 'references' || (isKeyMissed && dock !== 'none')
    const isHidden = site === 'other' || (settings.dockHiddenOn.includes(site) && dock !== 'hiding')
    const isShown = isWanted && mayStay(site, settings) && !isHidden
    if (isShown === (dock === 'none')) await changeTab(tabId, { dock: isShown ? 'shown' : 'none' })
    return isShown ? { show: true, corner: settings.dockCorner } : { show: false }
  }

  /** Of one tab, or of all that have none of their own. */
  async function drawBadge(tab: { tabId?: number }, badge: Badge): Promise<void> {
    if (!shown.isNew(tab.tabId, badge)) return
    const { text, colour, title } = badge
    try {
      await Promise.all([
        browser.action.setBadgeText({ ...tab, text }),
        browser.action.setBadgeBackgroundColor({ ...tab, color: colour }),
        browser.action.setBadgeTextColor({ ...tab, color: '#ffffff' }),
        browser.action.setTitle({ ...tab, title }),
      ])
    } catch {
      // The tab was closed in the meantime.
      if (tab.tabId !== undefined) shown.forget(tab.tabId)
    }
  }

  /**
   * After the index or the settings changed: every tab we know of is drawn anew. One completion changes much in a row, and a rep
   * has dozens of tabs: what changes while they are drawn is drawn once after that.
   */
  function redraw(): Promise<void> {
    isOutOfDate = true
    drawing ??= drawUntilUpToDate()
    return drawing
  }

  async function drawUntilUpToDate(): Promise<void> {
    try {
      while (isOutOfDate) {
        isOutOfDate = false
        await drawAll()
      }
    } finally {
      // Here and not in whoever waits for it: nothing may change between the last look and this.
      drawing = null
    }
  }

  async function drawAll(): Promise<void> {
    const known = everywhere()
    const { needing, due } = await known
    // Tabs of which nothing is known show it, too: what needs a person needs them wherever they are.
    await drawBadge({}, badgeOf({ tasks: 0, due, isUrgent: needing > 0, completion: null, now: Date.now() }))
    await Promise.all(
      (await knownTabs()).map(async (tabId) => {
        const { identity } = await readTab(tabId)
        const dock = await inTurn(tabId, () => draw(tabId, known))
        if (identity === null) return
        // Told each time: what was told before may have met a reader that was just going, or failed in the page.
        // Not waited for: a tab that the browser has frozen answers when it is shown again. And no reader in that tab is no fault:
        // its site may be off, or the tab gone.
        browser.tabs
          .sendMessage(tabId, { type: 'page.dock', dock, epoch: identity.epoch }, { frameId: 0 })
          .catch(() => undefined)
      }),
    )
  }

  function listen(): void {
    browser.tabs.onUpdated.addListener((tabId, change, tab) => {
      if (change.url !== undefined || change.status !== undefined) shown.forget(tabId)
      if (change.url !== undefined || change.status === 'loading')
        void moved(tabId, tab.url, change.status === 'loading')
    })
    browser.tabs.onRemoved.addListener((tabId) => {
      shown.forget(tabId)
      void forgetTab(tabId)
      void forgetFrames(tabId)
    })
  }

  return { seen, bringDock, redraw, listen }
}

export type Tabs = ReturnType<typeof createTabs>
