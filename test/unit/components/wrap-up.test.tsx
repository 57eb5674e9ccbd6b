// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Aim, type GestureVerdict, JudgeProvider, popupJudge } from '#components/panel/gesture.ts'
import { Popup } from '#components/panel/popup.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { ok } from '#lib/shared/problem.ts'
import { callTask, messageTask, NOW, taskPanel } from '#test/shots/cast.ts'
import { draw, settle, stood } from './drawn.tsx'
import { held, type Shown, showPanel, started } from './wrap-up-panel.tsx'

const shown = (task: TaskCard) => showPanel({ task })
const drafts = ({ sent }: Shown) =>
  sent.flatMap(({ name, request }) => (name === 'note.draft' ? [Object(request).text as string] : []))
const noteOf = (panel: Shown) => panel.named('Note', 'textarea')

// What is added comes in a file of its own, once it is opened.
beforeAll(() => import('#components/panel/additions/open-part.tsx'))
beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

describe('a note', () => {
  it('is kept with each letter, and goes with the outcome in one gesture', async () => {
    const panel = await shown(callTask())
    await panel.write(noteOf(panel), 'Asked for prices')
    expect(drafts(panel)).toEqual(['Asked for prices'])
    await panel.press('1')
    expect(started(panel)).toMatchObject([
      {
        name: 'wrapUp.start',
        request: {
          tabId: 7,
          override: false,
          wrapUp: {
            taskId: 184467,
            outcome: { callResolution: 'positive', finishProspectInSequence: false },
            note: 'Asked for prices',
            move: null,
          },
        },
      },
    ])
    expect(drafts(panel).at(-1)).toBe('')
  })

  it('that was begun before is there again, and is sent', async () => {
    const panel = await shown(messageTask({ draft: 'Begun yesterday' }))
    expect((noteOf(panel) as HTMLTextAreaElement).value).toBe('Begun yesterday')
    await panel.press('Enter')
    expect(started(panel)).toMatchObject([{ request: { wrapUp: { note: 'Begun yesterday' } } }])
  })

  it.each(['', '  \n '])('of %j is none: the outcome goes alone', async (text) => {
    const panel = await shown(callTask())
    await panel.write(noteOf(panel), text)
    await panel.press('3')
    expect(started(panel)).toMatchObject([{ name: 'completion.start' }])
  })

  it('is for nobody where the task has no contact', async () => {
    const panel = await shown(messageTask({ contactId: null }))
    expect(() => noteOf(panel)).toThrow('Nothing is named "Note"')
  })
})

describe('what goes with an outcome', () => {
  it('is a follow-up task, tomorrow at nine their time, from the same key', async () => {
    const panel = await shown(callTask())
    await panel.click(panel.named('Follow-up task'))
    await panel.click(panel.named('Add', 'button'))
    await panel.write(panel.named('What the follow-up task is about', 'input'), 'Send prices first')
    await panel.press('1')
    expect(started(panel)).toMatchObject([
      {
        name: 'wrapUp.start',
        request: {
          wrapUp: {
            outcome: { callResolution: 'positive' },
            note: null,
            followUp: {
              taskType: 'call',
              startAt: Date.parse('2026-11-24T17:00:00Z'),
              text: 'Send prices first',
            },
          },
        },
      },
    ])
  })

  it('is nothing that was opened and not added', async () => {
    const panel = await shown(callTask())
    await panel.click(panel.named('Follow-up task'))
    await panel.click(panel.named('Leave alone'))
    await panel.press('1')
    expect(started(panel)).toMatchObject([{ name: 'completion.start' }])
  })

  it('is to leave the person alone, which says what cannot be taken back', async () => {
    const panel = await shown(callTask())
    await panel.click(panel.named('Leave alone'))
    const select = document.querySelector('select')
    if (select === null) throw new Error('There is no choice.')
    await panel.choose(select, 'optOut')
    expect(panel.root.textContent).toContain('only Reply can take it back')
    await panel.press('3')
    expect(started(panel)).toMatchObject([{ request: { wrapUp: { leaveAlone: 'optOut', followUp: null } } }])
  })
})

