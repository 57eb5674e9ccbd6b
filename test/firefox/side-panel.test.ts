import axe from 'axe-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCast } from '#test/e2e/cast.ts'
import { completionsSent, dockOf, sentCompletion } from './docks.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { openPopup, openSidebar } from './surfaces.ts'
import type { View } from './view.ts'

let stage: FirefoxStage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildFirefoxStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

test('the popup completes by one press', async () => {
  const { slug, name, task } = cast.next('call')
  await dockOf(stage, await stage.open(stage.profileUrl(slug)))
  const popup = await openPopup(stage)
  await popup.wait('heading', name)
  await popup.click('button', 'Negative')
  await popup.click('button', 'Send now')
  await popup.wait('status', 'Completed')
  expect(sentCompletion(stage).path).toBe(`/v3/tasks/${task.id}/complete`)
})

test('the sidebar shows the person of the tab in front, completes by one press, and follows to the next tab', async () => {
  const [first, second] = [cast.next('call'), cast.next('call')]
  await dockOf(stage, await stage.open(stage.profileUrl(first.slug)))
  const sidebar = await openSidebar(stage)
  await sidebar.wait('heading', first.name)
  expect(await violationsIn(sidebar)).toEqual([])
  await stage.open(stage.profileUrl(second.slug))
  await sidebar.wait('heading', second.name)
  await sidebar.click('button', 'Positive')
  await sidebar.wait('button', 'Undo')
  expect(completionsSent(stage)).toEqual([])
  await sidebar.wait('status', 'Completed')
  expect(sentCompletion(stage).path).toBe(`/v3/tasks/${second.task.id}/complete`)
})

/** What axe finds in a document of the extension, as it stands. */
async function violationsIn(view: View): Promise<string[]> {
  const found = await view.run<string>(
    `${axe.source}
    const { violations } = await window.axe.run(document);
    return JSON.stringify(violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')));`,
  )
  return JSON.parse(found) as string[]
}
