// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { type GestureVerdict, JudgeProvider, popupJudge } from '#components/panel/gesture.ts'
import { Popup } from '#components/panel/popup.tsx'
import { fail, ok } from '#lib/shared/problem.ts'
import { callTask, common, completion, messageTask, taskPanel, whoIsIt } from '#test/shots/cast.ts'
import { type Drawn, draw, settle, stood } from './drawn.tsx'

const held = () => ok(taskPanel({ completion: completion() }))
const starts = (sent: Drawn['sent']) => sent.filter(({ name }) => name === 'completion.start')
const mismatch = () =>
  ok({ kind: 'mismatch', ...common, task: callTask(), taskPerson: 'Maya Okafor', pagePerson: 'Jonas Weber' })

describe('a call task', () => {
  it.each([
    ['Positive', '1', 'positive'],
    ['To call', '2', 'toCall'],
    ['Negative', '3', 'negative'],
  ])('%s by a click or the key %s sends that resolution for that task', async (name, key, resolution) => {
    const answers = { 'panel.get': () => ok(taskPanel()), 'completion.start': held }
    const message = {
      tabId: 7,
      taskId: 184467,
      body: { callResolution: resolution, finishProspectInSequence: false },
      override: false,
    }
    const byClick = await draw(<Popup />, answers)
    await byClick.click(byClick.named(name))
    expect(starts(byClick.sent)).toEqual([{ name: 'completion.start', request: message }])
    const byKey = await draw(<Popup />, answers)
    await byKey.press(key)
    expect(starts(byKey.sent)).toEqual([{ name: 'completion.start', request: message }])
  })

  it('counts two clicks in a row as one', async () => {
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(taskPanel()),
      'completion.start': () => new Promise(() => undefined),
    })
    await panel.click(panel.named('Positive'))
    await panel.click(panel.named('Negative'))
    await panel.press('3')
    expect(starts(panel.sent)).toHaveLength(1)
  })

  it('takes the contact out of the sequence only when the box is ticked', async () => {
    const panel = await draw(<Popup />, { 'panel.get': () => ok(taskPanel()), 'completion.start': held })
    await panel.click(panel.named('Finish in sequence', 'input'))
    await panel.click(panel.named('Negative'))
    expect(starts(panel.sent)[0]).toMatchObject({ request: { body: { finishProspectInSequence: true } } })
  })

  it('says of no other task that the choice for this one was not saved', async () => {
    let view = taskPanel()
    const panel = await draw(<Popup />, { 'panel.get': () => ok(view), 'completion.start': () => fail('notSaved') })
    await panel.click(panel.named('Positive'))
    expect(panel.root.textContent).toContain('could not be saved')
    view = taskPanel({ task: callTask({ taskId: 5, contactName: 'Bo Lindqvist' }) })
    await panel.changed()
    expect(panel.root.textContent).not.toContain('could not be saved')
  })

  it('forgets the ticked box when another task comes', async () => {
    let view = taskPanel()
    const panel = await draw(<Popup />, { 'panel.get': () => ok(view) })
    await panel.click(panel.named('Finish in sequence', 'input'))
    view = taskPanel({ task: callTask({ taskId: 5, contactName: 'Bo Lindqvist' }) })
    await panel.changed()
    expect(panel.named('Bo Lindqvist', 'h1')).toBeTruthy()
    expect(panel.named('Finish in sequence', 'input')).toHaveProperty('checked', false)
  })

  it('ignores what a script clicks', async () => {
    const panel = await draw(<Popup />, { 'panel.get': () => ok(taskPanel()), 'completion.start': held })
    panel.named('Positive').click()
    await settle()
    expect(starts(panel.sent)).toEqual([])
  })
})

describe('another task', () => {
  it('is completed by Enter, without a resolution', async () => {
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(taskPanel({ task: messageTask() })),
      'completion.start': held,
    })
    await panel.press('Enter')
    expect(starts(panel.sent)[0]).toMatchObject({
      request: { taskId: 184470, body: { callResolution: null, finishProspectInSequence: false } },
    })
  })

  it('has no resolutions', async () => {
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(taskPanel({ task: messageTask() })),
      'completion.start': held,
    })
    await panel.press('1')
    expect(starts(panel.sent)).toEqual([])
    expect(() => panel.named('Positive')).toThrow('Nothing is named')
  })
})

