import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { BUILD, openPopup, worker } from '../browser/launch.ts'
import { dockOn } from '../demo/dock.ts'
import { buildStage, type Stage } from '../demo/stage.ts'
import { atMost, figure, median, ms, type Row, times } from './row.ts'

const ROUNDS = 9
const EMPTY = '<!doctype html><meta charset="utf-8"><title>Empty</title><p style="width:380px;height:300px">Empty</p>'

/** How long popup and dock take to their first content, against a page of the extension that holds one word. */
export async function firstPaint(): Promise<Row[]> {
  const build = await mkdtemp(join(tmpdir(), 'wrapup-bench-'))
  await cp(BUILD, build, { recursive: true })
  await writeFile(join(build, 'empty.html'), EMPTY)
  const stage = await buildStage({ browser: { build } })
  try {
    await stage.setUp(['LinkedIn'])
    const person = stage.people.find(({ fullName }) => fullName === 'Maya Okafor')
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(person?.linkedInSlug ?? ''))
    await dockOn(page)
    await popupPaint(stage, page, 'popup.html')
    const empty: number[] = []
    const popup: number[] = []
    const dock: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      empty.push(await popupPaint(stage, page, 'empty.html'))
      popup.push(await popupPaint(stage, page, 'popup.html'))
      await page.reload()
      dock.push(await paintOf(await dockOn(page)))
    }
    return [
      figure('first content of an empty popup', ms(median(empty))),
      atMost('the popup, as a multiple of it', median(popup) / median(empty), 3, times),
      atMost('the dock in its frame, as a multiple of it', median(dock) / median(empty), 3, times),
    ]
  } finally {
    await stage.end()
    await rm(build, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function popupPaint(stage: Stage, page: Page, document: string): Promise<number> {
  await (await worker(stage.browser)).evaluate(`chrome.action.setPopup({ popup: '${document}' })`)
  const popup = await openPopup(stage.browser, page, document)
  const time = await paintOf(popup)
  await popup.close()
  return time
}

/** Milliseconds from the beginning of a document to its first content. */
async function paintOf(document: Page | Frame): Promise<number> {
  const handle = await document.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  return (await handle.jsonValue()) ?? Number.NaN
}
