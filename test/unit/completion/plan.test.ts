import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import { openPlan, undoStep } from '#lib/worker/journal/plan.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { toStepView } from '#lib/worker/journal/view.ts'
import type { Write } from '#lib/worker/journal/writes.ts'
import type { WholeReplyApi } from '#lib/worker/reply/api.ts'
import { type Desk, openDesk } from './desk.ts'
import { at, intentOf, MINUTE, SECOND, T0 } from './examples.ts'

const NOTE: Write = {
  kind: 'note',
  head: 'Call · 3 Mar, 09:00 · Positive',
  text: 'They want a demo.',
  tag: '[wabc1234]',
}
const FOLLOW_UP: Write = {
  kind: 'create',
  taskType: 'call',
  startAt: T0 + 90 * MINUTE,
  text: 'Demo',
  tag: '[wdef5678]',
  madeId: null,
}
const OPT_OUT: Write = { kind: 'optOut', byUpdate: false }
const GIVEN: Write = { kind: 'reassign', userId: 8, userName: 'Ada', of: 'followUp', madeId: null }
const MOVED: Write = { kind: 'move', startAt: T0 + 90 * MINUTE, dueTo: null, asRead: null, becameAt: null }

const done = () => Promise.resolve(ok({ value: 'done' as const, serverTime: Date.now() }))

let desk: Desk
/** What the server was asked to do, in order. */
let log: string[]

