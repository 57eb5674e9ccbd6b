import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { chooseUndoWindow } from '../browser/set-up.ts'
import { dockOn } from '../demo/dock.ts'
import { buildStage, type Stage } from '../demo/stage.ts'
import { createDesk, type Desk } from '../faults/browser/desk.ts'
import { ROSA } from '../sandbox/keys.ts'
import { atMost, figure, ms, type Row, times } from './row.ts'

const COMPLETIONS = 20
const TABS = 24
const FIRST_TASK = 700_000

/** What a completion costs the whole browser while a rep has many people's pages open in other tabs, against none. */
export async function manyTabs(): Promise<Row[]> {
  const stage = await buildStage()
  try {
    await chooseUndoWindow(await stage.setUp(['LinkedIn']), 'Off')
    const desk = await createDesk(stage.browser)
    let nextTask = FIRST_TASK
    const measure = () => cpuOf(stage, () => complete(stage, desk, ++nextTask))
    await measure()
    const alone = await measure()
    for (const slug of slugsWithTasks(stage).slice(0, TABS)) await openBehind(stage, slug)
    await measure()
    const crowded = await measure()
    return [
      figure('time of all processors that a completion takes with no other page open', ms(alone)),
      atMost(`with ${TABS} people's pages in other tabs, as a multiple of it`, crowded / alone, 4, times),
    ]
  } finally {
    await stage.end()
  }
}

/** The profiles on which a dock shows. */
function slugsWithTasks({ people, reply }: Stage): string[] {
  const mine = [...reply.world.tasks.values()].filter(
    ({ status, assignedUserId }) => status === 'new' && assignedUserId === ROSA,
  )
  const contacts = new Set(mine.map(({ contactId }) => contactId))
  return people.flatMap(({ contactId, linkedInSlug }) =>
    linkedInSlug !== null && contacts.has(contactId) ? [linkedInSlug] : [],
  )
}

/** A tab that is not in front. Without a screen every tab calls itself visible, so its dock is told that it is not. */
async function openBehind(stage: Stage, slug: string): Promise<void> {
  const page: Page = await stage.browser.context.newPage()
  await page.goto(stage.profileUrl(slug))
  const dock = await dockOn(page)
  await dock.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }))
}

/** Milliseconds of processor time that `act` takes in all processes of the browser, on average. */
async function cpuOf({ browser }: Stage, act: () => Promise<void>): Promise<number> {
  const cdp = await browser.context.browser()?.newBrowserCDPSession()
  if (cdp === undefined) throw new Error('This context has no browser to speak to.')
  const spent = async () => {
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0)
  }
  const before = await spent()
  for (let nth = 0; nth < COMPLETIONS; nth += 1) await act()
  const after = await spent()
  await cdp.detach()
  return (after - before) / COMPLETIONS
}

async function complete({ reply }: Stage, desk: Desk, taskId: number): Promise<void> {
  const [contactId] = reply.world.contacts.keys()
  reply.control.addTask({ id: taskId, taskType: 'call', contactId: contactId ?? null, assignedUserId: ROSA })
  const { tabId } = desk
  await desk.ask('panel.openTask', { tabId, taskId })
  const body = { callResolution: 'positive', finishProspectInSequence: false } as const
  await desk.ask('completion.start', { tabId, taskId, body, override: false })
  while (reply.world.tasks.get(taskId)?.status === 'new') await sleep(5)
}
