import type { UserManifest } from 'wxt'

/** Everything that differs between the browsers we build for, in one place. */
const FIREFOX_ONLY: UserManifest = {
  // The badge is seen by default.
  action: { default_title: 'Wrapup', default_area: 'navbar' },
  // `use_dynamic_url` is unknown there.
  web_accessible_resources: [{ resources: ['dock.html'], matches: ['<all_urls>'] }],
  browser_specific_settings: {
    gecko: {
      // Of the form that the store takes without a domain of ours.
      id: '{7b0c5bd4-2f1e-4a63-9a0e-3f5c3f0c8d21}',
      // What the tests run on: Firefox ESR.
      strict_min_version: '153.0',
      // Honest and mandatory since November 2025, and the same as the first-run page says: the key goes to Reply, and so does the e-mail or
      // the profile link of a person who is looked up. What pages are visited is sent to nobody.
      data_collection_permissions: {
        required: ['authenticationInfo', 'personallyIdentifyingInfo'],
      },
    },
  },
}

/** Chromium: `storage.setAccessLevel` for all areas and IntersectionObserver v2 are there from this version on. */
const CHROMIUM_ONLY: UserManifest = { minimum_chrome_version: '140' }

/**
 * The manifest for one browser.
 * Sites are optional host permissions only, and notifications an optional permission, so that the required permissions never grow.
 */
export function manifestFor(browser: string): UserManifest {
  const shared: UserManifest = {
    name: 'Wrapup for Reply.io',
    short_name: 'Wrapup',
    description: 'Finish a Reply.io task on the page where the work happens.',
    permissions: [
      'storage',
      'activeTab',
      'scripting',
      'alarms',
      'idle',
      browser === 'firefox' ? 'menus' : 'contextMenus',
    ],
    commands: {
      lock: { description: 'Lock Wrapup (with a passphrase)' },
      dock: { description: 'Open the button on the page', suggested_key: { default: 'Alt+Shift+E' } },
      'side-panel': { description: 'Open the side panel', suggested_key: { default: 'Alt+Shift+W' } },
      next: { description: 'In a run: to the next person', suggested_key: { default: 'Alt+Shift+N' } },
      // What completes a task has no key until somebody gives it one: it would be pressed in a page by mistake.
      positive: { description: 'Positive, for the call in front' },
      'to-call': { description: 'To call, for the call in front' },
      negative: { description: 'Negative, for the call in front' },
    },
    omnibox: { keyword: 'wrap' },
    optional_permissions: ['notifications'],
    host_permissions: ['https://api.reply.io/*'],
    // Without encryption only a network of one's own is offered (`lib/worker/sites/private-name.ts`): a pattern cannot say that.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: 'Wrapup' },
    web_accessible_resources: [{ resources: ['dock.html'], matches: ['<all_urls>'], use_dynamic_url: true }],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src https: http://localhost:* http://127.0.0.1:*; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  }
  return { ...shared, ...(browser === 'firefox' ? FIREFOX_ONLY : CHROMIUM_ONLY) }
}