beforeEach(() => {
  vi.useFakeTimers({ now: T0, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  desk = openDesk()
  log = []
  const complete = desk.onComplete
  desk.onComplete = (sent) => {
    log.push('complete')
    return complete(sent)
  }
  desk.writes = {
    addNote: (_, text) => logged(`note ${text.split('\n').at(-1) ?? ''}`),
    setOptedOut: () => logged('optOut'),
    createTask: ({ text, startAt }) => {
      log.push(`create ${text} ${startAt}`)
      return Promise.resolve(ok({ value: { ...desk.task(9001), template: null }, serverTime: Date.now() }))
    },
    reassignTask: (id, userId) => {
      log.push(`reassign ${id}`)
      desk.change(id, { assignedUserId: userId })
      return Promise.resolve(ok({ value: desk.task(id), serverTime: Date.now() }))
    },
  }
})
afterEach(() => void vi.useRealTimers())

function logged(what: string): ReturnType<WholeReplyApi['addNote']> {
  log.push(what)
  return done()
}

async function wrapUp(writes: readonly Write[], completes = true): Promise<CompletionRecord[]> {
  const snapshotChanges = { readAt: Date.now() - 1000, serverTime: Date.now() - 1000 }
  const intent = intentOf({ readMark: performance.now() - 1000, snapshotChanges })
  const accepted = await desk.journal.acceptPlan({ intent, completes, writes })
  if (!accepted.ok) throw new Error(accepted.problem.code)
  void desk.journal.drain()
  await desk.wait(0)
  return accepted.value
}

const states = () =>
  [...desk.disk.records.values()]
    .toSorted((one, two) => (one.plan?.place ?? 0) - (two.plan?.place ?? 0))
    .map(({ write, state }) => `${write?.kind ?? 'complete'} ${state}`)
const stepOf = (kind: string) => {
  const record = [...desk.disk.records.values()].find(({ write }) => (write?.kind ?? 'complete') === kind)
  if (record === undefined) throw new Error(`no step ${kind}`)
  return record
}
const said = (kind: string) => {
  const { title, note } = words.steps.face(toStepView(stepOf(kind)), Date.now())
  return `${title}. ${note}`
}

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

describe('a note', () => {
  it('without the permission is kept here, and the outcome is recorded all the same', async () => {
    desk.writes.addNote = () => Promise.resolve(fail('scopeMissing', { status: 403, scope: 'contacts:operate' }))
    await wrapUp([NOTE, FOLLOW_UP])
    await desk.wait(10 * SECOND)
    expect(states()).toEqual(['complete done', 'note attention', 'create done'])
    expect(stepOf('note').dismissed).toBe(true)
    expect(said('note')).toContain('Note: kept on this computer. The API key lacks the permission contacts:operate')
  })

  it('whose answer was lost is looked for three times, and never sent again by itself', async () => {
    let looks = 0
    desk.writes.addNote = () => {
      log.push('note')
      return Promise.resolve(fail('network'))
    }
    desk.writes.contactActivities = () => {
      looks += 1
      return Promise.resolve(ok({ items: [], hasMore: false, received: 0 }))
    }
    desk.writes.notesOf = (id) => Promise.resolve(ok({ id, notes: null }))
    await wrapUp([NOTE])
    await desk.wait(60 * MINUTE)
    expect([log.filter((what) => what === 'note').length, looks]).toEqual([1, 3])
    expect(said('note')).toContain('Note: could not be confirmed')
    const note = stepOf('note').id
    expect((await desk.journal.sendAgain(note)).ok).toBe(true)
    void desk.journal.drain()
    await desk.wait(5 * MINUTE)
    expect(log.filter((what) => what === 'note')).toHaveLength(2)
    expect((await desk.journal.isThere(note)).ok).toBe(true)
    expect(said('note')).toContain('there, as you say')
  })

  it('that is found by its tag is saved', async () => {
    desk.writes.addNote = () => Promise.resolve(fail('timeout'))
    const found = { date: null, activityType: null, sourceType: null, userId: null, texts: ['… [wabc1234]'] }
    desk.writes.contactActivities = () => Promise.resolve(ok({ items: [found], hasMore: false, received: 1 }))
    await wrapUp([NOTE])
    await desk.wait(10 * SECOND)
    expect(said('note')).toBe('Note saved in Reply. The answer was lost or unclear. Wrapup found it in Reply.')
  })
})

describe('what follows a note in doubt', () => {
  beforeEach(async () => {
    desk.writes.addNote = (_, text) => {
      log.push(`note ${text.split('\n').at(-1) ?? ''}`)
      return log.length === 2 ? Promise.resolve(fail('network')) : done()
    }
    desk.writes.contactActivities = () => Promise.resolve(ok({ items: [], hasMore: false, received: 0 }))
    desk.writes.notesOf = (id) => Promise.resolve(ok({ id, notes: null }))
    await wrapUp([NOTE, FOLLOW_UP, GIVEN])
    await desk.wait(10 * MINUTE)
  })

  /** What is done from now on. */
  const goesOn = async () => {
    const before = log.length
    void desk.journal.drain()
    await desk.wait(10 * SECOND)
    return log.slice(before).map((what) => what.split(' ')[0])
  }

  it('asks whether it goes on', () => {
    expect(log.map((what) => what.split(' ')[0])).toEqual(['complete', 'note'])
    expect(states()).toEqual(['complete done', 'note attention', 'create attention', 'reassign attention'])
    expect(said('create')).toContain('Follow-up task: go on?')
  })

  it('goes on by itself once the note is said to be there', async () => {
    await desk.journal.isThere(stepOf('note').id)
    expect(await goesOn()).toEqual(['create', 'reassign'])
  })

  it('follows the note that is sent once more', async () => {
    await desk.journal.sendAgain(stepOf('note').id)
    expect(await goesOn()).toEqual(['note', 'create', 'reassign'])
    expect(states()).toEqual(['complete done', 'note done', 'create done', 'reassign done'])
  })

  it('goes first where the rep says so', async () => {
    await desk.journal.goOn(stepOf('create').id)
    expect(await goesOn()).toEqual(['create'])
  })

  it('stays where it is when the rep has put it aside', async () => {
    await desk.journal.dismiss(stepOf('create').id)
    await desk.journal.isThere(stepOf('note').id)
    expect(await goesOn()).toEqual([])
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
