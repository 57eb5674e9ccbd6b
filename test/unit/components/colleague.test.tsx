// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { callTask, NOW } from '#test/shots/cast.ts'
import { settle, stood } from './drawn.tsx'
import { type Shown, showPanel, started } from './wrap-up-panel.tsx'

// What is added comes in a file of its own, once it is opened.
beforeAll(() => import('#components/panel/additions/open-part.tsx'))
beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

describe('a colleague', () => {
  const ADA = { userId: 44, name: 'Ada Quist' }
  const team = (list: () => Result<unknown>, task = callTask()) => showPanel({ task }, { 'colleagues.list': list })
  const asked = ({ sent }: Shown) => sent.filter(({ name }) => name === 'colleagues.list').length
  const choose = async (panel: Shown, userId: number) => {
    const select = [...document.querySelectorAll('select')].at(-1)
    if (select === undefined) throw new Error('There is no choice.')
    await panel.choose(select, String(userId))
  }

  /** A follow-up task that goes to Ada with the outcome. */
  const withHeir = async () => {
    const panel = await team(() => ok([ADA]))
    await panel.click(panel.named('Follow-up task'))
    await panel.click(panel.named('Add', 'button'))
    await panel.click(panel.named('Colleague'))
    await settle()
    await choose(panel, ADA.userId)
    return panel
  }

  it('is asked for once somebody wants to give a task away, and not before', async () => {
    const panel = await team(() => ok([ADA]))
    expect(asked(panel)).toBe(0)
    await panel.click(panel.named('Colleague'))
    await settle()
    expect(asked(panel)).toBe(1)
  })

  it('gets the open task, with the note and without an outcome', async () => {
    const panel = await team(() => ok([ADA]))
    await panel.write(panel.named('Note', 'textarea'), 'She asked for you')
    await panel.click(panel.named('Colleague'))
    await settle()
    await choose(panel, ADA.userId)
    await panel.click(panel.named('Give this task away'))
    const reassign = { userId: 44, userName: 'Ada Quist', of: 'task' }
    expect(started(panel)).toMatchObject([
      { request: { wrapUp: { outcome: null, move: null, note: 'She asked for you', reassign } } },
    ])
  })

  it('gets the follow-up task, where there is one, with the outcome', async () => {
    const panel = await withHeir()
    expect(panel.root.textContent).toContain('goes to Ada Quist, after the outcome')
    await panel.press('1')
    expect(started(panel)).toMatchObject([
      { request: { wrapUp: { outcome: { callResolution: 'positive' }, reassign: { userId: 44, of: 'followUp' } } } },
    ])
  })

  it('is named where an outcome that a covered dock only proposed is confirmed, and gets the task from there', async () => {
    const followUp = { taskType: 'call' as const, startAt: Date.parse('2026-11-24T17:00:00Z'), text: 'Prices' }
    const added = { leaveAlone: null, note: null, followUp, heir: { userId: 44, userName: 'Ada Quist' } }
    const proposal = { resolution: 'negative' as const, finishInSequence: false, added }
    const panel = await showPanel({ proposal })
    expect(panel.root.textContent).toContain('With it: Follow-up task, Reassignment')
    await stood()
    await panel.press('Enter')
    expect(started(panel)).toMatchObject([{ request: { wrapUp: { reassign: { userId: 44, of: 'followUp' } } } }])
  })

  it('that was chosen gets nothing once the follow-up task is removed', async () => {
    const panel = await withHeir()
    await panel.click(panel.named('Follow-up task'))
    await panel.click(panel.named('Remove'))
    await panel.press('1')
    expect(started(panel)).toMatchObject([{ name: 'completion.start' }])
  })

  it('cannot be named while Reply is not there, which is said, and tried again', async () => {
    let isThere = false
    const panel = await team(() => (isThere ? ok([ADA]) : fail('offline')))
    await panel.click(panel.named('Colleague'))
    await settle()
    expect(panel.root.textContent).toContain('You are offline')
    isThere = true
    await panel.click(panel.named('Try again'))
    await settle()
    expect(panel.root.textContent).toContain('Ada Quist')
  })

  it('is nobody where Reply names nobody else', async () => {
    const panel = await team(() => ok([]))
    await panel.click(panel.named('Colleague'))
    await settle()
    expect(panel.root.textContent).toContain('Reply names nobody else in your team')
  })

  it('is not offered for a task that is a colleague’s already', async () => {
    const panel = await team(() => ok([ADA]), callTask({ assignedToMe: false }))
    expect(() => panel.named('Colleague')).toThrow('Nothing is named')
  })
})
