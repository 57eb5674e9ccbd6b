import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok } from '#lib/shared/problem.ts'
import { goOn, openPlan, undoStep } from '#lib/worker/journal/plan.ts'
import type { Write } from '#lib/worker/journal/writes.ts'
import { at, intentOf, MINUTE, SECOND, T0 } from './examples.ts'
import {
  desk,
  FOLLOW_UP,
  GIVEN,
  log,
  logged,
  MOVED,
  NOTE,
  OPT_OUT,
  openPlanDesk,
  said,
  states,
  stepOf,
  wrapUp,
} from './plan-desk.ts'

beforeEach(openPlanDesk)
afterEach(() => void vi.useRealTimers())

describe('a plan', () => {
  it('is written in its order, whatever the order of the choices: each once, from one window', async () => {
    await wrapUp([GIVEN, FOLLOW_UP, NOTE, OPT_OUT])
    await desk.wait(4 * SECOND)
    expect(log).toEqual([])
    await desk.wait(10 * SECOND)
    expect(log).toEqual([
      'optOut',
      'complete',
      'note [wabc1234]',
      `create Demo [wdef5678] ${new Date(T0 + 90 * MINUTE).toISOString().replace('.000', '')}`,
      'reassign 9001',
    ])
    expect(states()).toEqual(['optOut done', 'complete done', 'note done', 'create done', 'reassign done'])
  })

  it('is undone as a whole inside its window: nothing is sent', async () => {
    const [first] = await wrapUp([NOTE, FOLLOW_UP])
    await desk.wait(4900)
    expect((await desk.journal.undo(first?.id ?? '')).ok).toBe(true)
    await desk.wait(10 * MINUTE)
    expect(states()).toEqual(['complete cancelled', 'note cancelled', 'create cancelled'])
    expect(log).toEqual([])
  })

  it('is undone later as far as it has not begun', async () => {
    desk.onComplete = () => new Promise(() => undefined)
    const [first] = await wrapUp([NOTE])
    await desk.wait(6 * SECOND)
    expect((await desk.journal.undo(first?.id ?? '')).ok).toBe(true)
    expect(states()).toEqual(['complete sending', 'note cancelled'])
  })

  it('is undone as it is then: a step that somebody has let go on in the same moment is taken back with the others', async () => {
    desk.onComplete = () => fail('conflict', { status: 409 })
    const [lead] = await wrapUp([NOTE, FOLLOW_UP])
    await desk.wait(MINUTE)
    expect(states()).toEqual(['complete attention', 'note attention', 'create attention'])
    desk.online = false
    await desk.journal.goOn(stepOf('create').id)
    await desk.wait(0)
    const [note, last] = [stepOf('note'), stepOf('create')]
    const { records } = desk.disk
    const get = records.get.bind(records)
    // Another worker of this profile, between the last read and the change.
    vi.spyOn(records, 'get').mockImplementation((id) => {
      const found = get(id)
      const gone = goOn(note, at(Date.now()))
      if (id === last.id && get(note.id) === note && gone.kind === 'moved') records.set(note.id, gone.record)
      return found
    })
    expect((await desk.journal.undo(lead?.id ?? '')).ok).toBe(true)
    expect(states()).toEqual(['complete attention', 'note cancelled', 'create cancelled'])
  })

  it.each(['held', 'queued', 'paused'] as const)(
    'is undone from its first step on while that has not begun: %s',
    (state) => {
      const opened = openPlan({ intent: intentOf(), completes: true, writes: [OPT_OUT] }, 'p', at(T0))
      if (!opened.ok) throw new Error(opened.problem.code)
      for (const record of opened.value) {
        expect(undoStep({ ...record, state }, at(T0))).toMatchObject({ kind: 'moved', record: { state: 'cancelled' } })
        expect(undoStep({ ...record, state, attempts: 1 }, at(T0))).toEqual({ kind: 'refused', reason: 'tooLate' })
      }
    },
  )

  it.each([
    ['two of one kind', [NOTE, NOTE]],
    ['a completion and a move of the same task', [MOVED]],
  ])('with %s is none', (_what, writes) => {
    expect(openPlan({ intent: intentOf(), completes: true, writes }, 'p', at(T0)).ok).toBe(false)
  })

  it('of a completion alone is stored as 0.1.0 stored it', () => {
    const opened = openPlan({ intent: intentOf(), completes: true, writes: [] }, 'p', at(T0))
    expect(opened.ok && opened.value.map(({ id, plan, write }) => [id, plan, write])).toEqual([
      ['p', undefined, undefined],
    ])
  })
})

