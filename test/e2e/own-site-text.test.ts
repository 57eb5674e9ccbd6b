import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, pressAction } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { dockFor, isDockShown } from './watching.ts'

const HOST = 'https://desk.tallpine.example'
/** What nobody can read, each by another means. */
const HIDDEN = [
  'opacity: 0.02',
  'color: transparent',
  '-webkit-text-fill-color: transparent',
  'filter: opacity(0)',
  'font-size: 0',
  'transform: scale(0)',
  'position: absolute; left: -9999px',
  'text-indent: -9999px; overflow: hidden',
  'position: absolute; clip: rect(0, 0, 0, 0)',
  'clip-path: inset(50%)',
  'height: 0; overflow: hidden',
  'visibility: hidden',
]

let stage: Stage
let role: Role
const pages = new Map<string, string>()

beforeAll(async () => {
  stage = await buildStage()
  role = createCast(stage).next('call')
  await stage.browser.context.route(`${HOST}/**`, (route) => {
    const body = pages.get(new URL(route.request().url()).pathname) ?? ''
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><main>${body}</main>` })
  })
  await untilIndexRead(await stage.setUp([]))
  const page = await open('/', '')
  const popup = await pressAction(stage.browser, page)
  await popup.getByRole('button', { name: 'Use Wrapup on this site' }).click()
  await popup.getByRole('button', { name: 'Use Wrapup on this site' }).waitFor({ state: 'detached' })
  await page.close()
})
afterAll(() => stage.end())

async function open(path: string, body: string): Promise<Page> {
  pages.set(path, body)
  const page = await stage.browser.context.newPage()
  await page.goto(HOST + path)
  return page
}

const text = (style: string) => `<p style="${style}">Reply task ID: ${role.task.id}</p>`

describe('a task in the text of a page on a site of one’s own', () => {
  test.each([
    ['plainly', 'color: rgb(10, 20, 0)'],
    ['far down on the page', 'margin-top: 3000px'],
    ['in a box that scrolls', 'overflow: auto; height: 60px'],
  ])('counts where it stands %s', async (how, style) => {
    const page = await open(`/tickets/${how.length}`, text(style))
    await dockFor(page, role.name)
    await page.close()
  })

  test('does not count where nobody can read it', async () => {
    const page = await open('/tickets/7', HIDDEN.map(text).join(''))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    expect(isDockShown(page)).toBe(false)
    await page.close()
  })
})
