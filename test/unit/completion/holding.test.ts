import { describe, expect, it } from 'vitest'
import { step } from '#lib/worker/journal/transitions.ts'
import { after, at, held, MINUTE, SECOND, T0 } from './examples.ts'

const DUE = T0 + 5 * SECOND
/** Queued at the end of its window, never sent. */
const queued = () => after(held(), { type: 'due' }, at(DUE))

describe('a completion whose Undo could not be believed', () => {
  it('is not sent once an Undo was in doubt, until the rep has answered', () => {
    const asked = after(held(), { type: 'hold' }, at(T0 + SECOND))
    expect(asked.state).toBe('held')
    expect(step(asked, { type: 'due' }, at(DUE))).toEqual({ kind: 'refused', reason: 'notYet' })
    expect(step(asked, { type: 'due' }, at(T0 + 14 * MINUTE))).toEqual({ kind: 'refused', reason: 'notYet' })
    expect(step(asked, { type: 'hold' }, at(DUE))).toEqual({ kind: 'same' })
    expect(after(asked, { type: 'undo' }, at(DUE + MINUTE)).state).toBe('cancelled')
    expect(after(asked, { type: 'sendNow' }, at(DUE + MINUTE)).state).toBe('queued')
    expect(after(asked, { type: 'due' }, at(T0 + SECOND + 15 * MINUTE))).toMatchObject({
      state: 'attention',
      problem: { code: 'undoAsked' },
      attempts: 0,
    })
  })

  it('is not held back by an Undo in doubt that came too late', () => {
    expect(step(queued(), { type: 'hold' }, at(DUE))).toEqual({ kind: 'refused', reason: 'tooLate' })
  })
})
