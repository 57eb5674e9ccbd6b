import { setTimeout as sleep } from 'node:timers/promises'
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
  /** How the browser says that the extension was installed: `admin` is by policy. */
  installedAs(): Promise<string>
  /** Copies what has ended until the history holds so many. */
  fillHistory(count: number): Promise<void>
  /** What the browser counts for this extension's storage, in bytes. */
  databaseSize(): Promise<number>
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
    async fillHistory(count) {
      await pages.options.evaluate(
        (wanted) =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('wrapup-completions')
            opening.addEventListener('success', () => {
              const transaction = opening.result.transaction('completions', 'readwrite')
              const table = transaction.objectStore('completions')
              const all = table.getAll()
              all.addEventListener('success', () => {
                const [model] = all.result
                for (let nth = all.result.length; nth < wanted; nth += 1)
                  table.put({
                    ...model,
                    id: crypto.randomUUID(),
                    taskId: 900_000 + nth,
                    clickedAt: model.clickedAt - nth,
                  })
              })
              transaction.addEventListener('complete', () => {
                opening.result.close()
                resolve()
              })
              transaction.addEventListener('abort', () => reject(new Error('The history could not be filled.')))
            })
          }),
        count,
      )
    },
    databaseSize: () => pages.options.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0),
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
    const opened = await page.goto(address).catch(() => null)
    if (opened !== null && page.url() === address) return
    await page.waitForLoadState().catch(() => undefined)
  }
  throw new Error(`${address} does not open.`)
}
