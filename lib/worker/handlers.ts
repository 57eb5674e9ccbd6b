import { browser } from 'wxt/browser'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { DamageHandlers } from './damage.ts'
import type { Completions } from './journal/completions.ts'
import type { Journal } from './journal/journal.ts'
import type { From, Handlers } from './router.ts'
import { readSettings } from './settings/settings-store.ts'
import type { SetupHandlers } from './setup/setup.ts'
import { siteHere, useSite } from './sites/adding-sites.ts'
import { rulesAt } from './sites/own-sites.ts'
import { beginTeaching, confirmRule, dropDraft, pointAgain, pointed } from './sites/teaching.ts'
import type { Asking } from './tab/asking.ts'
import type { Choosing } from './tab/choosing.ts'
import type { createCompleting } from './tab/completing.ts'
import { enter, issueWord } from './tab/dock-frames.ts'
import type { HidingHandlers } from './tab/dock-hiding.ts'
import type { PanelViews } from './tab/panel.ts'
import { changeTab, readTab } from './tab/tab-store.ts'
import type { Tabs } from './tab/tabs.ts'
import type { TaskIndex } from './tasks/task-index.ts'

type HandlersDeps = {
  index: TaskIndex
  journal: Journal
  completions: Completions
  completing: ReturnType<typeof createCompleting>
  panel: PanelViews
  choosing: Choosing
  asking: Asking
  tabs: Tabs
  setup: SetupHandlers
  damage: DamageHandlers
  hiding: HidingHandlers
  tellScreens: () => void
  /** Tabs and screens show the new state. */
  redraw: () => void
}

/** What the worker does with each message of the table. */
export function createHandlers(deps: HandlersDeps): Handlers {
  const {
    index,
    journal,
    completions,
    completing,
    panel,
    choosing,
    asking,
    tabs,
    setup,
    damage,
    hiding,
    tellScreens,
    redraw,
  } = deps

  /** Popup and side panel name the tab that they speak of; for a dock only the browser's word counts. */
  async function inTab<Value>(
    asked: { tabId?: number | undefined },
    from: From,
    act: (tabId: number) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const names = from.sender === 'popup' || from.sender === 'sidepanel'
    const tabId = names ? (asked.tabId ?? null) : from.tabId
    return tabId === null ? fail('internal') : act(tabId)
  }

  const siteView = async (tabId: number): Promise<Result<SiteHere>> =>
    ok(await siteHere(tabId, (await readTab(tabId)).identity))

  const taught = async (tabId: number, changing: Promise<Result<unknown>>): Promise<Result<SiteHere>> => {
    const changed = await changing
    redraw()
    return changed.ok ? siteView(tabId) : changed
  }

  const drawn = async (tabId: number): Promise<Result<PanelView>> => ok(await panel.view(tabId))

  return {
    ...setup,
    ...damage,
    ...hiding,

    'page.seen': ({ identity }, from) => tabs.seen(identity, from),
    'page.fetchDock': (_, from) => tabs.bringDock(from),
    'page.dockWord': (_, { tabId }) => issueWord(tabId),
    'dock.enter': ({ word }, from) => enter(word, from),
    'page.rules': async (_, from) => ok({ rules: rulesAt(from.url, await readSettings()) }),

    'teach.pointed': async (asked, { tabId }) => {
      const kept = await pointed(tabId, asked)
      tellScreens()
      return kept
    },
    'teach.begin': ({ field, ...asked }, from) => inTab(asked, from, (tabId) => beginTeaching(tabId, field)),
    'teach.confirm': (asked, from) => inTab(asked, from, (tabId) => taught(tabId, confirmRule(tabId))),
    'teach.drop': (asked, from) => inTab(asked, from, (tabId) => taught(tabId, dropDraft(tabId))),

    'teach.again': ({ site, field }) => pointAgain(site, field),
    'site.here': (asked, from) => inTab(asked, from, siteView),
    'site.use': ({ mode, ...asked }, from) =>
      inTab(asked, from, async (tabId) => {
        const used = await useSite(tabId, mode)
        if (!used.ok) return used
        redraw()
        return siteView(tabId)
      }),

    'panel.get': ({ glance, ...asked }, from) =>
      inTab(asked, from, async (tabId) => {
        if (glance === true) return ok(await panel.glance(tabId))
        void asking.goOn(tabId)
        return drawn(tabId)
      }),
    'panel.choose': (asked, from) =>
      inTab(asked, from, async (tabId) => {
        await choosing.choose(tabId, asked.taskId, asked.who === true)
        return drawn(tabId)
      }),
    'panel.openTask': (asked, from) =>
      inTab(asked, from, async (tabId) => {
        const opened = await asking.openTask(tabId, asked.taskId)
        return opened.ok ? drawn(tabId) : opened
      }),
    'panel.find': ({ text, ...asked }, from) =>
      inTab(asked, from, async (tabId) => {
        const found = await asking.find(tabId, text)
        return found.ok ? drawn(tabId) : found
      }),
    'panel.back': (asked, from) =>
      inTab(asked, from, async (tabId) => {
        await choosing.back(tabId)
        return drawn(tabId)
      }),
    'panel.findPerson': (asked, from) =>
      inTab(asked, from, async (tabId) => {
        const { identity } = await readTab(tabId)
        if (identity === null) return fail('pageUnreadable')
        const found = await index.lookUpPerson(identity)
        return found.ok ? drawn(tabId) : found
      }),

    async 'index.refresh'() {
      const refreshed = await index.refreshNow()
      return refreshed.ok ? ok({ done: true as const }) : refreshed
    },
    'day.list': async () => ok((await index.today())?.lines ?? []),

    'completion.start': ({ taskId, body, override, ...asked }, from) =>
      inTab(asked, from, (tabId) => completing.start({ tabId, taskId, body, override })),
    'completion.propose': ({ taskId, body }, from) =>
      inTab({}, from, async (tabId) => {
        await changeTab(tabId, { proposal: { taskId, body } })
        tellScreens()
        return ok({ done: true as const })
      }),
    'completion.dropProposal': (asked, from) =>
      inTab(asked, from, async (tabId) => {
        await changeTab(tabId, { proposal: null })
        tellScreens()
        return ok({ done: true as const })
      }),
    'completion.recorded': ({ taskId, since }) => completions.isRecorded(taskId, since),
    'completion.undo': ({ id }) => completing.undo(id),
    'completion.hold': ({ id }) => completing.hold(id),
    'completion.sendNow': ({ id }) => completing.sendNow(id),
    'completion.tryNow': ({ id }) => completing.tryNow(id),
    'completion.giveUp': ({ id }) => completing.giveUp(id),
    'completion.dismiss': ({ id }) => completing.dismiss(id),

    async 'options.open'() {
      await browser.runtime.openOptionsPage()
      return ok({ done: true as const })
    },
    'history.list': () => completions.all(),
    'history.clear': () => journal.clearEnded(),
  }
}
