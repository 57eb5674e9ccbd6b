import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { completionsSent, openDock, sentCompletion } from './watching.ts'

let stage: Stage

beforeAll(async () => {
  stage = await buildStage()
  await stage.setUp(['LinkedIn', 'Demo CRM'])
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.control.reset())

describe('a call task on a LinkedIn profile', () => {
  test('is completed as Positive by one click in the dock, once, and shows what Reply answered', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('maya-okafor'))
    const dock = await openDock(page)
    await dock.getByRole('heading', { name: 'Maya Okafor' }).waitFor()
    await dock.getByRole('button', { name: 'Positive' }).click()

    await dock.getByRole('status').filter({ hasText: 'Positive' }).waitFor()
    await dock.getByRole('button', { name: 'Undo' }).waitFor()
    expect(completionsSent(stage)).toEqual([])

    await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(completionsSent(stage)).toHaveLength(1)
    const request = sentCompletion(stage)
    expect(request.path).toBe(`/v3/tasks/${MAYAS_CALL}/complete`)
    expect(request.body).toBe('{"callResolution":0,"finishProspectInSequence":false}')
    expect(request.headers['x-api-key']).toBe(DEMO_KEY)
    expect(request.headers['content-type']).toBe('application/json')
    expect(request.headers['authorization']).toBeUndefined()
    await dock.getByRole('region', { name: 'Delivery info' }).getByRole('link', { name: '+1 415 555 0132' }).waitFor()
    await page.close()
  })
})
