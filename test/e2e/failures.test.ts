import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import type { FaultSpec } from '#test/sandbox/faults.ts'
import { PIKE } from '#test/sandbox/keys.ts'
import type { Role } from './cast.ts'
import { completionPath, type OpenCalls, openCalls, sentFor } from './open-calls.ts'
import { button, type Panel, popupFor, says, visit } from './panels.ts'
import { ONCE, outcome, standing } from './recorded.ts'

/** A worker that has made sixty requests within a minute lets the next one wait for its end. */
const A_MINUTE = 65_000

let stage: OpenCalls['stage']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, nextCall } = await openCalls({ undo: 'Off' }))
})
afterAll(() => stage.end())

/** What needs a request may have to wait for the end of a minute, and then for its turn among others. */
const saysInTime = (panel: Panel, words: string | RegExp) => says(panel, words, A_MINUTE + 35_000)

type Fault = FaultSpec extends infer Spec ? (Spec extends FaultSpec ? Omit<Spec, 'path' | 'method'> : never) : never

/** Opens the popup, and lets this happen to the completion that is chosen in it. */
async function popupBefore(person: Role, fault: Fault) {
  const opened = await popupFor(stage, person)
  const id = stage.reply.control.addFault({ ...fault, method: 'POST', path: completionPath(person) })
  return { ...opened, release: () => stage.reply.control.releaseHeld(id) }
}

/** How often the extension has read the person's task. */
function readsOf({ task }: Role): number {
  return stage.reply.control.requests('GET', `/v3/tasks/${task.id}`).length
}

/** How often a request reached the stand-in that the browser itself repeated. */
const more = (times: number) => times > 1

const HTML = { body: '<html><h1>Bad gateway</h1></html>', contentType: 'text/html' }

describe('Reply carried it out, and its answer says nothing of the kind', () => {
  test.each<[what: string, fault: Fault]>([
    ['an error 500', { kind: 'status', status: 500, commits: true }],
    ['an error page of a gateway', { kind: 'status', status: 502, commits: true, ...HTML }],
    ['no content at all', { kind: 'status', status: 204, commits: true }],
    ['another task', { kind: 'wrongId', taskId: 190001 }],
    ['half a line of JSON', { kind: 'unreadableJson' }],
    ['half of the answer, then nothing', { kind: 'cutMidBody' }],
    ['an answer of many megabytes', { kind: 'hugeBody', bytes: 5_000_000 }],
  ])('%s: reading the task confirms it, and nothing is sent again', async (_, fault) => {
    const person = nextCall()
    const { page, popup } = await popupBefore(person, fault)
    await button(popup, 'Positive').click()
    await saysInTime(popup, /Confirmed finished at .*Positive was sent/s)
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })

  // Chromium repeats a request by itself when a connection that was used before is cut: the stand-in sees it again.
  test.each<[what: string, fault: Fault]>([
    ['cut once, and the browser’s own repetition is told that the task is finished', { kind: 'cutAfterCommit' }],
    ['cut every time', { kind: 'cutAfterCommit', times: 'always' }],
    ['reset every time', { kind: 'cutAfterCommit', how: 'reset', times: 'always' }],
  ])('the connection is %s: reading the task confirms it', async (_, fault) => {
    const person = nextCall()
    const { page, popup } = await popupBefore(person, fault)
    await button(popup, 'Positive').click()
    await saysInTime(popup, /Confirmed finished at .*Positive was sent/s)
    expect(await outcome(stage, person)).toEqual({ ...ONCE, requests: expect.toSatisfy(more) })
    await page.close()
  })
})

