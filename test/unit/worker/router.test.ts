import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MESSAGES } from '#lib/shared/messages/table.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import { answerMessages, type Handlers } from '#lib/worker/router.ts'
import type { From } from '#lib/worker/senders.ts'

type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => boolean

const ORIGIN = 'chrome-extension://wrapup'
const heard = vi.hoisted(() => ({ listener: null as Listener | null }))

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'wrapup',
      getURL: (path: string) => `chrome-extension://wrapup${path}`,
      onMessage: { addListener: (listener: Listener) => void (heard.listener = listener) },
    },
    storage: { session: { get: (name: string) => Promise.resolve({ [name]: { words: [], frames: ['doc-1'] } }) } },
  },
}))

const screen = (page: string, tab?: number) => ({
  id: 'wrapup',
  url: `${ORIGIN}/${page}.html`,
  ...(tab === undefined ? {} : { tab: { id: tab }, frameId: 1, documentId: 'doc-1' }),
})

let seen: From[] = []

/** The answer to a message, or `silence`. */
function send(message: object, sender: object): Promise<unknown> {
  return new Promise((resolve) => {
    const isAnswered = heard.listener?.(message, sender, resolve)
    if (isAnswered !== true) resolve('silence')
  })
}

beforeEach(() => {
  seen = []
  const answer = (_: unknown, from: From) => {
    seen.push(from)
    return Promise.resolve(ok({ done: true }))
  }
  const handlers = Object.fromEntries(Object.keys(MESSAGES).map((name) => [name, answer]))
  // Each answers the same here: what the router hands on is what counts.
  answerMessages(handlers as unknown as Handlers)
})

describe('a message about a tab', () => {
  test.each(['popup', 'sidepanel'])('is about the tab that the %s names', async (page) => {
    for (const type of ['panel.get', 'dock.showAgain', 'completion.dropProposal']) {
      await send({ type, tabId: 7 }, screen(page))
    }
    expect(seen.map(({ tabId }) => tabId)).toEqual([7, 7, 7])
  })

  test('is about the dock’s own tab, whatever the dock says', async () => {
    await send({ type: 'panel.get', tabId: 7 }, screen('dock', 3))
    expect(seen.map(({ tabId }) => tabId)).toEqual([3])
  })

  test('does nothing where no tab is named', async () => {
    expect(await send({ type: 'panel.get' }, screen('popup'))).toEqual(fail('internal'))
    expect(seen).toEqual([])
  })

  test('can name its tab wherever popup or side panel may send it', () => {
    const about = Object.entries(MESSAGES).filter(([, message]) => 'about' in message)
    expect(about.length).toBeGreaterThan(10)
    const unnamed = about.filter(([, { from, request }]) => from.includes('popup') && !('tabId' in request.shape))
    expect(unnamed.map(([name]) => name)).toEqual([])
    const forgotten = Object.entries(MESSAGES).filter(
      ([, message]) => 'tabId' in message.request.shape && !('about' in message),
    )
    expect(forgotten.map(([name]) => name)).toEqual([])
  })
})
