import { browser } from 'wxt/browser'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import type { Colleague, PanelView } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { DamageHandlers } from './damage.ts'
import type { dayHandlers } from './day/day-handlers.ts'
import type { Completions } from './journal/completions.ts'
import type { Journal } from './journal/journal.ts'
import type { Handlers } from './router.ts'
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
  day: ReturnType<typeof dayHandlers>
  tellScreens: () => void
  /** Opens the page of a task's person in a tab of its own, and gives that tab; null where no page is known. */
  openBeside: (tabId: number, taskId: number) => Promise<number | null>
  keepDraft: (taskId: number, text: string) => Promise<void>
  colleagues: () => Promise<Result<Colleague[]>>
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
    day,
    openBeside,
    keepDraft,
    colleagues,
    tellScreens,
    redraw,
  } = deps

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
    ...day,

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
    'teach.begin': ({ field }, { tabId }) => beginTeaching(tabId, field),
    'teach.confirm': (_, { tabId }) => taught(tabId, confirmRule(tabId)),
    'teach.drop': (_, { tabId }) => taught(tabId, dropDraft(tabId)),

    'teach.again': ({ site, field }) => pointAgain(site, field),
    'site.here': (_, { tabId }) => siteView(tabId),
    async 'site.use'({ mode }, { tabId }) {
      const used = await useSite(tabId, mode)
      if (!used.ok) return used
      redraw()
      return siteView(tabId)
    },

    async 'panel.get'({ glance }, { tabId }) {
      if (glance === true) return ok(await panel.glance(tabId))
      void asking.goOn(tabId)
      return drawn(tabId)
    },
    async 'panel.choose'({ taskId, who }, { tabId }) {
      await choosing.choose(tabId, taskId, who === true)
      return drawn(tabId)
    },
    async 'panel.openTask'({ taskId }, { sender, tabId }) {
      // From the day as a page of its own the person's page is opened, where one is known; else the card is beside it.
      const beside = sender === 'options' ? await openBeside(tabId, taskId) : null
      if (beside !== null) return drawn(beside)
      const opened = await asking.openTask(tabId, taskId)
      return opened.ok ? drawn(tabId) : opened
    },
    async 'panel.find'({ text }, { tabId }) {
      const found = await asking.find(tabId, text)
      return found.ok ? drawn(tabId) : found
    },
    async 'panel.back'(_, { tabId }) {
      await choosing.back(tabId)
      return drawn(tabId)
    },
    async 'panel.findPerson'(_, { tabId }) {
      const { identity } = await readTab(tabId)
      if (identity === null) return fail('pageUnreadable')
      const found = await index.lookUpPerson(identity)
      return found.ok ? drawn(tabId) : found
    },

    async 'index.refresh'() {
      const refreshed = await index.refreshNow()
      return refreshed.ok ? ok({ done: true as const }) : refreshed
    },

    'completion.start': ({ taskId, body, override }, { tabId }) => completing.start({ tabId, taskId, body, override }),
    'wrapUp.start': ({ wrapUp, override }, { tabId }) =>
      completing.start({ tabId, taskId: wrapUp.taskId, wrapUp, override }),
    'step.goOn': ({ id }) => completing.goOn(id),
    'step.isThere': ({ id }) => completing.isThere(id),
    'step.sendAgain': ({ id }) => completing.sendAgain(id),
    async 'completion.propose'({ taskId, body, added }, { tabId }) {
      await changeTab(tabId, { proposal: { taskId, body, added } })
      tellScreens()
      return ok({ done: true as const })
    },
    async 'completion.dropProposal'(_, { tabId }) {
      await changeTab(tabId, { proposal: null })
      tellScreens()
      return ok({ done: true as const })
    },
    'colleagues.list': () => colleagues(),
    'note.draft': async ({ taskId, text }) => {
      await keepDraft(taskId, text)
      return ok({ done: true as const })
    },
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
