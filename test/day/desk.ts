import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { killWorker, openPopup } from '#test/browser/launch.ts'
import type { Stage } from '#test/demo/stage.ts'
import type { Mishap } from './chosen.ts'
import { type TurnTaken, turnsTaken, watchTurns } from './turns.ts'

/** One tab with the side panel beside it, and what happens to the computer that they are on. */
export type Desk = {
  readonly page: Page
  readonly panel: Page
  /** Pages that the tab has come to, and tabs that were opened. */
  pagesSeen(): number
  tabs(): number
  turns(): Promise<TurnTaken[]>
  isOffline(): boolean
  /** Grows as soon as a browser dies. */
  browsers(): number
  happens(what: Mishap['what']): Promise<void>
  /** What is happening just now is over. */
  calm(): Promise<void>
}

export async function sitDown(stage: Stage): Promise<Desk> {
  let page: Page
  let panel: Page
  let pagesSeen = 0
  let turns: TurnTaken[] = []
  let opened = 0
  let isOffline = false
  let browsers = 1
  let happening = Promise.resolve()

  async function open(): Promise<void> {
    page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('nobody-at-all'))
    const popup = await openPopup(stage.browser, page)
    const opens = stage.browser.context.waitForEvent('page', (one) => one.url().includes('/sidepanel.html'))
    await popup.getByRole('button', { name: 'Open in the side panel' }).click()
    panel = await opens
    await panel.waitForLoadState()
    await page.bringToFront()
    await watchTurns(panel)
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) pagesSeen += 1
    })
    stage.browser.context.on('page', () => void (opened += 1))
  }

  async function happen(what: Mishap['what']): Promise<void> {
    const { context } = stage.browser
    switch (what) {
      case 'workerDies':
        return killWorker(stage.browser).catch(() => undefined)
      case 'offline':
        isOffline = true
        return context.setOffline(true)
      case 'online':
        isOffline = false
        await context.setOffline(false)
        // A worker that was born in between may not have been told.
        return killWorker(stage.browser).catch(() => undefined)
      case 'browserDies':
        turns = [...turns, ...(await turnsTaken(panel))]
        browsers += 1
        await stage.restart('killed')
        return open()
    }
  }

  await open()
  return {
    get page() {
      return page
    },
    get panel() {
      return panel
    },
    pagesSeen: () => pagesSeen,
    tabs: () => opened,
    isOffline: () => isOffline,
    browsers: () => browsers,
    turns: async () => [...turns, ...(await turnsTaken(panel))],
    happens: (what) => (happening = happening.then(() => happen(what))),
    async calm() {
      for (let seen: Promise<void> | null = null; seen !== happening; await seen) {
        seen = happening
        await sleep(0)
      }
    },
  }
}
