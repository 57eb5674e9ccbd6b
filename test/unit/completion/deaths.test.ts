import { describe, expect, it } from 'vitest'
import type { Write } from '#lib/worker/journal/writes.ts'
import { playPlan } from '#test/faults/one-plan.ts'

/** Long after the schedule has begun, which is on 3 March 2026. */
const LATER = Date.UTC(2026, 2, 5, 9, 0, 0)
const optOut: Write = { kind: 'optOut', byUpdate: false }
const note: Write = { kind: 'note', head: 'Call', text: 'They said yes.', tag: '[w1]' }
const create: Write = { kind: 'create', taskType: 'call', startAt: LATER, text: 'Again', tag: '[w2]', madeId: null }
const move: Write = { kind: 'move', startAt: LATER, dueTo: null, asRead: null, becameAt: null }
const give = (of: 'task' | 'followUp'): Write => ({ kind: 'reassign', userId: 8, userName: 'Ada', of, madeId: null })

const PLANS = [
  {
    plan: { completes: true, writes: [optOut, note, create, give('followUp')] },
    order: ['optOut', 'complete', 'note', 'create', 'reassign'],
  },
  {
    plan: { completes: false, writes: [optOut, move, note, create, give('task')] },
    order: ['optOut', 'move', 'note', 'create', 'reassign'],
  },
] as const

describe.each(PLANS)('a plan of $order', ({ plan, order }) => {
  describe.each([true, false])('with notes that can be read back: %s', (listsNotes) => {
    it('comes to the same end wherever its worker dies: each write once, in its order', async () => {
      const { places, ...whole } = await playPlan({ ...plan, listsNotes, diesAt: null })
      expect(whole.effects).toEqual(order)
      expect(places).toBeGreaterThan(20)
      const others: unknown[] = []
      for (let diesAt = 1; diesAt <= places; diesAt += 1) {
        const { effects, states, verdict, death } = await playPlan({ ...plan, listsNotes, diesAt })
        const isWell = String(effects) === String(order) && states.every((state) => state.startsWith('done'))
        // Before the choice is durable there is none.
        const isNone = states.length === 0 && effects.length === 0
        if ((!isWell && !isNone) || verdict.violations.length > 0)
          others.push({ diesAt, death, effects, states, broken: verdict.violations })
      }
      expect(others).toEqual([])
    })
  })
})
