import { chromium, type Page } from 'playwright-core'
import { findOrInstallChromium } from '#test/browser/find-chromium.ts'
import { openGallery } from '#test/shots/gallery-server.ts'
import { STATES } from '#test/shots/states.ts'
import { visitor } from '#test/shots/visit.ts'
import { atMost, figure, median, ms, percent, type Row } from './row.ts'

const ROUNDS = 15
/** Each key of it leaves other rows at the top. */
const TYPED = '4999'
const SCROLLED = 240
/** As many lines with nothing behind them. */
const PLAIN = `<div style="height:600px;overflow:auto"><ul aria-label="Tasks">${'<li style="height:40px">Somebody'.repeat(5000)}</ul></div>`
/** A frame of 60 in a second, and half of one more. */
const LATE = 25

/** Today with 5,000 tasks in the side panel: opened from what is known, searched by key, and scrolled, as the browser draws it. */
export async function todayDrawing(): Promise<Row[]> {
  const state = STATES.find(({ name }) => name === 'today-thousands')
  if (state === undefined) throw new Error('There is no such state.')
  const gallery = await openGallery()
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox'],
  })
  const pages = visitor(browser, gallery, 1)
  try {
    const page = await pages.open(state, 'light')
    const opening: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.keyboard.press('t')
      await page.getByRole('list', { name: 'Tasks' }).waitFor({ state: 'detached' })
      opening.push((await framesAfter(page, 't', 'list')).ms)
    }
    const search = page.getByRole('searchbox')
    const keys: number[] = []
    for (const key of TYPED.repeat(3)) {
      if (key === '4') await search.fill('')
      keys.push((await framesAfter(page, key, 'rows')).frames)
    }
    await search.fill('')
    const late = await lateWhileScrolled(page)
    await page.setContent(PLAIN)
    const plain = await lateWhileScrolled(page)
    return [
      atMost('Today with 5,000 tasks, from the key to its rows', median(opening), 100, ms),
      atMost('a key in its search, frames until the rows are the found ones', median(keys), 2, String),
      figure('frames that come late while a list of plain lines is scrolled by 200 pixels a frame', percent(plain)),
      atMost('… more of them while Today is', Math.max(0, late - plain), 0.03, percent),
    ]
  } finally {
    await pages.close()
    await browser.close()
    await gallery.close()
  }
}

/** Presses a key, and counts until what it brings is drawn: the list, or other rows than before. */
async function framesAfter(page: Page, key: string, brings: 'list' | 'rows'): Promise<{ frames: number; ms: number }> {
  await page.evaluate((wanted) => {
    const rows = () => document.querySelector('[aria-label="Tasks"]')?.textContent ?? ''
    const before = rows()
    const isThere = () => (wanted === 'list' ? rows() !== '' : rows() !== before)
    const follow = ({ timeStamp }: KeyboardEvent) => {
      let frames = 0
      const look = (at: number) => {
        frames += 1
        if (isThere()) Reflect.set(globalThis, 'drawn', { frames, ms: at - timeStamp })
        else if (frames < 200) requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }
    Reflect.deleteProperty(globalThis, 'drawn')
    document.addEventListener('keydown', follow, { capture: true, once: true })
  }, brings)
  await page.keyboard.press(key)
  const drawn = await page.waitForFunction(() => Reflect.get(globalThis, 'drawn') as { frames: number; ms: number })
  return drawn.jsonValue()
}

/** The share of frames that come later than they should while the list moves with every one of them. */
function lateWhileScrolled(page: Page): Promise<number> {
  return page.evaluate(
    ([count, late]) =>
      new Promise<number>((done) => {
        const list = document.querySelector('[aria-label="Tasks"]')
        let scrolled = list?.parentElement ?? null
        while (scrolled !== null && scrolled.scrollHeight <= scrolled.clientHeight) scrolled = scrolled.parentElement
        let [last, frames, tardy] = [0, 0, 0]
        const step = (at: number) => {
          if (last !== 0 && at - last > late) tardy += 1
          last = at
          frames += 1
          scrolled?.scrollBy(0, 200)
          if (frames <= count) requestAnimationFrame(step)
          else done(scrolled === null ? Number.NaN : tardy / count)
        }
        requestAnimationFrame(step)
      }),
    [SCROLLED, LATE] as const,
  )
}
