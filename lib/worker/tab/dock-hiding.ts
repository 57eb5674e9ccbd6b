import type { SiteKey } from '#lib/shared/identity/identity.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import type { Handlers } from '#lib/worker/router.ts'
import { changeSettings, readSettings } from '#lib/worker/settings/settings-store.ts'
import { siteAt } from '#lib/worker/sites/own-sites.ts'
import { tabAddress } from './page-reading.ts'
import { changeTab, readTab } from './tab-store.ts'

export type HidingHandlers = Pick<Handlers, 'dock.hide' | 'dock.leave' | 'dock.showAgain'>

/** Hiding the dock on a site, and the way back: for some seconds on the page itself, from then on in the popup. */
export function hidingHandlers(changed: () => void): HidingHandlers {
  return {
    async 'dock.hide'(_, { tabId }) {
      const site = await siteOf(tabId)
      if (site === null) return fail('internal')
      // The dock that was asked to go shows the way back; all others of the site are gone at once.
      await changeTab(tabId, { dock: 'hiding' })
      await changeSettings((settings) => ({
        ...settings,
        dockHiddenOn: [...new Set([...settings.dockHiddenOn, site])],
      }))
      changed()
      return ok({ site })
    },

    async 'dock.leave'(_, { tabId }) {
      await changeTab(tabId, { dock: 'none' })
      changed()
      return ok({ done: true })
    },

    async 'dock.showAgain'(_, { tabId }) {
      const site = await siteOf(tabId)
      if (site === null) return fail('internal')
      await changeTab(tabId, { dock: 'none' })
      await changeSettings((settings) => ({
        ...settings,
        dockHiddenOn: settings.dockHiddenOn.filter((hidden) => hidden !== site),
      }))
      changed()
      return ok({ done: true })
    },
  }
}

/** The site of a tab's page, as its reader or its address says. */
async function siteOf(tabId: number): Promise<SiteKey | null> {
  const site = (await readTab(tabId)).identity?.site ?? siteAt(await tabAddress(tabId), await readSettings())
  return site === 'other' ? null : site
}
