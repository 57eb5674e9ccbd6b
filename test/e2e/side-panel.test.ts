import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast } from './cast.ts'
import { openSidePanel } from './panels.ts'
import { completionsSent, dockOf, sentCompletion } from './watching.ts'

let stage: Stage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

describe('the side panel', () => {
  test('shows the person of the tab in front, completes by one click, and follows to the next tab', async () => {
    const [first, second] = [cast.next('call'), cast.next('call')]
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(first.slug))
    await dockOf(page)
    const panel = await openSidePanel(stage, page)
    await panel.getByRole('heading', { name: first.name }).waitFor()

    const other = await stage.browser.context.newPage()
    await other.goto(stage.profileUrl(second.slug))
    await other.bringToFront()
    await panel.getByRole('heading', { name: second.name }).waitFor()
    expect(await panel.getByRole('heading', { name: first.name }).count()).toBe(0)

    await panel.getByRole('button', { name: 'Positive' }).click()
    await panel.getByRole('button', { name: 'Undo' }).waitFor()
    expect(completionsSent(stage)).toEqual([])
    await panel.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${second.task.id}/complete`)

    await page.bringToFront()
    await panel.getByRole('heading', { name: first.name }).waitFor()
    await panel.close()
  })

  test('follows a page that becomes somebody else without a new load', async () => {
    const [first, second] = [cast.next('call'), cast.next('call')]
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(first.slug))
    await dockOf(page)
    const panel = await openSidePanel(stage, page)
    await panel.getByRole('heading', { name: first.name }).waitFor()
    await page.evaluate((slug) => history.pushState(null, '', `/in/${slug}/`), second.slug)
    await panel.getByRole('heading', { name: second.name }).waitFor()
    await panel.close()
  })
})
