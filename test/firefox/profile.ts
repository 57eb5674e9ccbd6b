import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The id that the extension has in Firefox. */
export const ADDON_ID = '{7b0c5bd4-2f1e-4a63-9a0e-3f5c3f0c8d21}'
/** The address that the tests give it. */
export const ADDON_HOST = '6f1f3f0e-5d0c-4a51-9a1b-6f4f70d1c0de'

/** Settings of Firefox by their names in about:config. */
export type Preferences = Record<string, boolean | number | string>

/** A fresh profile: no first-run pages, no network of its own, unsigned extensions allowed, every https host sent to the proxy. */
export async function freshProfile(proxyPort: number, more: Preferences = {}): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'wrapup-firefox-'))
  const preferences: Preferences = {
    'marionette.port': 0,
    'xpinstall.signatures.required': false,
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: ADDON_HOST }),
    'extensions.update.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'extensions.blocklist.enabled': false,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.dns.disablePrefetch': true,
    'network.prefetch-next': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.startup.homepage': 'about:blank',
    'browser.newtabpage.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.topsites.contile.enabled': false,
    'browser.region.update.enabled': false,
    'browser.sessionstore.resume_from_crash': false,
    'browser.tabs.warnOnClose': false,
    'browser.download.folderList': 2,
    'browser.download.dir': join(profile, 'downloads'),
    'browser.download.alwaysOpenPanel': false,
    'app.update.disabledForTesting': true,
    'app.normandy.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.healthreport.uploadEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'dom.ipc.processPrelaunch.enabled': false,
    'ui.prefersReducedMotion': 1,
    ...more,
  }
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  await writeFile(join(profile, 'user.js'), `${lines.join('\n')}\n`)
  return profile
}