describe('a step whose plan has gone otherwise', () => {
  it('asks before the note of a completion that was somebody else’s is saved', async () => {
    desk.change(4711, { status: 'finished', finishedAt: new Date(T0 - MINUTE).toISOString() })
    desk.onComplete = () => fail('conflict', { status: 409, slug: 'task.cannotComplete' })
    await wrapUp([NOTE])
    await desk.wait(10 * SECOND)
    expect(states()).toEqual(['complete doneElsewhere', 'note attention'])
    expect(said('note')).toContain('Send it all the same?')
    expect(log).toEqual([])
    await desk.journal.goOn(stepOf('note').id)
    void desk.journal.drain()
    await desk.wait(SECOND)
    expect(log).toEqual(['note [wabc1234]'])
    expect(states()).toEqual(['complete doneElsewhere', 'note done'])
  })

  it('goes on where the plan’s own opt-out has closed the task: the outcome lives in the note', async () => {
    desk.writes.setOptedOut = () => {
      desk.change(4711, { status: 'sequenceDetached' })
      return logged('optOut')
    }
    await wrapUp([OPT_OUT, NOTE])
    await desk.wait(10 * SECOND)
    expect(log).toEqual(['optOut', 'note [wabc1234]'])
    expect(states()).toEqual(['optOut done', 'complete attention', 'note done'])
    expect(stepOf('complete')).toMatchObject({ dismissed: true, problem: { code: 'closedByOptOut' } })
  })
})

describe('a task that is given away', () => {
  const toAda: Write = { kind: 'reassign', userId: 8, userName: 'Ada', of: 'task', madeId: null }

  it('is read right before, and stays with whom a colleague has given it to', async () => {
    desk.change(4711, { assignedUserId: 9 })
    await wrapUp([toAda], false)
    await desk.wait(10 * SECOND)
    expect(log).toEqual([])
    expect(states()).toEqual(['reassign attention'])
  })

  it('is given once, by one request', async () => {
    await wrapUp([toAda], false)
    await desk.wait(10 * SECOND)
    expect(log).toEqual(['reassign 4711'])
    expect(said('reassign')).toContain('Ada')
  })
})

describe('a follow-up task', () => {
  it('whose answer was lost is looked for by its tag before it is made again', async () => {
    const made: number[] = []
    desk.writes.createTask = () => {
      made.push(Date.now())
      return Promise.resolve(made.length === 1 ? fail('network') : ok({ value: desk.task(9001), serverTime: null }))
    }
    const looks: number[] = []
    desk.writes.tasks = () => {
      looks.push(Date.now())
      return Promise.resolve(ok({ items: [], hasMore: false, received: 0 }))
    }
    await wrapUp([FOLLOW_UP])
    await desk.wait(10 * MINUTE)
    const [first = 0, second = 0] = made
    expect(made).toHaveLength(2)
    expect(second - first).toBeGreaterThan(90 * SECOND)
    expect(looks.slice(0, 3).map((look) => Math.round((look - first) / 1000))).toEqual([2, 10, 60])
    expect(states()).toEqual(['complete done', 'create done'])
  })
})

describe('a task that is moved', () => {
  const asRead = { taskType: 2, template: { body: 'Call {{name}}', subject: null }, contactId: 900 }

  it('keeps every field but the dates as it was read right before, and stays open', async () => {
    desk.change(4711, { startAt: '2026-03-03T10:00:00Z', dueTo: '2026-03-03T11:30:00Z' })
    const sent: unknown[] = []
    desk.writes.taskToMove = () =>
      Promise.resolve(ok({ value: { task: desk.task(4711), asRead }, serverTime: Date.now() }))
    desk.writes.moveTask = (_, kept, to) => {
      sent.push([kept, to])
      desk.change(4711, to)
      return Promise.resolve(ok({ value: desk.task(4711), serverTime: Date.now() }))
    }
    await wrapUp([MOVED, NOTE], false)
    await desk.wait(10 * SECOND)
    expect(sent).toEqual([[asRead, { startAt: '2026-03-03T10:30:00Z', dueTo: '2026-03-03T12:00:00Z' }]])
    expect(states()).toEqual(['move done', 'note done'])
    expect(log).not.toContain('complete')
  })

  it('is not moved where somebody has finished it', async () => {
    desk.change(4711, { status: 'finished' })
    desk.writes.taskToMove = () =>
      Promise.resolve(ok({ value: { task: desk.task(4711), asRead }, serverTime: Date.now() }))
    await wrapUp([MOVED], false)
    await desk.wait(10 * SECOND)
    expect(said('move')).toBe('New time: needs you. The task is finished. Nothing was changed in Reply.')
  })
})
