import { browser } from 'wxt/browser'
import type { ConnectionView, SetupView } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { REPLY_API_URL, type SiteMode } from '#lib/shared/settings/settings.ts'
import { originOf } from './account/reach.ts'
import type { Session } from './account/session.ts'
import type { DamageReport } from './damage.ts'
import type { Completions } from './journal/completions.ts'
import type { Journal } from './journal/journal.ts'
import { mayNotify, stopNotifying } from './journal/notifying.ts'
import { readApiUrl } from './reply/api-url.ts'
import type { Handlers } from './router.ts'
import { changeSettings, readSettings } from './settings/settings-store.ts'
import { forgetHealth } from './sites/health.ts'
import { changeRules, importRules, saveRule, tryInTabs } from './sites/own-rules.ts'
import { isOwn } from './sites/own-sites.ts'
import { isGranted } from './sites/site-permissions.ts'
import { registerSites } from './sites/site-registration.ts'
import { giveBack, ownSiteViews, siteViews } from './sites/site-views.ts'
import type { Answers } from './tab/answer-store.ts'
import type { Choices } from './tab/choice-store.ts'
import type { TaskIndex } from './tasks/task-index.ts'

type SetupDeps = {
  session: Session
  index: TaskIndex
  journal: Journal
  completions: Completions
  damage: DamageReport
  choices: Pick<Choices, 'clear'>
  answers: Pick<Answers, 'clear'>
  /** What to do once settings changed: tabs and screens show the new state. */
  changed: () => void
}

export type SetupHandlers = Pick<
  Handlers,
  | 'theme.get'
  | 'setup.get'
  | 'setup.consent'
  | 'connection.save'
  | 'connection.remove'
  | 'key.guard'
  | 'key.unlock'
  | 'key.lock'
  | 'settings.set'
  | 'notifications.set'
  | 'sites.set'
  | 'sites.showDock'
  | 'own.remove'
  | 'rules.save'
  | 'rules.remove'
  | 'rules.test'
  | 'rules.import'
  | 'dock.corner'
>

