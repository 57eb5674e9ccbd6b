import type { Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'
import type { MessageSender } from '#lib/shared/messages/message-senders.ts'
import { MESSAGES, type MessageName } from '#lib/shared/messages/table.ts'
import type { Stage } from '../demo/stage.ts'
import { forgedMessages } from '../e2e/forged-messages.ts'
import { readerWorld } from '../e2e/worlds.ts'
import { type Forgery, forge } from './forge.ts'
import type { Ground } from './ground.ts'

/** Somebody who sends messages that are not theirs to send. Gives how many were answered with success. */
type Forger = { name: (typeof FORGERS)[number]; send: (forgery: Omit<Forgery, 'messages'>) => Promise<number> }

/** Everything that a forged message could change: settings, key, sites, history, what is known of tabs, and Reply. */
export async function stateOf({ reply }: Stage, options: Page) {
  const known = await options.evaluate(`Promise.all([
    chrome.runtime.sendMessage({ type: 'setup.get' }),
    chrome.runtime.sendMessage({ type: 'history.list' }),
    chrome.storage.session.get(null),
    chrome.storage.local.get(null),
    chrome.permissions.getAll(),
  ])`)
  const asked = reply.journal.entries.map(({ method, path }) => `${method} ${path}`)
  return { known, asked, effects: reply.control.effects().length }
}

/** All tasks were read, a site has been seen at work, and nothing that is known of any tab is still expected to change. */
const IS_SETTLED = `Promise.all([
  chrome.runtime.sendMessage({ type: 'setup.get' }),
  chrome.storage.session.get(null),
]).then(([{ value }, tabs]) =>
  value.index.state === 'ready' &&
  value.sites.some(({ health }) => typeof health?.namedAt === 'number') &&
  !JSON.stringify(tabs).includes('"settled":false'))`

/** Waits until the extension has come to rest: what changes after that has somebody else's doing behind it. */
export async function comesToRest(options: Page): Promise<void> {
  const until = Date.now() + 20_000
  while ((await options.evaluate(IS_SETTLED)) !== true) {
    if (Date.now() > until) throw new Error('The extension does not come to rest.')
    await options.waitForTimeout(50)
  }
}

export const FORGERS = [
  'the page itself',
  'the page’s reader',
  'the dock',
  'a dock in a frame that no reader made',
  'a dock as a tab of its own',
] as const

/** Whether anything came of what one of them sent. */
export async function tryForger(
  { again, stage, options, page, frame }: Ground,
  name: (typeof FORGERS)[number],
  forgery: Omit<Forgery, 'messages'>,
): Promise<string> {
  await again()
  const forger = (await forgersOn(stage, options, page, frame())).find((one) => one.name === name)
  if (forger === undefined) throw new Error(`Nobody is called ${name}.`)
  await comesToRest(options)
  const before = await stateOf(stage, options)
  const believed = await forger.send(forgery)
  if (believed > 0) return `BELIEVED: ${believed}`
  const changed = changesIn(before, await stateOf(stage, options))
  return changed === '' ? 'nothing' : `CHANGED: ${changed}`
}

/** Where two values differ, and how: the path to the first difference. */
function changesIn(before: unknown, now: unknown, path = ''): string {
  if (JSON.stringify(before) === JSON.stringify(now)) return ''
  const isDeep = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  if (!isDeep(before) || !isDeep(now)) return `${path}: ${JSON.stringify(before)} → ${JSON.stringify(now)}`
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return names.map((name) => changesIn(before[name], now[name], `${path}/${name}`)).find((one) => one !== '') ?? path
}

/** The dock's address of this session, which no page can guess and this one has found out. */
export async function addressOfDock({ browser }: Pick<Stage, 'browser'>, page: Page): Promise<string> {
  const world = await readerWorld(browser, page)
  const address = z.string().parse(await world.evaluate("chrome.runtime.getURL('/dock.html')"))
  await world.close()
  return address
}

/** The tab of a page, as the browser numbers it. */
export async function tabIdOf(options: Page, page: Page): Promise<number> {
  const found = await options.evaluate(
    `chrome.tabs.query({ url: ${JSON.stringify(page.url())} }).then(([tab]) => tab.id)`,
  )
  return z.number().parse(found)
}

/**
 * The four kinds of sender: the page itself, its reader in wrong hands, the dock in wrong hands, and a dock that nobody's
 * reader made, in this page and as a tab.
 */
export async function forgersOn(stage: Stage, options: Page, page: Page, dock: Frame): Promise<Forger[]> {
  const tabId = await tabIdOf(options, page)
  const all = Object.entries(forgedMessages(tabId))
  /** What this sender may well say is no forgery. */
  const foreignTo = (sender: MessageSender) =>
    all.filter(([name]) => !MESSAGES[name as MessageName].from.includes(sender))
  const inFrame = (frame: Frame, messages: Forgery['messages'], forgery: Omit<Forgery, 'messages'>) =>
    frame.evaluate(forge, { ...forgery, messages })
  return [
    { name: 'the page itself', send: (forgery) => inFrame(page.mainFrame(), all, forgery) },
    {
      name: 'the page’s reader',
      async send(forgery) {
        const world = await readerWorld(stage.browser, page)
        const script = `(${forge.toString()})(${JSON.stringify({ ...forgery, messages: foreignTo('page') })})`
        const believed = z.number().parse(await world.evaluate(script))
        await world.close()
        return believed
      },
    },
    { name: 'the dock', send: (forgery) => inFrame(dock, foreignTo('dock'), forgery) },
    {
      name: 'a dock in a frame that no reader made',
      async send(forgery) {
        const known = new Set(page.frames())
        await page.evaluate(
          (url) => {
            const frame = document.createElement('iframe')
            frame.setAttribute('data-attack', '')
            frame.src = url
            document.body.append(frame)
          },
          await addressOfDock(stage, page),
        )
        const isSecond = (one: Frame) => !known.has(one) && one.url().includes('/dock.html')
        const find = () => page.frames().find(isSecond)
        const second =
          find() ?? (await page.waitForEvent('framenavigated', { predicate: isSecond, timeout: 10_000 }).then(find))
        if (second === undefined) throw new Error('The second dock came and went.')
        const believed = await inFrame(second, all, forgery)
        await page.evaluate(() => document.querySelector('iframe[data-attack]')?.remove())
        return believed
      },
    },
    {
      name: 'a dock as a tab of its own',
      async send(forgery) {
        const tab = await stage.browser.context.newPage()
        await tab.goto(stage.browser.extensionUrl('/dock.html'))
        const believed = await inFrame(tab.mainFrame(), all, forgery)
        await tab.close()
        return believed
      },
    },
  ]
}
