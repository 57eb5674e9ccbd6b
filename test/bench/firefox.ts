import { execFileSync } from 'node:child_process'
import { setImmediate as moment } from 'node:timers/promises'
import { openPopup } from '../browser/launch.ts'
import { createCast, type Role } from '../e2e/cast.ts'
import { completionPath, openCalls } from '../e2e/open-calls.ts'
import { buildFirefoxStage } from '../firefox/stage.ts'
import { openPopup as openFirefoxPopup } from '../firefox/surfaces.ts'
import type { RunningReply } from '../sandbox/start-reply.ts'
import { atMost, figure, median, ms, type Row, times } from './row.ts'

const ROUNDS = 9
/** The first of a browser pays for what is only ever made once. */
const WARM_UP = 2
/** What Firefox may take of Chromium's time, in the same run on the same machine. */
const MOST = 1.5

/** Runs in the popup: puts down when the press came, and when the answer could be read. */
const WATCH = `
const mark = (name) => { document.documentElement.dataset[name] ??= String(Date.now()); };
window.addEventListener('click', () => mark('clickedAt'), { capture: true, once: true });
const look = () => { if (document.querySelector('output')?.textContent.includes('Completed')) mark('shownAt'); };
new window.MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });`
const READ = `JSON.stringify([document.documentElement.dataset.clickedAt ?? '', document.documentElement.dataset.shownAt ?? ''])`

type Took = { toSent: number; toScreen: number }

/** A popup over a person's profile, in either browser. */
type Popup = { evaluate(script: string): Promise<unknown>; press(): Promise<void>; leave(): Promise<void> }

/** The way from a press to the request, and from the answer to the screen: Firefox beside Chromium. */
export async function firefox(): Promise<Row[]> {
  execFileSync('npm', ['run', '--silent', 'zip:firefox'], { stdio: 'ignore' })
  const chromium = await inChromium()
  const other = await inFirefox()
  const row = (what: string, of: (one: Took) => number): Row[] => {
    const [here, there] = [median(chromium.map(of)), median(other.map(of))]
    return [
      figure(`${what}, Chromium`, ms(here)),
      figure('… Firefox', ms(there)),
      atMost('… Firefox, as a multiple of it', there / here, MOST, times),
    ]
  }
  return [
    ...row('from a press in the popup to the request at Reply', ({ toSent }) => toSent),
    ...row('from Reply’s answer to the screen', ({ toScreen }) => toScreen),
  ]
}

async function inChromium(): Promise<Took[]> {
  const { stage, nextCall } = await openCalls({ undo: 'Off' })
  const { browser, reply } = stage
  try {
    return await rounds(reply, nextCall, async ({ slug, name }) => {
      const page = await browser.context.newPage()
      await page.goto(stage.profileUrl(slug))
      const popup = await openPopup(browser, page)
      await popup.getByRole('heading', { name }).waitFor()
      return {
        evaluate: (script) => popup.evaluate(script),
        press: () => popup.getByRole('button', { name: 'Positive', exact: true }).click(),
        leave: () => page.close(),
      }
    })
  } finally {
    await stage.end()
  }
}

async function inFirefox(): Promise<Took[]> {
  const stage = await buildFirefoxStage()
  try {
    const cast = createCast(stage)
    const options = await stage.setUp(['LinkedIn'])
    await options.select('Undo window', 'Off')
    return await rounds(
      stage.reply,
      () => cast.next('call'),
      async ({ slug, name }) => {
        await stage.open(stage.profileUrl(slug))
        const popup = await openFirefoxPopup(stage)
        await popup.wait('heading', name)
        return {
          evaluate: (script) => popup.run(script === READ ? `return ${READ};` : script),
          press: () => popup.click('button', 'Positive'),
          leave: () => Promise.resolve(),
        }
      },
    )
  } finally {
    await stage.end()
  }
}

async function rounds(
  reply: RunningReply,
  nextCall: () => Role,
  open: (role: Role) => Promise<Popup>,
): Promise<Took[]> {
  const all: Took[] = []
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const person = nextCall()
    const popup = await open(person)
    await popup.evaluate(WATCH)
    const held = reply.control.addFault({ kind: 'hold', method: 'POST', path: completionPath(person) })
    const pressing = popup.press()
    while (reply.faults.held() === 0) await moment()
    const sentAt = Date.now()
    await pressing
    const answeredAt = Date.now()
    reply.control.releaseHeld(held)
    const { clickedAt, shownAt } = await marks(popup)
    all.push({ toSent: sentAt - clickedAt, toScreen: shownAt - answeredAt })
    await popup.leave()
  }
  return all.slice(WARM_UP)
}

async function marks(popup: Popup): Promise<{ clickedAt: number; shownAt: number }> {
  for (;;) {
    const [clickedAt, shownAt] = JSON.parse(String(await popup.evaluate(READ))) as [string, string]
    if (shownAt !== '') return { clickedAt: Number(clickedAt), shownAt: Number(shownAt) }
    await moment()
  }
}