describe('what goes with an outcome whose click could not be trusted', () => {
  const followUp = { taskType: 'call' as const, startAt: Date.parse('2026-11-24T17:00:00Z'), text: 'Send prices first' }
  const added = { leaveAlone: 'optOut' as const, note: 'Asked for prices', followUp }

  it('is proposed with it', async () => {
    const judge = (): Promise<GestureVerdict> => Promise.resolve('popupOnly')
    const panel = await draw(
      <JudgeProvider value={{ ...popupJudge, judge }}>
        <Popup />
      </JudgeProvider>,
      {
        'panel.get': () => ok(taskPanel({ task: callTask({ draft: 'Asked for prices' }) })),
        'completion.propose': () => ok({ done: true }),
      },
    )
    await panel.click(panel.named('Leave alone'))
    const select = document.querySelector('select')
    if (select === null) throw new Error('There is no choice.')
    await panel.choose(select, 'optOut')
    await panel.press('3')
    expect(panel.sent.filter(({ name }) => name === 'completion.propose')).toMatchObject([
      { request: { added: { leaveAlone: 'optOut', note: 'Asked for prices', followUp: null } } },
    ])
  })

  it('is named where it is confirmed, and sent from there, nothing lost', async () => {
    const proposal = { resolution: 'negative' as const, finishInSequence: false, added }
    const panel = await showPanel({ proposal })
    expect(panel.root.textContent).toContain('With it: Opt-out, Note, Follow-up task')
    await stood()
    await panel.press('Enter')
    expect(started(panel)).toMatchObject([
      { name: 'wrapUp.start', request: { wrapUp: { outcome: { callResolution: 'negative' }, ...added } } },
    ])
    expect(drafts(panel).at(-1)).toBe('')
  })
})

describe('another time', () => {
  it.each([
    ['4', callTask()],
    ['r', callTask()],
    ['r', messageTask()],
  ])('is offered by the key %s, by their clock and by ours', async (key, task) => {
    const panel = await shown(task)
    await panel.press(key)
    const menu = panel.named('Again at', '[role=menu]')
    const items = [...menu.querySelectorAll('[role=menuitem]')].map(({ textContent }) => textContent)
    expect(items).toHaveLength(5)
    expect(items[1]).toMatch(/^TomorrowTue 0?9:00.* there, Tue /)
  })

  it('moves this very task, with the note, and completes nothing', async () => {
    const panel = await shown(callTask({ draft: 'Voicemail' }))
    await panel.press('4')
    await panel.click([...document.querySelectorAll<HTMLElement>('[role=menuitem]')][1] ?? document.body)
    await settle()
    expect(started(panel)).toMatchObject([
      {
        name: 'wrapUp.start',
        request: {
          wrapUp: {
            outcome: null,
            // Tuesday, 9:00 in Los Angeles.
            move: { startAt: Date.parse('2026-11-24T17:00:00Z') },
            note: 'Voicemail',
          },
        },
      },
    ])
    expect(document.querySelector('[role=menu]')).toBeNull()
  })

  it.each(['again', 'popupOnly'] as const)(
    'is judged like an outcome: a press of which it is said %s only proposes',
    async (verdict) => {
      const aims: (Aim | undefined)[] = []
      const judge = (_: unknown, aim?: Aim): Promise<GestureVerdict> => {
        aims.push(aim)
        return Promise.resolve(verdict)
      }
      const panel = await draw(
        <JudgeProvider value={{ ...popupJudge, judge }}>
          <Popup />
        </JudgeProvider>,
        {
          'panel.get': () => ok(taskPanel({ task: callTask({ draft: 'Voicemail' }) })),
          'wrapUp.start': held,
        },
      )
      await panel.click(panel.named('Follow-up task'))
      await panel.click(panel.named('Add', 'button'))
      const pickTomorrow = async () => {
        await panel.press('4')
        await panel.click([...document.querySelectorAll<HTMLElement>('[role=menuitem]')][1] ?? document.body)
        await settle()
      }
      await pickTomorrow()
      expect(aims).toEqual([undefined])
      expect(started(panel)).toEqual([])
      expect(panel.named('Tue', '[role=alert] *').textContent).toMatch(/there, .* here is chosen, and not sent yet/)

      await panel.click(panel.named('Cancel'))
      await pickTomorrow()
      await stood()
      await panel.click(panel.named('Confirm move'))
      await settle()
      expect(started(panel)).toMatchObject([
        {
          request: {
            wrapUp: {
              outcome: null,
              move: { startAt: Date.parse('2026-11-24T17:00:00Z') },
              note: 'Voicemail',
              followUp: { text: 'Follow up' },
            },
          },
        },
      ])
    },
  )

  it('is not offered for what Reply runs by itself, nor for a colleague’s task', async () => {
    for (const task of [messageTask({ type: 'manualEmail', isScheduled: true }), callTask({ assignedToMe: false })]) {
      const panel = await shown(task)
      await panel.press('r')
      expect(document.querySelector('[role=menu]')).toBeNull()
      expect(panel.root.textContent).not.toContain('gain at…')
    }
  })
})
