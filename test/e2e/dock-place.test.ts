import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { type Shown, serveRecords } from './record-pages.ts'
import { dockFor } from './watching.ts'

let stage: Stage
let role: Role
let open: (id: number) => Promise<Page>

/** A button of the page that floats in a corner, or one that scrolls with the page. */
const button = (corner: string, position = 'fixed') =>
  `document.body.insertAdjacentHTML('beforeend', '<button style="position: ${position}; ${corner}; width: 120px; height: 60px">Chat</button>');`
const [BOTTOM_RIGHT, BOTTOM_LEFT, TOP_RIGHT, TOP_LEFT] = [
  'right: 10px; bottom: 10px',
  'left: 10px; bottom: 10px',
  'right: 10px; top: 10px',
  'left: 10px; top: 10px',
]
const late = (script: string) => `setTimeout(() => { ${script} }, 1200)`

const PAGES: readonly [what: string, script: string, corner: string][] = [
  ['with nothing in its corners', '', 'bottom right'],
  ['with a chat’s button in the dock’s corner', button(BOTTOM_RIGHT), 'bottom left'],
  ['with such a button that comes late', late(button(BOTTOM_RIGHT)), 'bottom left'],
  ['with buttons in both lower corners', button(BOTTOM_RIGHT) + button(BOTTOM_LEFT), 'top right'],
  [
    'with a button in every corner',
    button(BOTTOM_RIGHT) + button(BOTTOM_LEFT) + button(TOP_RIGHT) + button(TOP_LEFT),
    'bottom right',
  ],
  ['with a button there that scrolls away', button(BOTTOM_RIGHT, 'absolute'), 'bottom right'],
]

beforeAll(async () => {
  stage = await buildStage()
  role = createCast(stage).next('call')
  const { name, person } = role
  const records: Record<number, Shown> = {}
  for (const [at, [, script]] of PAGES.entries()) records[at] = { name, email: person.email ?? '', script }
  open = await serveRecords(stage, records)
  await untilIndexRead(await stage.setUp(['HubSpot']))
})
afterAll(() => stage.end())

/** In which corner of the window the dock stands. */
async function cornerOf(page: Page): Promise<string> {
  const frame = await (await dockFor(page, role.name)).frameElement()
  const box = await frame.boundingBox()
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  if (box === null) return ''
  const isTop = box.y + box.height / 2 < height / 2
  return `${isTop ? 'top' : 'bottom'} ${box.x + box.width / 2 < width / 2 ? 'left' : 'right'}`
}

describe('the dock makes way for the page’s own floating buttons where another corner is free', () => {
  test.each(PAGES.map(([what, , corner], at) => [what, corner, at] as const))('%s: %s', async (_, corner, at) => {
    const page = await open(at)
    await expect.poll(() => cornerOf(page), { timeout: 10_000 }).toBe(corner)
    await page.close()
  })
})
