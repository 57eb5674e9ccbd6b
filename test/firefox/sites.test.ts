import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCast } from '#test/e2e/cast.ts'
import { dealsOf } from '#test/sandbox/crm/deals.ts'
import { type RunningCrm, startCrm } from '#test/sandbox/crm/start-crm.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { completionsSent, dockOf, openDock, sentCompletion } from './docks.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { openPopup } from './surfaces.ts'

let stage: FirefoxStage
let walled: RunningCrm
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildFirefoxStage({ isOnLoopback: true })
  walled = await startCrm({ people: stage.people, csp: 'strict', coep: true })
  cast = createCast(stage)
  await stage.setUp(['Demo CRM'])
})
afterAll(() => Promise.all([stage.end(), walled.close()]))
beforeEach(() => stage.reply.journal.clear())

describe('a record of the demo CRM', () => {
  test('has the dock of its person, and of the next one after in-page navigation', async () => {
    const [first, second] = [cast.next('call'), cast.next('call')]
    const page = await stage.open(`${stage.crm.url}/contacts/${first.person.contactId}`)
    await openDock(stage, page, first.name)
    await page.run(
      `const { history, dispatchEvent, PopStateEvent } = window.wrappedJSObject;
      window.history.pushState(null, '', arguments[0]);
      window.dispatchEvent(new window.PopStateEvent('popstate'));`,
      `/contacts/${second.person.contactId}`,
    )
    await expect
      .poll(async () => (await dockOf(stage, page)).text())
      .toMatch(new RegExp(`Reply task: .?${second.name}`))
    const dock = await openDock(stage, page, second.name)
    await dock.click('button', 'Negative')
    await dock.click('button', 'Confirm Negative')
    await dock.click('button', 'Send now')
    await dock.wait('status', 'Completed')
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${second.task.id}/complete`)
  })

  test('is completed on a page with the strictest policies', async () => {
    const { person, name, task } = cast.next('call')
    const page = await stage.open(`${walled.url}/contacts/${person.contactId}`)
    const dock = await openDock(stage, page, name)
    await dock.click('button', 'To call')
    await dock.click('button', 'Confirm To call')
    await dock.click('button', 'Send now')
    await dock.wait('status', 'Completed')
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${task.id}/complete`)
  })

  test('that names the task of somebody else sends nothing before the rep has read both names', async () => {
    const [shown, named] = [cast.next('call'), cast.next('call')]
    await stage.open(`${stage.crm.url}/contacts/${shown.person.contactId}?replyTaskId=${named.task.id}`)
    const popup = await openPopup(stage)
    const said = await popup.wait('alert', '')
    expect(said).toContain(shown.name)
    expect(said).toContain(named.name)
    await popup.click('button', 'Complete anyway')
    await popup.click('button', 'Positive')
    await popup.click('button', 'Send now')
    await popup.wait('status', 'Completed')
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${named.task.id}/complete`)
  })

  test('with two people asks which, and a task that is no call has one button', async () => {
    const { dealId, names, type } = dealWithTwo()
    await stage.open(`${stage.crm.url}/deals/${dealId}`)
    const popup = await openPopup(stage)
    await popup.wait('list', 'Open tasks')
    await popup.click('button', names[0])
    await popup.wait('heading', names[0])
    await popup.click('button', type === 'call' ? 'Positive' : 'Complete task')
    await popup.click('button', 'Send now')
    await popup.wait('status', 'Completed')
    expect(completionsSent(stage)).toHaveLength(1)
  })

  test('with a task that is no call is completed by one button and its confirmation', async () => {
    const { person, name } = cast.next('toDo')
    const page = await stage.open(`${stage.crm.url}/contacts/${person.contactId}`)
    const dock = await openDock(stage, page, name)
    expect(await dock.has('button', 'Positive')).toBe(false)
    await dock.click('button', 'Complete task')
    await dock.click('button', 'Confirm Complete')
    await dock.click('button', 'Send now')
    await dock.wait('status', 'Completed')
    expect(sentCompletion(stage).body).toBe('{"finishProspectInSequence":false}')
  })
})

/** A deal that leaves open which of its two people is meant. */
function dealWithTwo(): { dealId: number; names: [string, string]; type: string } {
  const open = (contactId: number) =>
    [...stage.reply.world.tasks.values()].filter(
      (task) => task.contactId === contactId && task.status === 'new' && task.assignedUserId === ROSA,
    )
  for (const { dealId, people } of dealsOf(stage.people, new Date())) {
    const [one, two] = people
    const isCalm = people.every(({ contactId, email, fullName }) => {
      const [task, ...more] = open(contactId)
      return email !== null && /^[\w .'-]+$/.test(fullName) && task?.isScheduled === false && more.length === 0
    })
    if (isCalm && one.fullName !== two.fullName)
      return { dealId, names: [one.fullName, two.fullName], type: open(one.contactId)[0]?.taskType ?? '' }
  }
  throw new Error('No deal has two people with a task each.')
}
