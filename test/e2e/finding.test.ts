import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { JONAS, MAYA, PRIYA } from '#test/sandbox/cast/featured-people.ts'
import { BOS_TASK } from '#test/sandbox/cast/featured-tasks.ts'
import type { DealRecord } from '#test/sandbox/crm/wire.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { createCast } from './cast.ts'
import { completionsSent, dockOf, isDockShown, openDock, sentCompletion } from './watching.ts'

let stage: Stage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn', 'Demo CRM'])
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

const open = async (url: string) => {
  const page = await stage.browser.context.newPage()
  await page.goto(url)
  // A page that is not looked at is not read.
  await page.bringToFront()
  return page
}

describe('a task that is pasted into the popup', () => {
  test.each([
    ['an ID', (id: number) => String(id)],
    ['a link with an ID', (id: number) => `https://crm.example/record?replyTaskId=${id}`],
  ])('is found by %s and completed', async (_, written) => {
    const { name, task } = cast.next('call')
    const page = await open(`${stage.crm.url}/companies`)
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    await popup.getByRole('textbox', { name: 'Task ID or link' }).fill(written(task.id))
    await popup.getByRole('button', { name: 'Find task' }).click()
    await popup.getByRole('heading', { name }).waitFor()
    await popup.getByRole('button', { name: 'Positive' }).click()
    await popup.getByRole('button', { name: 'Send now' }).click()
    await popup.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${task.id}/complete`)
    await page.close()
  })

  test('of somebody else than the page shows is not completed without a second word', async () => {
    const { name, slug } = cast.next('call')
    const other = cast.next('call')
    const page = await open(stage.profileUrl(slug))
    await dockOf(page)
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name }).waitFor()
    await popup.getByRole('button', { name: / due$/ }).click()
    await popup.getByLabel('Search tasks').fill(String(other.task.id))
    await popup.getByRole('button', { name: 'Find in Reply' }).click()
    await popup.getByRole('heading', { name: other.name }).waitFor()
    await popup.getByRole('button', { name: 'Positive' }).click()
    const alert = popup.getByRole('alert')
    await alert.filter({ hasText: name }).filter({ hasText: other.name }).waitFor()
    expect(completionsSent(stage)).toEqual([])

    await popup.getByRole('button', { name: 'Complete anyway' }).click()
    await popup.getByRole('button', { name: 'Send now' }).click()
    await popup.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${other.task.id}/complete`)
    await page.close()
  })
})

describe('a page that names a Reply task', () => {
  test('in its address shows that very task', async () => {
    const { name, person, task } = cast.next('call')
    const page = await open(`${stage.crm.url}/contacts/${person.contactId}?replyTaskId=${task.id}`)
    const dock = await openDock(page)
    await dock.getByRole('heading', { name }).waitFor()
    await dock.getByText('Task named by the page').waitFor()
    await page.close()
  })

  test('of somebody else than it shows is an alert that names both, and sends nothing', async () => {
    const page = await open(`${stage.crm.url}/contacts/${MAYA}?replyTaskId=${BOS_TASK}`)
    const dock = await openDock(page)
    await dock.getByRole('alert').filter({ hasText: 'Bo Lindqvist' }).filter({ hasText: 'Maya Okafor' }).waitFor()
    expect(await dock.getByRole('button', { name: 'Positive' }).count()).toBe(0)
    await dock.getByRole('button', { name: 'Cancel' }).click()
    await dock.getByRole('heading', { name: 'Maya Okafor' }).waitFor()
    expect(completionsSent(stage)).toEqual([])
    await page.close()
  })
})

