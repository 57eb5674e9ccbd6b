import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { MessageName, Request } from '#lib/shared/messages/table.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Launched } from '#test/browser/launch.ts'

export type Answer = { ok: true; value: unknown } | { ok: false; problem: { code: string } } | 'lost'

/** An own page of the extension from which the campaign asks what the screens ask, without drawing anything. */
export type Desk = {
  /** The pages that it asks from. */
  pages: Readonly<Record<'popup' | 'options', Page>>
  tabId: number
  /** One message, as a screen sends it. 'lost': the worker died over it, or the browser went. `at`: not before this time (epoch ms). */
  ask<Name extends MessageName>(
    name: Name,
    request: Request<Name>,
    as?: 'popup' | 'options',
    at?: number,
  ): Promise<Answer>
  /** Lets every open screen draw itself anew. */
  redraw(): Promise<void>
  /** What is on the disk of a task, newest click last. Wakes no worker. null where it could not be read. */
  onDisk(taskId: number): Promise<CompletionRecord[] | null>
  /** How the browser says that the extension was installed: `admin` is by policy. */
  installedAs(): Promise<string>
  /** Whoever asks from now on is told that it was lost. */
  gone(until: Promise<void>): void
}

const ANSWER_WITHIN = 60_000

export async function createDesk(browser: Launched): Promise<Desk> {
  const pages: Record<'popup' | 'options', Page> = {
    popup: await openBare(browser, '/popup.html'),
    options: await openBare(browser, '/options.html'),
  }
  const tabId = await pages.popup.evaluate<number>('chrome.tabs.getCurrent().then(({ id }) => id)')
  let until: Promise<void> | null = null
  return {
    pages,
    tabId,
    async ask(name, request, as = 'popup', at = 0) {
      if (until !== null) return 'lost'
      const sent = pages[as].evaluate(
        async ([message, when, within]) => {
          if (when > 0) await new Promise((resolve) => setTimeout(resolve, when - Date.now()))
          const chrome = Reflect.get(globalThis, 'chrome')
          // The timer ends with the answer: what it holds would else stay in this process for a minute, and a soak would see it grow.
          return new Promise<unknown>((resolve) => {
            const timer = setTimeout(() => resolve('lost'), within)
            const answered = (answer: unknown) => {
              clearTimeout(timer)
              resolve(answer)
            }
            chrome.runtime.sendMessage(message).then(answered, () => answered('lost'))
          })
        },
        [{ type: name, ...request }, at, ANSWER_WITHIN] as const,
      )
      // A browser that is killed meanwhile may never answer.
      const late = sleep(ANSWER_WITHIN + 15_000 + Math.max(0, at - Date.now()), 'lost', { ref: false })
      return ((await Promise.race([sent.catch(() => 'lost'), late])) ?? 'lost') as Answer
    },
    async redraw() {
      await pages.options
        .evaluate("chrome.runtime.sendMessage({ type: 'changed' }).catch(() => null)")
        .catch(() => null)
    },
    async onDisk(taskId) {
      if (until !== null) return null
      const read = pages.options.evaluate(
        (id) =>
          new Promise<unknown>((resolve) => {
            const opening = indexedDB.open('wrapup-completions')
            opening.addEventListener('error', () => resolve(null))
            opening.addEventListener('success', () => {
              const rows = opening.result.transaction('completions').objectStore('completions').index('task').getAll(id)
              rows.addEventListener('success', () => {
                opening.result.close()
                resolve(rows.result)
              })
            })
          }),
        taskId,
      )
      const rows = (await read.catch(() => null)) as CompletionRecord[] | null
      return rows?.toSorted((one, other) => one.clickedAt - other.clickedAt) ?? null
    },
    installedAs: () => pages.options.evaluate('chrome.management.getSelf().then(({ installType }) => installType)'),
    gone(promise) {
      until = promise
    },
  }
}

/** A page of the extension without its scripts: it stands for a screen to the worker, and draws and asks nothing by itself. */
async function openBare(browser: Launched, path: string): Promise<Page> {
  const page = await browser.context.newPage()
  const session = await browser.context.newCDPSession(page)
  await session.send('Emulation.setScriptExecutionDisabled', { value: true })
  await goTo(page, browser.extensionUrl(path))
  await session.detach()
  return page
}

/** Opens a page of the extension. */
export async function openPage(browser: Launched, path: string): Promise<Page> {
  const page = await browser.context.newPage()
  await goTo(page, browser.extensionUrl(path))
  return page
}

/** The extension's first-run page may open by itself meanwhile, and takes over an empty tab. */
async function goTo(page: Page, address: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const isOpened = await page.goto(address).then(
      () => true,
      () => false,
    )
    if (isOpened && page.url() === address) return
    await page.waitForLoadState().catch(() => undefined)
  }
  throw new Error(`${address} does not open.`)
}
