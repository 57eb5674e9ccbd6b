import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok } from '#lib/shared/problem.ts'
import { after, at, MINUTE, recordIn, SECOND, T0 } from './examples.ts'
import { desk, done, FOLLOW_UP, GIVEN, log, NOTE, openPlanDesk, said, states, stepOf, wrapUp } from './plan-desk.ts'

beforeEach(openPlanDesk)
afterEach(() => void vi.useRealTimers())

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

describe('a follow-up whose answer was lost', () => {
  it('is made again after the second look that counts, though its process did not live to see the others', () => {
    const sent = T0 - 10 * MINUTE
    const counted = recordIn('unknown', {
      write: FOLLOW_UP,
      unclear: 1,
      attempts: 1,
      sendProblem: { code: 'network' },
      firstSentAt: sent,
      lastSentAt: sent,
      firstNewAt: T0 - 10 * SECOND,
      failures: 0,
    })
    const found = { is: 'notThere', write: FOLLOW_UP, readAt: T0, answeredAt: T0, serverTime: T0 } as const
    expect(after(counted, { type: 'found', found }, at(T0)).state).toBe('queued')
  })
})