describe('the undo window', () => {
  it('is taken back by U, and the focus is on what was said until then: Enter takes nothing back', async () => {
    let view = taskPanel()
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(view),
      'completion.start': () => ok((view = taskPanel({ completion: completion() }))),
      'completion.undo': () => ok(completion({ state: 'cancelled' })),
    })
    panel.named('Positive').focus()
    await panel.click(panel.named('Positive'))
    await settle()
    expect(document.activeElement).toBe(panel.root.querySelector('output:not(:empty)'))
    await panel.press('Enter')
    expect(panel.sent.some(({ name }) => name === 'completion.undo')).toBe(false)
    await panel.press('u')
    expect(panel.sent.find(({ name }) => name === 'completion.undo')?.request).toEqual({ id: 'c-1' })
  })

  it('that is taken back is shown as undone at once, without waiting for the worker to say that something changed', async () => {
    let view = taskPanel({ completion: completion() })
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(view),
      'completion.undo': () => {
        view = taskPanel({ completion: completion({ state: 'cancelled' }) })
        return ok(completion({ state: 'cancelled' }))
      },
    })
    await panel.press('u')
    await settle()
    expect(panel.root.textContent).toContain('Undone')
  })

  it('shows no way to choose again', async () => {
    const panel = await draw(<Popup />, { 'panel.get': held })
    expect(() => panel.named('Positive')).toThrow('Nothing is named')
    await panel.press('1')
    expect(starts(panel.sent)).toEqual([])
  })
})

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

describe('when things go wrong', () => {
  it('a click that was not saved says so, and can be made again', async () => {
    const panel = await draw(<Popup />, {
      'panel.get': () => ok(taskPanel()),
      'completion.start': () => fail('notSaved'),
    })
    await panel.press('1')
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('nothing was sent')
    await panel.press('1')
    expect(starts(panel.sent)).toHaveLength(2)
  })

  it('a worker that does not answer any more leaves the script on the screen', async () => {
    let answer: () => ReturnType<typeof fail> | ReturnType<typeof held> = held
    answer = () => ok(taskPanel())
    const panel = await draw(<Popup />, { 'panel.get': () => answer() })
    answer = () => fail('internal')
    await panel.changed()
    expect(panel.root.textContent).toContain('lane costs')
  })

  it('a script in what Reply sent stays text', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const task = callTask({
      contactName: evil,
      script: { subject: evil, body: evil, rendered: true },
      phone: 'javascript:alert(1)',
    })
    const panel = await draw(<Popup />, { 'panel.get': () => ok(taskPanel({ task })) })
    expect(panel.root.querySelector('img')).toBeNull()
    expect(panel.root.querySelector('a')).toBeNull()
  })
})

describe('a page without a task', () => {
  const none = () =>
    ok({ kind: 'none', ...common, person: { name: 'Jonas Weber', canFind: true }, page: 'person', problem: null })

  it('opens a task by a pasted link', async () => {
    let opened = false
    const panel = await draw(<Popup />, {
      'panel.get': () => (opened ? ok(taskPanel()) : none()),
      'panel.find': () => {
        opened = true
        return ok(taskPanel())
      },
    })
    await panel.write(panel.named('Task ID or link', 'input'), 'https://crm.example/x?replyTaskId=184467')
    await panel.click(panel.named('Find task'))
    await settle()
    expect(panel.sent.find(({ name }) => name === 'panel.find')?.request).toEqual({
      tabId: 7,
      text: 'https://crm.example/x?replyTaskId=184467',
    })
    expect(panel.named('Maya Okafor', 'h1')).toBeTruthy()
  })

  it('says at the field what is wrong with a text, until it is another one', async () => {
    const panel = await draw(<Popup />, { 'panel.get': none, 'panel.find': () => fail('badTaskId') })
    await panel.write(panel.named('Task ID or link', 'input'), 'the one from yesterday')
    await panel.click(panel.named('Find task'))
    expect(panel.root.textContent).toContain('names no task')
    await panel.write(panel.named('Task ID or link', 'input'), 'the one from yesterday, #5')
    expect(panel.root.textContent).not.toContain('names no task')
  })

  it('keeps the digits in the field to the field', async () => {
    const panel = await draw(<Popup />, { 'panel.get': none })
    await panel.press('1')
    expect(starts(panel.sent)).toEqual([])
  })
})
