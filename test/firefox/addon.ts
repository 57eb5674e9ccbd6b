import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Firefox } from './firefox.ts'
import { ADDON_ID } from './profile.ts'
import type { View } from './view.ts'

/** What the browser and its settings do to the extension, from outside of it. */

const EXTENSION = `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ADDON_ID)});`
const PERMISSIONS = `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');`

/** Ends the event page at once, as the browser does with one that was idle, whatever is under way. */
export function endEventPage(firefox: Firefox): Promise<void> {
  return firefox.chrome(
    `${EXTENSION} await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`,
  )
}

/** Whether the event page runs at this moment. */
export function isEventPageUp(firefox: Firefox): Promise<boolean> {
  return firefox.chrome(`${EXTENSION} return extension.backgroundState === 'running';`)
}

/** Takes every permission for a host back, as the browser's page of the extension does. */
export function withdraw(firefox: Firefox, host: string): Promise<void> {
  return firefox.chrome(
    `${EXTENSION} ${PERMISSIONS}
    const granted = await ExtensionPermissions.get(extension.id);
    const origins = [...new Set([...granted.origins, ...extension.allowedOrigins.patterns.map(({ pattern }) => pattern)])];
    await ExtensionPermissions.remove(extension.id, { permissions: [], origins: origins.filter((one) => one.includes(arguments[0])) }, extension);`,
    host,
  )
}

/** Switches the extension off or on, or removes it, as its row in the browser's list does. */
export function manage(firefox: Firefox, how: 'disable' | 'enable' | 'uninstall'): Promise<void> {
  return firefox.chrome(
    `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(arguments[0]);
    await addon[arguments[1]]();`,
    ADDON_ID,
    how,
  )
}

/** What the toolbar's button says over a page; where nobody had to look for it. */
export function badgeOver(firefox: Firefox, page: View): Promise<{ text: string; isInToolbar: boolean }> {
  return firefox.chrome(
    `const button = [...document.querySelectorAll('.webextension-browser-action')].find((one) => one.dataset.extensionid === arguments[0]);
    const tab = gBrowser.tabs.find((one) => one.linkedBrowser.browserId === arguments[1]);
    ${EXTENSION}
    const action = extension.apiManager.global.browserActionFor(extension);
    return { text: action.action.getContextData(tab).badgeText, isInToolbar: button.closest('#nav-bar') !== null };`,
    ADDON_ID,
    page.browserId,
  )
}

/** The text of the file with that ending among what was downloaded, once it is whole. */
export async function downloaded({ profile }: Firefox, ending: string): Promise<string | null> {
  const folder = join(profile, 'downloads')
  const names = await readdir(folder).catch(() => [])
  const name = names.find((one) => one.endsWith(ending))
  if (name === undefined || names.some((one) => one.endsWith('.part'))) return null
  return readFile(join(folder, name), 'utf8')
}