describe('Reply did not carry it out, and its answer leaves that open', () => {
  test.each<[what: string, fault: Fault, says: string]>([
    ['an error 500', { kind: 'status', status: 500 }, 'Reply has trouble answering (error 500).'],
    [
      'an error page of a gateway',
      { kind: 'status', status: 502, ...HTML },
      'Reply has trouble answering (error 502).',
    ],
    // Chromium repeats a request that is answered with 408 on a connection that was used before.
    ['error 408', { kind: 'status', status: 408, times: 'always' }, 'Reply took too long to answer.'],
    ['no content', { kind: 'status', status: 204 }, 'Reply answered in a way that Wrapup cannot read.'],
    ['a connection that is cut', { kind: 'cutBeforeCommit', times: 'always' }, 'The connection to Reply broke off.'],
  ])('%s: it says so, reads the task, and sends nothing again, by itself or by Try now', async (_, fault, why) => {
    const person = nextCall()
    const { page, popup } = await popupBefore(person, fault)
    const before = readsOf(person)
    await button(popup, 'Positive').click()
    await saysInTime(popup, 'Checking with Reply')
    await saysInTime(popup, why)
    await saysInTime(popup, 'so that nothing is sent twice.')
    await expect.poll(() => readsOf(person), { timeout: A_MINUTE }).toBeGreaterThan(before)
    const checked = readsOf(person)
    await button(popup, 'Try now').click()
    await expect.poll(() => readsOf(person), { timeout: A_MINUTE }).toBeGreaterThan(checked)
    await saysInTime(popup, 'Checking with Reply')
    expect(await standing(stage, person)).toMatchObject({ states: ['unknown'], sent: 1, effects: 0 })
    await page.close()
  })

  test('a connection cut once is repeated by the browser itself, and that is answered', async () => {
    const person = nextCall()
    const { page, popup } = await popupBefore(person, { kind: 'cutBeforeCommit' })
    await button(popup, 'Positive').click()
    await saysInTime(popup, 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual({ ...ONCE, requests: expect.toSatisfy(more) })
    await page.close()
  })
})

describe('Reply refuses it', () => {
  const CLOSED = 'Reply says that the task can no longer be completed. Somebody may have finished or removed it.'

  test.each<[status: number, body: object, says: string]>([
    [422, { code: 'task.cannotComplete' }, CLOSED],
    [409, { code: 'task.locked' }, CLOSED],
    [403, { code: 'task.forbidden' }, 'Reply says that you may not do this.'],
    [400, { errors: [{ pointer: '/finishProspectInSequence' }] }, 'because of /finishProspectInSequence.'],
  ])(
    '%i while the task stays open: it needs a person, and is sent again only by a new choice',
    async (status, body, why) => {
      const person = nextCall()
      const { page, popup } = await popupBefore(person, { kind: 'status', status, body: JSON.stringify(body) })
      await button(popup, 'Positive').click()
      await saysInTime(popup, 'This needs you')
      await saysInTime(popup, why)
      await saysInTime(popup, 'Positive was sent, and Reply has not confirmed it.')
      const before = readsOf(person)
      await button(popup, 'Check again').click()
      await expect.poll(() => readsOf(person), { timeout: A_MINUTE }).toBeGreaterThan(before)
      await saysInTime(popup, why)
      expect(await outcome(stage, person)).toEqual({ states: ['attention'], sent: 1, requests: 1, effects: 0 })

      await button(popup, 'Negative').click()
      await saysInTime(popup, /Waiting to be sent.*An earlier request for this task may still be under way\./s)
      await page.close()
    },
  )

  test('a task that is gone: it needs a person, and Dismiss puts it aside', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    stage.reply.control.removeTask(person.task.id)
    await button(popup, 'Positive').click()
    await saysInTime(popup, 'This needs you')
    await saysInTime(popup, 'Reply knows no such task, or does not show it to you.')
    await button(popup, 'Dismiss').click()
    await button(popup, 'Dismiss').waitFor({ state: 'detached' })
    expect(await outcome(stage, person)).toEqual({ states: ['attention'], sent: 1, requests: 1, effects: 0 })
    await page.close()
  })

  test('a task that was given to a colleague meanwhile: it says so', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    stage.reply.control.setAssignee(person.task.id, PIKE)
    await button(popup, 'Positive').click()
    await saysInTime(popup, 'The task was given to somebody else. Positive was sent, and Reply has not confirmed it.')
    expect(await outcome(stage, person)).toEqual({ states: ['attention'], sent: 1, requests: 1, effects: 0 })
    await page.close()
  })

  test('a task that somebody else finished before anybody looked: it says that it is finished, and when', async () => {
    const person = nextCall()
    const page = await visit(stage, person)
    stage.reply.control.finishElsewhere(person.task.id, 'negative')
    const popup = await openPopup(stage.browser, page)
    await popup.getByText(/^Call task finished in Reply at \d/).waitFor()
    await popup.getByText('no open task of yours.').waitFor()
    expect(sentFor(stage, person)).toEqual([])
    await page.close()
  })

  test('a task that somebody else had finished before: it says when, and that the choice may not be recorded', async () => {
    const person = nextCall()
    const { control, world, faults } = stage.reply
    control.finishElsewhere(person.task.id, 'negative')
    person.task.finishedAt = new Date(Date.now() - 3_600_000).toISOString()
    // A copy of the database that lags behind still shows it open.
    control.overrideTask(person.task.id, { status: 0, finishedAt: null })
    const { page, popup, release } = await popupBefore(person, { kind: 'hold' })
    await button(popup, 'Positive').click()
    await expect.poll(() => faults.held(), { timeout: A_MINUTE }).toBe(1)
    world.overrides.tasks.delete(person.task.id)
    release()
    await saysInTime(popup, /Was already finished.*The task was finished at .*\. Positive may not be recorded\./s)
    expect(await outcome(stage, person)).toEqual({ states: ['doneElsewhere'], sent: 1, requests: 1, effects: 0 })
    await page.close()
  })
})
