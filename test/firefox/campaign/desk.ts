import { setTimeout as sleep } from 'node:timers/promises'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Answer, Desk } from '#test/faults/browser/desk.ts'
import type { Firefox } from '../firefox.ts'
import { findView, type View } from '../view.ts'

/** The name of the channel on which the recorded event page tells what it does, and hears where to stop. */
export const CHANNEL = 'campaign'

/** What the campaign asks from, in Firefox: two of the extension's own pages, in tabs. */
export type FirefoxDesk = Pick<Desk, 'tabId' | 'ask' | 'onDisk' | 'gone'> & {
  /** Tells the event page something, by its channel. */
  tell(text: string): Promise<void>
  close(): void
}

const ANSWER_WITHIN = 60_000
const LOOKS_EVERY = 25

const PREPARE = `
globalThis.heard = [];
globalThis.answers = [];
globalThis.line = new window.BroadcastChannel('${CHANNEL}');
globalThis.line.onmessage = ({ data }) => globalThis.heard.push(data);`

const ASK = `
const [id, message, at, within] = arguments;
const wait = (ms) => new Promise((resolve) => window.setTimeout(resolve, ms));
const later = async () => {
  if (at > 0) await wait(Math.max(0, at - Date.now()));
  const sent = window.wrappedJSObject.browser.runtime.sendMessage(Components.utils.cloneInto(message, window));
  return Promise.race([sent.then((answer) => JSON.stringify(answer ?? null), () => 'null'), wait(within).then(() => 'null')]);
};
later().then((answer) => globalThis.answers.push([id, answer]), () => globalThis.answers.push([id, 'null']));`

/** What a page has heard, and what its questions were answered with, since the last look. */
type Waiting = [said: string[], answers: [id: number, text: string][]]
const TAKE = 'return [globalThis.heard.splice(0), globalThis.answers.splice(0)];'

const ON_DISK = `
const request = (it) => new Promise((resolve, reject) => { it.onsuccess = () => resolve(it.result); it.onerror = () => reject(new Error('No disk.')); });
const db = await request(window.indexedDB.open('wrapup-completions'));
const rows = await request(db.transaction('completions').objectStore('completions').index('task').getAll(arguments[0]));
const text = JSON.stringify(Components.utils.waiveXrays(rows));
db.close();
return text;`

/** Opens the two pages, and calls back with each line that the event page says. */
export async function openDesk(firefox: Firefox, hear: (text: string) => void): Promise<FirefoxDesk> {
  const pages: Record<'popup' | 'options', View> = {
    popup: await openPage(firefox, '/popup.html?tab=0'),
    options: await openPage(firefox, '/options.html?desk'),
  }
  for (const page of Object.values(pages)) await page.run(PREPARE)
  // A tab of nobody's: one that shows the extension's own page would hear what its reader is asked.
  const tabId = await pages.popup.run<number>(
    `const made = Components.utils.cloneInto({ url: 'about:blank', active: false }, window);
    return (await window.wrappedJSObject.browser.tabs.create(made)).id;`,
  )
  const waiting = new Map<number, (answer: Answer) => void>()
  let until: Promise<void> | null = null
  let isOpen = true
  let last = 0

  const look = async (page: View) => {
    // A page of a browser that is just being killed answers nothing, or nothing whole.
    const [said, answers] = (await page.run<Waiting | null>(TAKE).catch(() => null)) ?? [[], []]
    // Both pages hear the channel; one of them is listened to.
    if (page === pages.options) for (const text of said) hear(text)
    for (const [id, text] of answers) {
      waiting.get(id)?.((JSON.parse(text) as Answer | null) ?? 'lost')
      waiting.delete(id)
    }
    await sleep(LOOKS_EVERY)
    if (isOpen) void look(page)
  }
  for (const page of Object.values(pages)) void look(page)

  return {
    tabId,
    async ask(name, request, as = 'popup', at = 0) {
      if (until !== null) return 'lost'
      last += 1
      const id = last
      const { promise, resolve } = Promise.withResolvers<Answer>()
      waiting.set(id, resolve)
      const sent = pages[as].run<void>(ASK, id, { type: name, ...request }, at, ANSWER_WITHIN)
      sent.catch(() => resolve('lost'))
      const late = sleep(ANSWER_WITHIN + 15_000 + Math.max(0, at - Date.now()), 'lost' as const, { ref: false })
      return Promise.race([promise, late])
    },
    async onDisk(taskId) {
      if (until !== null) return null
      const text = await pages.options.run<string>(ON_DISK, taskId).catch(() => null)
      if (text === null) return null
      return (JSON.parse(text) as CompletionRecord[]).toSorted((one, other) => one.clickedAt - other.clickedAt)
    },
    tell: (text) => pages.options.run<void>('globalThis.line.postMessage(arguments[0]);', text),
    gone(promise) {
      until = promise
      isOpen = false
      for (const answer of waiting.values()) answer('lost')
      waiting.clear()
    },
    close: () => void (isOpen = false),
  }
}

async function openPage(firefox: Firefox, path: string): Promise<View> {
  const address = firefox.extensionUrl(path)
  await firefox.chrome(
    'gBrowser.addTab(arguments[0], { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });',
    address,
  )
  const page = await findView(firefox, address)
  await page.waitReadyDocument()
  return page
}
