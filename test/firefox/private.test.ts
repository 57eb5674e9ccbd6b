import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCast } from '../e2e/cast.ts'
import { completionsSent } from './docks.ts'
import { type Firefox, launchFirefox, PACKAGE } from './firefox.ts'
import { startProxy } from './proxy.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { openPopup } from './surfaces.ts'
import { findView } from './view.ts'

describe('a browser that never remembers history', () => {
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

  test('is named as the reason why nothing can be completed, and the way out', async () => {
    await firefox.chrome(
      `gBrowser.selectedTab = gBrowser.addTab(arguments[0], { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() })`,
      firefox.extensionUrl('/options.html'),
    )
    const page = await findView(firefox, firefox.extensionUrl('/options.html'))
    await page.waitText('This browser is set never to remember history')
    expect(await page.has('button', 'Begin anew')).toBe(false)
  })
})

describe('a private window', () => {
  let stage: FirefoxStage

  beforeAll(async () => {
    stage = await buildFirefoxStage({ inPrivateWindows: true })
  })
  afterAll(() => stage.end())

  test('in which Wrapup may run has the task of its page, which is completed once and kept in the history', async () => {
    const { slug, name, task } = createCast(stage).next('call')
    const options = await stage.setUp(['LinkedIn'])
    await stage.openPrivateWindow()
    await stage.open(stage.profileUrl(slug))
    const popup = await openPopup(stage)
    await popup.wait('heading', name)
    await popup.click('button', 'Positive')
    await popup.click('button', 'Send now')
    await popup.wait('status', 'Completed as Positive')
    expect(completionsSent(stage).map(({ path }) => path)).toEqual([`/v3/tasks/${task.id}/complete`])
    await options.run("location.hash = '#history'")
    await options.waitText(name)
  })
})
