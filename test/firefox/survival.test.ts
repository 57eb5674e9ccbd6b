import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCast, type Role } from '#test/e2e/cast.ts'
import { endEventPage, isEventPageUp } from './addon.ts'
import { openDock } from './docks.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import type { View } from './view.ts'

let stage: FirefoxStage
let nextCall: () => Role

beforeAll(async () => {
  stage = await buildFirefoxStage()
  const cast = createCast(stage)
  nextCall = () => cast.next('call')
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())

/** Chooses Positive in the dock and leaves it in its undo window. */
async function choose({ slug, name }: Role): Promise<{ page: View; dock: View }> {
  const page = await stage.open(stage.profileUrl(slug))
  const dock = await openDock(stage, page, name)
  await dock.click('button', 'Positive')
  await dock.click('button', 'Confirm Positive')
  await dock.wait('button', 'Undo')
  return { page, dock }
}

const completed = ({ task }: Role) => stage.reply.control.completions(task.id)

describe('a choice inside its undo window', () => {
  test('is sent once although the event page was ended', async () => {
    const person = nextCall()
    await choose(person)
    await endEventPage(stage.firefox)
    expect(completed(person)).toBe(0)
    await expect.poll(() => completed(person), { timeout: 45_000 }).toBe(1)
  })

  test('can be undone after the event page was ended', async () => {
    const person = nextCall()
    const { dock } = await choose(person)
    await endEventPage(stage.firefox)
    await dock.click('button', 'Undo')
    await dock.wait('button', 'Positive')
    expect(await isEventPageUp(stage.firefox)).toBe(true)
    expect(completed(person)).toBe(0)
  })

  test.each(['quit', 'kill'] as const)(
    'is sent once after the browser was ended (%s) and started again',
    async (how) => {
      const person = nextCall()
      await choose(person)
      await stage.firefox[how]()
      expect(completed(person)).toBe(0)
      await stage.restart()
      await expect.poll(() => completed(person), { timeout: 45_000 }).toBe(1)
    },
  )
})
