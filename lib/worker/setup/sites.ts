import { fail } from '#lib/shared/problem.ts'
import type { SiteMode } from '#lib/shared/settings/settings.ts'
import type { Handlers } from '#lib/worker/router.ts'
import { changeSettings } from '#lib/worker/settings/settings-store.ts'
import { forgetHealth } from '#lib/worker/sites/health.ts'
import { isOwn } from '#lib/worker/sites/own-sites.ts'
import { isGranted } from '#lib/worker/sites/site-permissions.ts'
import { registerSites } from '#lib/worker/sites/site-registration.ts'
import { giveBack } from '#lib/worker/sites/site-views.ts'
import type { Changes } from './changes.ts'

/** What the options page does with sites: turns them on and off, shows the dock again, forgets one that was added. */
export function siteHandlers({ changedView }: Changes): Pick<Handlers, 'sites.set' | 'sites.showDock' | 'own.remove'> {
  return {
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

    async 'sites.showDock'({ id }) {
      await changeSettings((settings) => ({
        ...settings,
        dockHiddenOn: settings.dockHiddenOn.filter((hidden) => hidden !== id),
      }))
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
  }
}

/** A site of the rep's own has no mode without the reader: its address alone says nothing. */
function ownMode(mode: SiteMode): 'off' | 'dock' {
  return mode === 'off' ? 'off' : 'dock'
}
