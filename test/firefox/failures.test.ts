import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCast, type Role } from '#test/e2e/cast.ts'
import { DEMO_KEY, KEYS } from '#test/sandbox/keys.ts'
import { completionsSent } from './docks.ts'
import { buildFirefoxStage, connect, type FirefoxStage } from './stage.ts'
import { openPopup } from './surfaces.ts'
import type { View } from './view.ts'

let stage: FirefoxStage
let options: View
let nextCall: () => Role

beforeAll(async () => {
  stage = await buildFirefoxStage()
  const cast = createCast(stage)
  nextCall = () => cast.next('call')
  options = await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

const pathOf = ({ task }: Role) => `/v3/tasks/${task.id}/complete`

/** The real popup over a person's profile. */
async function popupFor({ slug, name }: Role): Promise<View> {
  await stage.open(stage.profileUrl(slug))
  const popup = await openPopup(stage)
  await popup.wait('heading', name)
  return popup
}

async function choosePositive(popup: View): Promise<void> {
  await popup.click('button', 'Positive')
  await popup.click('button', 'Send now')
}

const completed = ({ task }: Role) => stage.reply.control.completions(task.id)

describe('what Reply answers', () => {
  test('401: the choice is kept, the key is asked for, and with a good one it is sent, once', async () => {
    const person = nextCall()
    const popup = await popupFor(person)
    KEYS.personal.revoked = true
    await choosePositive(popup)
    await popup.wait('heading', 'Reply refused the key')
    KEYS.personal.revoked = false
    await popup.click('button', 'Open options')
    // The list of what waits says why as well, and may be there before the field.
    await options.wait('textbox', 'API key')
    await connect(options, DEMO_KEY)
    await expect.poll(() => completed(person)).toBe(1)
  })

  test('429: it says so, waits as long as Reply wants, and is sent then, once', async () => {
    const person = nextCall()
    const popup = await popupFor(person)
    stage.reply.control.addFault({ kind: 'status', status: 429, headers: { 'Retry-After': '3' }, path: pathOf(person) })
    await choosePositive(popup)
    await popup.wait('status', 'Waiting to try again')
    await popup.wait('status', 'Completed as Positive')
    expect(completed(person)).toBe(1)
    const [first, second] = completionsSent(stage).map(({ at }) => Date.parse(at))
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2900)
  })

  test('500 although it was carried out: reading the task confirms it, and nothing is sent again', async () => {
    const person = nextCall()
    const popup = await popupFor(person)
    stage.reply.control.addFault({ kind: 'status', status: 500, commits: true, path: pathOf(person) })
    await choosePositive(popup)
    await popup.wait('status', 'Confirmed finished at')
    expect(completionsSent(stage)).toHaveLength(1)
    expect(completed(person)).toBe(1)
  })

  test('nothing, because the connection was cut: it says so, and reading the task confirms it', async () => {
    const person = nextCall()
    const popup = await popupFor(person)
    stage.reply.control.addFault({ kind: 'cutAfterCommit', times: 'always', path: pathOf(person) })
    const gone = stage.reply.control.addFault({
      kind: 'cutBeforeCommit',
      times: 'always',
      path: `/v3/tasks/${person.task.id}`,
    })
    await choosePositive(popup)
    await popup.wait('status', 'Checking with Reply')
    // It reads again by itself, and may be quicker than a press of Try now.
    stage.reply.control.clearFaults(gone)
    await popup.wait('status', 'Confirmed finished at')
    expect(completed(person)).toBe(1)
  })
})

test('a server with string enums and Bearer gets the resolution as a number and the key in its own header', async () => {
  Object.assign(stage.reply.switches, { credential: 'bearer', taskEnums: 'string', otherEnums: 'camel', whoami: 'id' })
  await stage.show(options)
  await connect(options, DEMO_KEY)
  const person = nextCall()
  stage.reply.journal.clear()
  await choosePositive(await popupFor(person))
  await expect.poll(() => completed(person)).toBe(1)
  const [request] = completionsSent(stage)
  expect(request?.body).toBe('{"callResolution":0,"finishProspectInSequence":false}')
  expect(request?.headers['authorization']).toBe(`Bearer ${DEMO_KEY}`)
  expect(request?.headers['x-api-key']).toBeUndefined()
})
