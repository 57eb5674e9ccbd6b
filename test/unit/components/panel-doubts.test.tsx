// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { type GestureVerdict, JudgeProvider, popupJudge } from '#components/panel/gesture.ts'
import { Popup } from '#components/panel/popup.tsx'
import { ok } from '#lib/shared/problem.ts'
import { callTask, common, completion, taskPanel, whoIsIt } from '#test/shots/cast.ts'
import { type Drawn, draw, settle, starts, stood } from './drawn.tsx'

const held = () => ok(taskPanel({ completion: completion() }))
const mismatch = () =>
  ok({ kind: 'mismatch', ...common, task: callTask(), taskPerson: 'Maya Okafor', pagePerson: 'Jonas Weber' })

describe('the wrong person', () => {
  it('found at the click: names both, has the focus on Cancel, and goes on only when told to', async () => {
    let answer: () => ReturnType<typeof mismatch> | ReturnType<typeof held> = mismatch
    const panel = await draw(<Popup />, { 'panel.get': () => ok(taskPanel()), 'completion.start': () => answer() })
    await panel.press('2')
    const alert = document.querySelector('[role="alert"]')?.textContent
    expect(alert).toContain('Maya Okafor')
    expect(alert).toContain('Jonas Weber')
    expect(document.activeElement).toBe(panel.named('Cancel'))
    answer = held
    await panel.click(panel.named('Complete anyway'))
    expect(starts(panel.sent).map(({ request }) => request)).toMatchObject([
      { override: false, body: { callResolution: 'toCall' } },
      { override: true, body: { callResolution: 'toCall' } },
    ])
  })

  it('is left by Cancel without a message', async () => {
    const panel = await draw(<Popup />, { 'panel.get': () => ok(taskPanel()), 'completion.start': mismatch })
    await panel.press('1')
    await panel.click(panel.named('Cancel'))
    expect(panel.named('Positive')).toBeTruthy()
    expect(starts(panel.sent)).toHaveLength(1)
  })

  it('named by the page: going on shows the task first, and still says whom the page shows', async () => {
    const panel = await draw(<Popup />, { 'panel.get': mismatch, 'completion.start': held })
    await panel.click(panel.named('Complete anyway'))
    expect(starts(panel.sent)).toEqual([])
    expect(panel.root.textContent).toContain('although the page shows Jonas Weber')
    await panel.press('1')
    expect(starts(panel.sent)[0]).toMatchObject({ request: { override: true } })
  })
})

describe('the same name on a page of somebody else', () => {
  it('is told by what differs, never as two people', async () => {
    const renamed = { sort: 'linkedIn', how: 'another', page: 'maya-okafor-9', of: null, count: 0 }
    const panel = await draw(<Popup />, {
      'panel.get': () =>
        ok({
          kind: 'mismatch',
          ...common,
          task: callTask(),
          taskPerson: 'Maya Okafor',
          pagePerson: 'Maya Okafor',
          differs: [renamed],
        }),
    })
    const alert = document.querySelector('[role="alert"]')?.textContent ?? ''
    expect(alert).toContain('The LinkedIn profile is another one: maya-okafor-9.')
    expect(alert).not.toMatch(/two different people|this page shows/i)
    expect(panel.named('Complete anyway')).toBeTruthy()
  })
})

describe('a doubt', () => {
  const chooses = (sent: Drawn['sent']) => sent.filter(({ name }) => name === 'panel.choose')

  it('is the question who it is: one button by the contact’s name, and beside it what agrees and what differs', async () => {
    let view = whoIsIt()
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(view),
      'panel.choose': () => ok((view = taskPanel())),
    })
    expect(panel.named('Who is it?', 'h1')).toBeTruthy()
    const rows = panel.named('Open tasks', 'ul').querySelectorAll('li')
    expect([...rows].map((row) => row.querySelectorAll('button').length)).toEqual([1])
    expect(rows[0]?.textContent).toContain('The e-mail agrees.')
    expect(rows[0]?.textContent).toContain('The page’s name is Bruno Costa.')
    const [button] = panel.root.querySelectorAll('li button')
    expect(button?.textContent).toMatch(/^Maya Okafor/)
    await panel.click(button as HTMLElement)
    await settle()
    expect(chooses(panel.sent).map(({ request }) => request)).toEqual([{ tabId: 7, taskId: 184467, who: true }])
    expect(panel.named('Maya Okafor', 'h1')).toBeTruthy()
  })

  it('that comes at the click sends nothing, and the choice is made anew after the answer', async () => {
    let answer: () => ReturnType<typeof held> = () => ok(whoIsIt())
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(taskPanel()),
      'completion.start': () => answer(),
      'panel.choose': () => ok(taskPanel()),
    })
    await panel.press('1')
    expect(panel.named('Who is it?', 'h1')).toBeTruthy()
    expect(panel.root.textContent).toContain('Nothing was sent.')
    expect(() => panel.named('Positive')).toThrow('Nothing is named')
    await panel.click(panel.root.querySelector('li button') as HTMLElement)
    answer = held
    await panel.press('1')
    expect(starts(panel.sent).map(({ request }) => request)).toMatchObject([{ override: false }, { override: false }])
  })

  it('is left by Cancel', async () => {
    const panel = await draw(<Popup />, { 'panel.get': () => ok(taskPanel()), 'completion.start': () => ok(whoIsIt()) })
    await panel.press('1')
    await panel.click(panel.named('Cancel'))
    expect(panel.named('Positive')).toBeTruthy()
    expect(chooses(panel.sent)).toEqual([])
  })

  it.each([
    ['again', 1],
    ['popupOnly', 0],
    ['ignored', 0],
  ] as const)('is answered by a gesture that is taken for %s: %i', async (verdict, count) => {
    const panel = await draw(
      <JudgeProvider value={{ ...popupJudge, judge: () => Promise.resolve(verdict) }}>
        <Popup />
      </JudgeProvider>,
      { 'panel.get': () => ok(whoIsIt()), 'panel.choose': () => ok(taskPanel()) },
    )
    await panel.click(panel.root.querySelector('li button') as HTMLElement)
    expect(chooses(panel.sent)).toHaveLength(count)
  })
})

describe('a click that cannot be believed', () => {
  const judge = (verdict: GestureVerdict) => ({
    ...popupJudge,
    judge: () => Promise.resolve(verdict),
    confirm: () => Promise.resolve(verdict),
  })

  it.each(['again', 'popupOnly'] as const)('(%s) only proposes', async (verdict) => {
    const panel = await draw(
      <JudgeProvider value={judge(verdict)}>
        <Popup />
      </JudgeProvider>,
      { 'panel.get': () => ok(taskPanel()), 'completion.propose': () => ok({ done: true }) },
    )
    await panel.click(panel.named('Positive'))
    expect(starts(panel.sent)).toEqual([])
    expect(panel.sent.find(({ name }) => name === 'completion.propose')?.request).toEqual({
      taskId: 184467,
      body: { callResolution: 'positive', finishProspectInSequence: false },
      added: { leaveAlone: null, note: null, followUp: null },
    })
  })

  it('is confirmed in the popup with the choice that was proposed', async () => {
    const view = taskPanel({ proposal: { resolution: 'negative', finishInSequence: true } })
    const panel = await draw(<Popup />, { 'panel.get': () => ok(view), 'completion.start': held })
    await panel.press('1')
    expect(starts(panel.sent)).toEqual([])
    await stood()
    await panel.click(panel.named('Confirm Negative'))
    expect(starts(panel.sent)[0]).toMatchObject({
      request: { body: { callResolution: 'negative', finishProspectInSequence: true }, override: false },
    })
  })
})
