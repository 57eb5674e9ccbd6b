import type { Page } from 'playwright-core'
import type { CompletionRecord } from '#lib/completion/record.ts'
import type { MessageName, Request } from '#lib/messages/table.ts'
import type { Launched } from '#test/browser/launch.ts'

export type Answer = { ok: true; value: unknown } | { ok: false; problem: { code: string } } | 'lost'

/** An own page of the extension from which the campaign asks what the screens ask, without drawing anything. */
export type Desk = {
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
  /** Whoever asks from now on is told that it was lost. */
  gone(until: Promise<void>): void
}

const ANSWER_WITHIN = 60_000

export async function createDesk(browser: Launched): Promise<Desk> {
  const pages: Record<'popup' | 'options', Page> = {
    popup: await openPage(browser, '/popup.html'),
    options: await openPage(browser, '/options.html'),
  }
  const tabId = await pages.popup.evaluate<number>('chrome.tabs.getCurrent().then(({ id }) => id)')
  // The pages themselves are not needed, only from where they are: they draw nothing and ask nothing.
  for (const page of Object.values(pages)) await page.evaluate(() => document.body.replaceChildren())
  let until: Promise<void> | null = null
  return {
    tabId,
    async ask(name, request, as = 'popup', at = 0) {
      if (until !== null) return 'lost'
      const sent = pages[as].evaluate(
        async ([message, when, within]) => {
          if (when > 0) await new Promise((resolve) => setTimeout(resolve, when - Date.now()))
          const chrome = Reflect.get(globalThis, 'chrome')
          const late = new Promise((resolve) => setTimeout(() => resolve('lost'), within))
          return Promise.race([chrome.runtime.sendMessage(message), late]).catch(() => 'lost')
        },
        [{ type: name, ...request }, at, ANSWER_WITHIN] as const,
      )
      return ((await sent.catch(() => 'lost')) ?? 'lost') as Answer
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
    gone(promise) {
      until = promise
    },
  }
}

/** Opens a page of the extension. Its first-run page may open by itself meanwhile, and takes over an empty tab. */
export async function openPage(browser: Launched, path: string): Promise<Page> {
  const page = await browser.context.newPage()
  const address = browser.extensionUrl(path)
  for (let tries = 0; tries < 5; tries += 1) {
    const opened = await page.goto(address).catch(() => null)
    if (opened !== null && page.url() === address) return page
    await page.waitForLoadState().catch(() => undefined)
  }
  throw new Error(`${path} does not open.`)
}