test('a popup that is open while the page goes on follows it', async () => {
  const { name, person } = cast.next('call')
  const page = await open(`${stage.crm.url}/companies`)
  const popup = await openPopup(stage.browser, page)
  await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
  await page.evaluate((path) => {
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/contacts/${person.contactId}`)
  await popup.getByRole('heading', { name }).waitFor()
  await page.close()
})

test('somebody with several open tasks is a question, and the answer is remembered for the page', async () => {
  const page = await open(`${stage.crm.url}/contacts/${PRIYA}`)
  const dock = await openDock(page)
  const list = dock.getByRole('list', { name: 'Open tasks' })
  await list.waitFor()
  expect(await list.getByRole('button').count()).toBe(3)
  await list.getByRole('button').first().click()
  await dock.getByRole('heading', { name: /^Priya/ }).waitFor()

  const popup = await openPopup(stage.browser, page)
  await popup.getByRole('heading', { name: /^Priya/ }).waitFor()
  await page.close()
})

test('a deal with two people is a question', async () => {
  const page = await open(`${stage.crm.url}/deals/${await dealOfTwo()}`)
  const dock = await openDock(page)
  const list = dock.getByRole('list', { name: 'Open tasks' })
  await list.waitFor()
  expect(await list.getByRole('button').count()).toBeGreaterThanOrEqual(2)
  expect(await dock.getByRole('button', { name: 'Positive' }).count()).toBe(0)
  await page.close()
})

/** A deal of the demo CRM on which both people have an open task of the rep's. */
async function dealOfTwo(): Promise<number> {
  const tasks = [...stage.reply.world.tasks.values()]
  const isBusy = (contactId: number) =>
    tasks.some((task) => task.contactId === contactId && task.status === 'new' && task.assignedUserId === ROSA)
  for (let dealId = 501; dealId < 560; dealId += 1) {
    const answer = await fetch(`${stage.crm.url}/api/deals/${dealId}`)
    const { people = [] } = (await answer.json()) as Partial<DealRecord>
    if (people.length === 2 && people.every(({ contactId }) => isBusy(contactId))) return dealId
  }
  throw new Error('No deal has two people with open tasks.')
}

describe('pages without an open task', () => {
  test('have no dock, and visiting 20 of them causes no request', async () => {
    const idle = stage.people.filter(({ contactId, linkedInSlug }) => {
      const tasks = [...stage.reply.world.tasks.values()].filter((task) => task.contactId === contactId)
      return linkedInSlug !== null && tasks.every((task) => task.status !== 'new')
    })
    expect(idle.length).toBeGreaterThan(3)
    const page = await stage.browser.context.newPage()
    for (let visit = 0; visit < 20; visit += 1) {
      const person = idle[visit % idle.length]
      if (person?.linkedInSlug === null || person === undefined) continue
      await page.goto(
        visit % 2 === 0 ? stage.profileUrl(person.linkedInSlug) : `${stage.crm.url}/contacts/${person.contactId}`,
      )
      await page.getByRole('heading', { level: 1, name: person.fullName }).waitFor()
    }
    expect(isDockShown(page)).toBe(false)
    expect(stage.reply.journal.entries.map(({ method, path }) => `${method} ${path}`)).toEqual([])
    await page.close()
  })

  test('say so in the popup, and find nothing for somebody whom Reply has no task for', async () => {
    const jonas = stage.people.find(({ contactId }) => contactId === JONAS)
    const page = await open(stage.profileUrl(jonas?.linkedInSlug ?? ''))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    await popup.getByText('Jonas Weber').waitFor()
    await popup.getByRole('button', { name: 'Find in Reply' }).click()
    await expect.poll(() => stage.reply.journal.find('GET', '/v3/contacts').length).toBeGreaterThan(0)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    await page.close()
  })
})

test('somebody whose task the index does not hold yet is found on request', async () => {
  const task = stage.reply.control.addTask({ contactId: JONAS, taskType: 'call', assignedUserId: 42 })
  const jonas = stage.people.find(({ contactId }) => contactId === JONAS)
  const page = await open(stage.profileUrl(jonas?.linkedInSlug ?? ''))
  const popup = await openPopup(stage.browser, page)
  const find = popup.getByRole('button', { name: 'Find in Reply' })
  const positive = popup.getByRole('button', { name: 'Positive' })
  // Opening the popup may have read the tasks anew, when the last reading is a minute old.
  await find.or(positive).waitFor()
  if (await find.isVisible()) await find.click()
  await popup.getByRole('heading', { name: 'Jonas Weber' }).waitFor()
  await positive.waitFor()
  stage.reply.control.removeTask(task.id)
  await page.close()
})
