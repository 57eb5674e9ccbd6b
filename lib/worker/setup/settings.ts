import { browser } from 'wxt/browser'
import { fail, ok } from '#lib/shared/problem.ts'
import { REPLY_API_URL } from '#lib/shared/settings/settings.ts'
import { originOf } from '#lib/worker/account/reach.ts'
import { stopNotifying } from '#lib/worker/journal/notifying.ts'
import { readApiUrl } from '#lib/worker/reply/api-url.ts'
import type { Handlers } from '#lib/worker/router.ts'
import { changeSettings, readSettings } from '#lib/worker/settings/settings-store.ts'
import { registerSites } from '#lib/worker/sites/site-registration.ts'
import type { RecordPages } from '#lib/worker/tab/record-pages.ts'
import type { Changes } from './changes.ts'

type SettingsHandlers = Pick<
  Handlers,
  'theme.get' | 'setup.consent' | 'settings.set' | 'notifications.set' | 'dock.corner'
>

type SettingsDeps = { connected: () => void; pruneHistory: () => void; pages: Pick<RecordPages, 'clear'> }

/** What a rep can choose: the consent, Reply's address, how it looks, how long a choice can be undone. */
export function settingsHandlers({
  changed,
  changedView,
  connected,
  pruneHistory,
  pages,
}: Changes & SettingsDeps): SettingsHandlers {
  return {
    async 'theme.get'() {
      const { theme, singleKeys } = await readSettings()
      return ok({ theme, ...(singleKeys !== undefined && { singleKeys }) })
    },

    async 'setup.consent'() {
      await changeSettings((settings) => ({
        ...settings,
        consentedAt: settings.consentedAt ?? Date.now(),
        settingUp: settings.settingUp || settings.consentedAt === null,
      }))
      await registerSites()
      return changedView()
    },

    async 'settings.set'(wanted) {
      const { apiUrl, historyDays, keepsPages, settingUp, singleKeys, tellMorning, tellResult, theme, undoSeconds } =
        wanted
      const address = apiUrl === undefined ? null : readApiUrl(apiUrl)
      if (address?.ok === false) return address
      if (address !== null && !(await isAllowed(address.value))) return fail('permissionMissing')
      await changeSettings((settings) => ({
        ...settings,
        apiUrl: address?.value ?? settings.apiUrl,
        historyDays: historyDays === undefined ? settings.historyDays : historyDays,
        settingUp: settingUp ?? settings.settingUp,
        tellMorning: tellMorning ?? settings.tellMorning,
        tellResult: tellResult ?? settings.tellResult,
        theme: theme ?? settings.theme,
        ...(singleKeys !== undefined && { singleKeys }),
        ...(keepsPages !== undefined && { keepsPages }),
        undoSeconds: undoSeconds ?? settings.undoSeconds,
      }))
      if (address !== null) connected()
      if (historyDays !== undefined) pruneHistory()
      if (keepsPages === false) await pages.clear()
      return changedView()
    },

    async 'notifications.set'({ on }) {
      if (!on) await stopNotifying()
      return changedView()
    },

    async 'dock.corner'({ corner }) {
      await changeSettings((settings) => ({ ...settings, dockCorner: corner }))
      changed()
      return ok({ done: true })
    },
  }
}

/** Reply's own address is asked for at install; any other was asked for by the click that chose it. Either can be taken back. */
async function isAllowed(apiUrl: string): Promise<boolean> {
  return apiUrl === REPLY_API_URL || browser.permissions.contains({ origins: [originOf(apiUrl)] })
}
