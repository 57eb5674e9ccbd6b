import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCast } from '#test/e2e/cast.ts'
import { completionsSent, openDock, sentCompletion } from './docks.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { pressKey } from './view.ts'

let stage: FirefoxStage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildFirefoxStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

describe('a call task on a LinkedIn profile', () => {
  test.each([
    ['Positive', 0],
    ['To call', 1],
    ['Negative', 2],
  ] as const)(
    'is completed as %s by two presses in the dock, and shows what Reply answered',
    async (choice, written) => {
      const { slug, name, task } = cast.next('call')
      const page = await stage.open(stage.profileUrl(slug))
      const dock = await openDock(stage, page, name)
      await dock.click('button', choice)
      await dock.wait('alert', choice)
      expect(completionsSent(stage)).toEqual([])
      await dock.click('button', `Confirm ${choice}`)
      await dock.wait('button', 'Undo')
      expect(completionsSent(stage)).toEqual([])
      await dock.wait('status', 'Completed')
      const request = sentCompletion(stage)
      expect(request.path).toBe(`/v3/tasks/${task.id}/complete`)
      expect(JSON.parse(request.body ?? '')).toEqual({ callResolution: written, finishProspectInSequence: false })
      await dock.wait('region', 'Delivery info')
      await dock.waitGone('button', 'Undo')
    },
  )

  test('is taken back by Undo inside the window', async () => {
    const { slug, name } = cast.next('call')
    const page = await stage.open(stage.profileUrl(slug))
    const dock = await openDock(stage, page, name)
    await dock.click('button', 'Positive')
    await dock.click('button', 'Confirm Positive')
    await dock.click('button', 'Undo')
    await dock.wait('button', 'Positive')
    expect(completionsSent(stage)).toEqual([])
  })

  test('takes a key for the choice', async () => {
    const { slug, name, task } = cast.next('call')
    const page = await stage.open(stage.profileUrl(slug))
    const dock = await openDock(stage, page, name)
    await dock.waitReady('button', 'To call')
    await pressKey(stage.firefox, '2', 'Digit2')
    await dock.click('button', 'Confirm To call')
    await dock.click('button', 'Send now')
    await dock.wait('status', 'Completed')
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${task.id}/complete`)
  })
})
