// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { Popup } from '#components/panel/popup.tsx'
import { fail, ok } from '#lib/shared/problem.ts'
import { callTask, common, completion, messageTask, taskPanel } from '#test/shots/cast.ts'
import { draw, settle, starts } from './drawn.tsx'

const held = () => ok(taskPanel({ completion: completion() }))

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
