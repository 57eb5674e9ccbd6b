import { afterEach, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { createCast } from './cast.ts'
import { choose } from './panels.ts'
import { openDock, sentCompletion } from './watching.ts'

let stage: Stage
afterEach(() => stage.end())

test('a server with string enums and Bearer gets the resolution as a number, as every dialect has it, and the key in its own header', async () => {
  stage = await buildStage({
    reply: { switches: { credential: 'bearer', taskEnums: 'string', otherEnums: 'camel', whoami: 'id' } },
  })
  await stage.setUp(['LinkedIn'])
  const { slug, name, task } = createCast(stage).next('call')
  const page = await stage.browser.context.newPage()
  await page.goto(stage.profileUrl(slug))
  const dock = await openDock(page)
  await dock.getByRole('heading', { name }).waitFor()
  await choose(dock, 'Positive')
  await dock.getByRole('button', { name: 'Send now' }).click()
  await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()

  const request = sentCompletion(stage)
  expect(request.path).toBe(`/v3/tasks/${task.id}/complete`)
  expect(request.body).toBe('{"callResolution":0,"finishProspectInSequence":false}')
  expect(request.headers['authorization']).toBe(`Bearer ${DEMO_KEY}`)
  expect(request.headers['x-api-key']).toBeUndefined()
  // X-API-Key was tried first, once, and never again.
  const tried = stage.reply.journal.entries.filter((entry) => entry.headers['x-api-key'] !== undefined)
  expect(tried.map((entry) => entry.path)).toEqual(['/v3/whoami'])
})
