import type { Frame, Page } from 'playwright-core'
import { addressOfDock } from '../forgers.ts'
import type { Ground } from '../ground.ts'
import { reportedOf } from './reports.ts'

/** An embedder that is not the dock's own reader, and what it gets: null where that is nothing, else what it got. */
export type Embedding = { name: string; run: (ground: Ground) => Promise<string | null> }

const SETTLED = 1500

/** What a dock shows and is answered, that was not made by a reader. */
async function gotBy(frame: Frame | null): Promise<string | null> {
  if (frame === null) return null
  const shown = await frame.evaluate(() => document.body.innerText.trim()).catch(() => '')
  if (shown !== '') return `it shows "${shown.slice(0, 80)}"`
  const messages = [
    { type: 'panel.get' },
    { type: 'theme.get' },
    {
      type: 'completion.start',
      taskId: 1,
      body: { callResolution: 'positive', finishProspectInSequence: false },
      override: true,
    },
    { type: 'dock.enter', word: '00000000-0000-4000-8000-000000000000' },
  ]
  for (const message of messages) {
    const answer: unknown = await frame
      .evaluate(
        (asked) =>
          (
            globalThis as { chrome?: { runtime?: { sendMessage?: (asked: object) => unknown } } }
          ).chrome?.runtime?.sendMessage?.(asked),
        message,
      )
      .catch(() => null)
    if ((JSON.stringify(answer) ?? '').includes('"ok":true')) return `it is answered to ${message.type}`
  }
  return null
}

async function embedIn(page: Page, url: string, how: string, own: Frame | null): Promise<Frame | null> {
  // The way in differs, what is embedded does not.
  await page.evaluate(`{
    const url = ${JSON.stringify(url)}
    const frame = document.createElement('iframe')
    frame.setAttribute('data-attack', '')
    frame.style.cssText = 'width:400px;height:500px'
    document.body.append(frame)
    ${how}
  }`)
  await page.waitForTimeout(SETTLED)
  return page.frames().find((one) => one !== own && one.url().includes('/dock.html')) ?? null
}

const SRC = 'frame.src = url'
const REPLACE = 'frame.contentWindow.location.replace(url)'
const LOUD = `${REPLACE}; const say = () => { const c = new MessageChannel(); frame.contentWindow.postMessage({ type: 'dock.port', word: '00000000-0000-4000-8000-000000000000' }, '*', [c.port2]) }; setInterval(say, 50); frame.onload = say`

const inOwnPage = (name: string, how: string, leaked = true): Embedding => ({
  name,
  async run(ground) {
    const own = ground.frame()
    const url = leaked
      ? await addressOfDock(ground.stage, ground.page)
      : ground.stage.browser.extensionUrl('/dock.html')
    return gotBy(await embedIn(ground.page, url, how, own))
  },
})

const elsewhere = (name: string, at: (ground: Ground) => string, how: string): Embedding => ({
  name,
  async run(ground) {
    const page = await ground.stage.browser.context.newPage()
    try {
      await page.goto(at(ground))
      const own = page.frames().find((one) => one.url().includes('/dock.html')) ?? null
      return await gotBy(await embedIn(page, await addressOfDock(ground.stage, ground.page), how, own))
    } finally {
      await page.close()
      await ground.page.bringToFront()
    }
  },
})

/** Whoever else embeds the dock's document gets nothing, although they know its address. */
export const embeddings: readonly Embedding[] = [
  inOwnPage('a second frame in the same page', SRC),
  inOwnPage('a second frame in the same page, without a src', REPLACE),
  inOwnPage('a second frame that is handed a port and a word', LOUD),
  inOwnPage('a second frame without credentials', `frame.setAttribute('credentialless', ''); ${SRC}`),
  inOwnPage('a second frame by the fixed address', SRC, false),
  inOwnPage('a frame within a frame', "frame.srcdoc = '<iframe src=\"' + url + '\"></iframe>'"),
  inOwnPage(
    'a frame in a shadow root',
    `const h = document.createElement('div'); document.body.append(h); h.attachShadow({ mode: 'closed' }).append(frame); ${SRC}`,
  ),
  inOwnPage(
    'an object',
    "const o = document.createElement('object'); o.data = url; o.type = 'text/html'; frame.replaceWith(o)",
  ),
  inOwnPage('an embedded document', "const e = document.createElement('embed'); e.src = url; frame.replaceWith(e)"),
  inOwnPage(
    'a frame within a frame in a sandbox',
    "frame.setAttribute('sandbox', 'allow-scripts allow-same-origin'); frame.srcdoc = '<iframe src=\"' + url + '\"></iframe>'",
  ),
  { name: 'the address, in whatever the browser reports to the page', run: reportedOf },
  {
    name: 'a window that the page opens, and hands a port and a word',
    async run(ground) {
      const { context } = ground.stage.browser
      const opened = context.waitForEvent('page')
      await ground.page.evaluate(
        (url) => {
          const other = open(url)
          const say = () => {
            const { port2 } = new MessageChannel()
            other?.postMessage({ type: 'dock.port', word: '00000000-0000-4000-8000-000000000000' }, '*', [port2])
          }
          const loud = setInterval(say, 50)
          setTimeout(clearInterval, 3000, loud)
        },
        await addressOfDock(ground.stage, ground.page),
      )
      const page = await opened
      try {
        await page.waitForTimeout(SETTLED)
        return await gotBy(page.mainFrame())
      } finally {
        await page.close()
        await ground.page.bringToFront()
      }
    },
  },
  elsewhere('a frame in another tab of the same site', ({ stage }) => stage.profileUrl('nobody-with-a-task'), LOUD),
  elsewhere('a frame in a page of another site', ({ stage }) => `${stage.crm.url}/`, LOUD),
  {
    name: 'the document as a tab of its own',
    async run(ground) {
      const page = await ground.stage.browser.context.newPage()
      try {
        await page.goto(ground.stage.browser.extensionUrl('/dock.html'))
        await page.waitForTimeout(SETTLED)
        return await gotBy(page.mainFrame())
      } finally {
        await page.close()
        await ground.page.bringToFront()
      }
    },
  },
]