/** What the options page asks for: consent, key, sites, settings. */
export function setupHandlers({
  session,
  index,
  journal,
  completions,
  damage,
  choices,
  answers,
  changed,
}: SetupDeps): SetupHandlers {
  async function view(): Promise<Result<SetupView>> {
    const [settings, connection, sites, ownSites, indexView, unresolvedCount, damaged, notifications] =
      await Promise.all([
        readSettings(),
        connectionView(session),
        siteViews(),
        ownSiteViews(),
        index.view(),
        completions.unresolvedCount(),
        damage.list(),
        mayNotify(),
      ])
    const { version } = browser.runtime.getManifest()
    return ok({
      settings,
      connection,
      sites,
      ownSites,
      index: indexView,
      unresolvedCount,
      damage: damaged,
      notifications,
      version,
    })
  }

  async function changedView(): Promise<Result<SetupView>> {
    changed()
    return view()
  }

  /** With a key there is something to look at: what was paused goes on, and the tasks are read without being asked for. */
  function connected(): void {
    void journal.resume('connection')
    void index.refreshIfStale()
  }

  return {
    'theme.get': async () => ok({ theme: (await readSettings()).theme }),
    'setup.get': view,

    async 'setup.consent'() {
      await changeSettings((settings) => ({ ...settings, consentedAt: settings.consentedAt ?? Date.now() }))
      await registerSites()
      return changedView()
    },

    async 'connection.save'({ key, teamId, leaveWaiting = false }) {
      if ((await readSettings()).consentedAt === null) return fail('noConsent')
      const saved = await session.save(key, teamId, async (account, before) => {
        if (leaveWaiting || before === null || account === before) return null
        const count = await completions.unresolvedCount(before)
        return count === 0 ? null : { code: 'accountHasWaiting', count }
      })
      if (!saved.ok) return saved
      connected()
      return changedView()
    },

    async 'key.guard'({ passphrase }) {
      const guarded = await session.guard(passphrase)
      return guarded.ok ? changedView() : guarded
    },
    async 'key.unlock'({ passphrase }) {
      const unlocked = await session.unlock(passphrase)
      if (!unlocked.ok) return unlocked
      connected()
      changed()
      return ok({ done: true as const })
    },
    async 'key.lock'() {
      await session.lock()
      changed()
      return ok({ done: true as const })
    },

    async 'connection.remove'() {
      if (!(await session.remove())) return fail('storeClosed')
      await choices.clear()
      await answers.clear()
      try {
        await index.forgetAll()
      } catch {
        return fail('storeClosed')
      }
      return changedView()
    },

    async 'settings.set'({ apiUrl, tellResult, theme, undoSeconds }) {
      const address = apiUrl === undefined ? null : readApiUrl(apiUrl)
      if (address?.ok === false) return address
      if (address !== null && !(await isAllowed(address.value))) return fail('permissionMissing')
      await changeSettings((settings) => ({
        ...settings,
        apiUrl: address?.value ?? settings.apiUrl,
        tellResult: tellResult ?? settings.tellResult,
        theme: theme ?? settings.theme,
        undoSeconds: undoSeconds ?? settings.undoSeconds,
      }))
      if (address !== null) connected()
      return changedView()
    },

    async 'notifications.set'({ on }) {
      if (!on) await stopNotifying()
      return changedView()
    },

    async 'sites.set'({ id, mode }) {
      if (mode !== 'off' && !(await isGranted(id))) return fail('permissionMissing')
      await changeSettings((settings) => ({
        ...settings,
        ...(isOwn(id)
          ? { ownSites: settings.ownSites.map((site) => (site.id === id ? { ...site, mode: ownMode(mode) } : site)) }
          : { sites: { ...settings.sites, [id]: mode } }),
        dockHiddenOn: settings.dockHiddenOn.filter((hidden) => hidden !== id),
      }))
      await registerSites()
      if (mode === 'off') await giveBack(id)
      return changedView()
    },

    async 'own.remove'({ id }) {
      await changeSettings((settings) => ({
        ...settings,
        ownSites: settings.ownSites.filter((site) => site.id !== id),
        dockHiddenOn: settings.dockHiddenOn.filter((hidden) => hidden !== id),
      }))
      await registerSites()
      await giveBack(id)
      await forgetHealth(id)
      return changedView()
    },

    async 'rules.save'({ site, rule }) {
      const saved = await saveRule(site, rule)
      return saved.ok ? changedView() : saved
    },
    async 'rules.remove'({ site, id }) {
      const removed = await changeRules(site, (rules) => rules.filter((rule) => rule.id !== id))
      return removed.ok ? changedView() : removed
    },
    'rules.test': async ({ site, rule }) => ok(await tryInTabs(site, rule)),
    async 'rules.import'({ text }) {
      const brought = await importRules(text)
      changed()
      return brought
    },

    async 'sites.showDock'({ id }) {
      await changeSettings((settings) => ({
        ...settings,
        dockHiddenOn: settings.dockHiddenOn.filter((hidden) => hidden !== id),
      }))
      return changedView()
    },

    async 'dock.corner'({ corner }) {
      await changeSettings((settings) => ({ ...settings, dockCorner: corner }))
      changed()
      return ok({ done: true })
    },
  }
}

async function connectionView(session: Session): Promise<ConnectionView> {
  const connection = await session.connection()
  if (connection === null) return { state: 'none' }
  const account = await session.account()
  return {
    state: 'connected',
    userName: connection.user.username,
    userId: connection.user.userId,
    teamId: connection.teamId ?? connection.user.teamId,
    header: connection.header,
    lock: connection.guarded ? (connection.key === null ? 'locked' : 'open') : 'none',
    problem: account.ok || account.problem.code === 'keyLocked' ? null : account.problem,
  }
}

/** A site of the rep's own has no mode without the reader: its address alone says nothing. */
function ownMode(mode: SiteMode): 'off' | 'dock' {
  return mode === 'off' ? 'off' : 'dock'
}

/** Reply's own address is asked for at install; any other was asked for by the click that chose it. Either can be taken back. */
async function isAllowed(apiUrl: string): Promise<boolean> {
  return apiUrl === REPLY_API_URL || browser.permissions.contains({ origins: [originOf(apiUrl)] })
}
