import { browser } from 'wxt/browser'
import { commandScreen } from '#lib/shared/messages/screen-command.ts'
import { createColleagues } from './account/colleagues.ts'
import { databaseName } from './account/database-name.ts'
import { learningApi } from './account/learning-api.ts'
import { listenForLocking } from './account/locking.ts'
import { createScopes } from './account/scopes.ts'
import { createSession } from './account/session.ts'
import { tellScreens } from './broadcast.ts'
import { browserWake } from './browser-wake.ts'
import { createDamage, damageHandlers } from './damage.ts'
import { workingTab } from './day/beside.ts'
import { createDay } from './day/day.ts'
import { dayHandlers } from './day/day-handlers.ts'
import { createDayStore } from './day/day-store.ts'
import { createMorning, morningNotice } from './day/morning.ts'
import { createRun } from './day/run.ts'
import { createSeveral } from './day/several.ts'
import { createPageOf, createTravel } from './day/travel.ts'
import { createHandlers } from './handlers.ts'
import { createCompletions } from './journal/completions.ts'
import { COMPLETIONS_DATABASE, createIdbStore } from './journal/idb-store.ts'
import { createJournal } from './journal/journal.ts'
import { createNotifying, mayNotify } from './journal/notifying.ts'
import { createRetention } from './journal/retention.ts'
import { watchNetwork } from './network.ts'
import { answerMessages } from './router.ts'
import { closeStorageToPages, followSettings, historyDaysKept, readSettings } from './settings/settings-store.ts'
import { setupHandlers } from './setup/setup.ts'
import { permissionCame } from './sites/adding-sites.ts'
import { registerSites } from './sites/site-registration.ts'
import { createAnswers } from './tab/answer-store.ts'
import { createAsking } from './tab/asking.ts'
import { listenBeyondPages, makeMenu } from './tab/beyond-pages.ts'
import { createCardReader } from './tab/card-reader.ts'
import { createChoices } from './tab/choice-store.ts'
import { createChoosing } from './tab/choosing.ts'
import { createCommands, listenForCommands, showPanelOf } from './tab/commands.ts'
import { createCompleting } from './tab/completing.ts'
import { hidingHandlers } from './tab/dock-hiding.ts'
import { createDrafts } from './tab/draft-store.ts'
import { createLookedAt } from './tab/looked-at.ts'
import { readTabNow } from './tab/page-reading.ts'
import { createPanel } from './tab/panel.ts'
import { createRecordPages, pageToKeep } from './tab/record-pages.ts'
import { createRightPersonLock } from './tab/right-person.ts'
import { createTabs } from './tab/tabs.ts'
import { touchesIn } from './tab/touches.ts'
import { createIndexStore } from './tasks/index-store.ts'
import { regionOfLanguage } from './tasks/region.ts'
import { createTaskIndex, type TaskIndex } from './tasks/task-index.ts'
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

  const session = createSession(redraw, createScopes(browser.storage.local))
  const index = createTaskIndex({
    store: createIndexStore(),
    account: () => session.account(),
    now: Date.now,
    monotonic: () => performance.now(),
    homeRegion: regionOfLanguage(navigator.language),
    changed: () => {
      wake.plan('index', index.nextWorkAt())
      redraw()
    },
  })
  const choices = createChoices(browser.storage.local)
  const answers = createAnswers(browser.storage.local)
  const learn: TaskIndex['put'] = (task, answer) => {
    if (task.status !== 'new') void choices.forgetTask(task.id)
    return index.put(task, answer)
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
      const { account: name, api, pace, savedAt } = account.value
      const gate = { closedUntil: pace.foreground.closedUntil, room: pace.room }
      return { account: name, api: learningApi(api, { put: learn }), gate, savedAt }
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
      notifying.learn(record)
      notifying.update()
    },
    trouble: tellScreens,
    random: Math.random,
    newId: () => crypto.randomUUID(),
  })
  const retention = createRetention(journal, historyDaysKept)
  const completions = createCompletions(journal, async () => {
    const account = await session.account()
    return account.ok ? account.value.account : null
  })
  const goOnWithIndex = () => void index.resume().then(() => wake.plan('index', index.nextWorkAt()))
  const wake = createWake({ journal: () => void journal.drain(), index: goOnWithIndex }, browserWake)
  const drafts = createDrafts(browser.storage.local)
  const keepDraft = async (taskId: number, text: string) => {
    const account = await session.account()
    if (account.ok) await drafts.keep(account.value.account, taskId, text)
  }
  const cards = createCardReader({
    session,
    index,
    drafts,
    touches: async (contactId, taskId) => touchesIn(await completions.doneFor(contactId), taskId, Date.now()),
    changed: tellScreens,
  })
  const dayStore = createDayStore(browser.storage.local)
  const day = createDay({ openRows: index.openRows, store: dayStore, now: Date.now })
  const pages = createRecordPages({ area: browser.storage.local, pageIn: pageToKeep })
  const pageOf = createPageOf(pages)
  const travel = createTravel({ index, pageOf })
  const run = createRun({ day, store: dayStore, completions, travel, now: Date.now })
  const notifying = createNotifying(() => completions.needing())
  const notice = morningNotice()
  const morning = createMorning({
    isWanted: async () => (await readSettings()).tellMorning && (await mayNotify()),
    async readTasks() {
      await index.refreshIfStale()
      return (await index.view()).refreshedAt
    },
    due: () => day.due(),
    area: browser.storage.local,
    show: notice.show,
    now: Date.now,
  })
  const damage = createDamage({
    journal,
    isPrivate: () => import.meta.env.FIREFOX && browser.extension.inIncognitoContext,
    reopen: {
      completions: () => {
        store.close()
        completions.forget()
      },
      key: session.forget,
    },
  })
  const panel = createPanel({
    session,
    index,
    cards,
    completions,
    damage,
    choices,
    answers,
    run,
    pages,
    looked: createLookedAt({ readTabNow, changed: tellScreens }),
  })
  const asking = createAsking({ index, changed: tellScreens })
  const choosing = createChoosing({ index, choices, answers })
  const lock = createRightPersonLock({ index, answers, readTabNow })
  const completing = createCompleting({ session, index, journal, panel, lock })
  const several = createSeveral({
    session,
    index,
    journal,
    undoSeconds: async () => (await readSettings()).undoSeconds,
  })
  const tabs = createTabs({
    match: index.match,
    needsYou: completions.needsYou,
    isKeyless: async () => !(await session.account()).ok,
    dueNow: () => day.due(),
    completionOf: (taskId) => completions.latestOf(taskId),
    changed: tellScreens,
  })
  const setup = setupHandlers({
    session,
    index,
    journal,
    completions,
    damage,
    choices,
    drafts,
    answers,
    day: dayStore,
    pages,
    pruneHistory: retention.prune,
    changed: redraw,
  })

  tabs.listen()
  listenForLocking(() => session.lock().then(redraw))
  notifying.listen()
  notice.listen()
  const handled = {
    setup,
    damage: damageHandlers(damage, redraw),
    hiding: hidingHandlers(redraw),
    day: dayHandlers({ day, run, several, panel, lines: index.today, changed: tellScreens }),
  }
  answerMessages(
    createHandlers({
      index,
      async openBeside(tabId, taskId) {
        const row = (await index.openRows())?.rows.find((one) => one.taskId === taskId)
        if (row === undefined || (await pageOf(row)) === null) return null
        const beside = await workingTab({ sender: 'options', tabId })
        await travel(beside, row)
        return beside
      },
      keepDraft,
      colleagues: createColleagues(session),
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
  listenForCommands(
    createCommands({
      panel,
      completing,
      run,
      forgetDraft: (taskId) => keepDraft(taskId, ''),
      tell: commandScreen,
      show: showPanelOf,
      changed: tellScreens,
    }),
  )

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void registerSites()
    void makeMenu()
    if (reason === 'install') void browser.runtime.openOptionsPage()
  })
  // Listening is what starts the worker when the browser starts; the draining below is what it is started for.
  browser.runtime.onStartup.addListener(() => undefined)
  browser.permissions.onAdded.addListener(() => {
    notifying.listen()
    notice.listen()
    session.permissionsChanged()
    // Reply's own address may be what was granted.
    void journal.resume('connection')
    void permissionCame().then(registerSites).then(redraw)
  })
  browser.permissions.onRemoved.addListener(() => {
    session.permissionsChanged()
    void registerSites().then(redraw)
  })
  watchNetwork({ back: () => void journal.resume('network'), changed: redraw })
  void wake.forgetOthers()

  followSettings()
  void closeStorageToPages()
  void registerSites()
  void journal.drain()
  retention.prune()
  goOnWithIndex()
  notifying.update()
  void morning.tell()
}
