import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Firefox, launchFirefox, PACKAGE } from './firefox.ts'
import { startProxy } from './proxy.ts'
import { findView } from './view.ts'

let proxy: Awaited<ReturnType<typeof startProxy>>
let firefox: Firefox

beforeAll(async () => {
  proxy = await startProxy({})
  firefox = await launchFirefox({ proxyPort: proxy.port, preferences: { 'browser.privatebrowsing.autostart': true } })
  await firefox.install(PACKAGE, true)
})
afterAll(async () => {
  await firefox.end()
  await proxy.close()
})

test('a browser that never remembers history: that is named as the reason why nothing can be completed, and the way out', async () => {
  await firefox.chrome(
    `gBrowser.selectedTab = gBrowser.addTab(arguments[0], { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() })`,
    firefox.extensionUrl('/options.html'),
  )
  const page = await findView(firefox, firefox.extensionUrl('/options.html'))
  await page.waitText('This browser is set never to remember history')
  expect(await page.has('button', 'Begin anew')).toBe(false)
})
