import { browser } from 'wxt/browser'
import { COMPLETIONS_DATABASE, createIdbStore } from '#lib/completion/idb-store.ts'
import { createJournal } from '#lib/completion/runner.ts'
import { databaseName } from '#lib/settings/database-name.ts'
import { closeStorageToPages, followSettings } from '#lib/settings/settings-store.ts'
import { createIndexStore } from '#lib/tasks/index-store.ts'
import { regionOfLanguage } from '#lib/tasks/region.ts'
import { createTaskIndex, type TaskIndex } from '#lib/tasks/task-index.ts'
import { permissionCame } from './adding-sites.ts'
import { createAsking } from './asking.ts'
import { listenBeyondPages, makeMenu } from './beyond-pages.ts'
import { tellScreens } from './broadcast.ts'
import { createCardReader } from './card-reader.ts'
import { createChoices } from './choice-store.ts'
import { createChoosing } from './choosing.ts'
import { createCompleting } from './completing.ts'
import { createCompletions } from './completions.ts'
import { createDamage, damageHandlers } from './damage.ts'
import { createHandlers } from './handlers.ts'
import { learningApi } from './learning-api.ts'
import { watchNetwork } from './network.ts'
import { createNotifying } from './notifying.ts'
import { readTabNow } from './page-reading.ts'
import { createPanel } from './panel.ts'
import { createRetention } from './retention.ts'
import { answerMessages } from './router.ts'
import { createSession } from './session.ts'
import { setupHandlers } from './setup.ts'
import { registerSites } from './site-registration.ts'
import { createTabs } from './tabs.ts'
import { createWake } from './wake.ts'

/**
 * Puts the worker together. Everything that the browser may wake it for is listened to before the first `await`: an event
 * that comes while nobody listens is lost.
 */
export function startWorker(): void {
  const redraw = () => {
    tellScreens()
    void tabs.redraw()
  }

  const session = createSession(redraw)
  const index = createTaskIndex({
    store: createIndexStore(),
    account: () => session.account(),
    now: Date.now,
    homeRegion: regionOfLanguage(navigator.language),
    changed: () => {
      wake.plan('index', index.nextWorkAt())
      redraw()
    },
  })
  const choices = createChoices(browser.storage.local)
  const learn: TaskIndex['put'] = (task, serverTime) => {
    if (task.status !== 'new') void choices.forgetTask(task.id)
    return index.put(task, serverTime)
  }
  const store = createIdbStore(
    Date.now,
    () => databaseName(COMPLETIONS_DATABASE),
    () => {
      damage.found()
      redraw()
    },
  )
  const journal = createJournal({
    store,
    async connection() {
      const account = await session.account()
      if (!account.ok) return account.problem
      return { account: account.value.account, api: learningApi(account.value.api, { put: learn }) }
    },
    clock: { now: Date.now, monotonic: () => performance.now() },
    lock: async (work) => {
      await navigator.locks.request('wrapup.sender', work)
    },
    online: () => navigator.onLine,
    schedule: (at) => wake.plan('journal', at),
    changed: (record) => {
      completions.learn(record)
      retention.learn(record)
      redraw()
      notifying.update()
    },
    trouble: tellScreens,
    random: Math.random,
    newId: () => crypto.randomUUID(),
  })
  const retention = createRetention(journal)
  const completions = createCompletions(journal, async () => {
    const account = await session.account()
    return account.ok ? account.value.account : null
  })
  const wake = createWake({ journal: () => void journal.drain(), index: () => void index.resume() })
  const cards = createCardReader({ session, index, changed: tellScreens })
  const notifying = createNotifying(() => completions.needing())
  const damage = createDamage({
    journal,
    reopen: {
      completions: () => {
        store.close()
        completions.forget()
      },
      key: session.forget,
    },
  })
  const panel = createPanel({ session, index, cards, completions, damage, choices, readTabNow })
  const asking = createAsking({ index, changed: tellScreens })
  const choosing = createChoosing({ index, choices })
  const completing = createCompleting({ session, index, journal, panel, readTabNow })
  const tabs = createTabs({ match: index.match, needsYou: completions.needsYou, changed: tellScreens })
  const setup = setupHandlers({ session, index, journal, completions, damage, choices, changed: redraw })

  tabs.listen()
  notifying.listen()
  const handled = { setup, damage: damageHandlers(damage, redraw) }
  answerMessages(
    createHandlers({
      index,
      journal,
      completions,
      completing,
      panel,
      choosing,
      asking,
      tabs,
      ...handled,
      tellScreens,
      redraw,
    }),
  )
  listenBeyondPages({ asking, index })

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void registerSites()
    void makeMenu()
    if (reason === 'install') void browser.runtime.openOptionsPage()
  })
  // Listening is what starts the worker when the browser starts; the draining below is what it is started for.
  browser.runtime.onStartup.addListener(() => undefined)
  browser.permissions.onAdded.addListener(() => {
    notifying.listen()
    void permissionCame().then(registerSites).then(redraw)
  })
  browser.permissions.onRemoved.addListener(() => void registerSites().then(redraw))
  watchNetwork({ back: () => void journal.resume(), changed: redraw })

  followSettings()
  void closeStorageToPages()
  void registerSites()
  void journal.drain()
  retention.prune()
  void index.resume()
  notifying.update()
}
