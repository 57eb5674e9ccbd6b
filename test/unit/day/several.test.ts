import { describe, expect, test } from 'vitest'
import { fail, ok } from '#lib/shared/problem.ts'
import type { TaskType } from '#lib/shared/reply/model.ts'
import { createSeveral } from '#lib/worker/day/several.ts'
import type { PlanIntent } from '#lib/worker/journal/plan.ts'
import type { Intent } from '#lib/worker/journal/window.ts'

const TOMORROW = new Date(2026, 10, 25, 9).getTime()

type Open = { id: number; type: TaskType; isScheduled?: boolean }

/** A rep's open tasks, and what of them is written down. `refuses`: something is under way for that one. */
function journalOver(open: readonly Open[], refuses: readonly number[] = []) {
  const completed: Intent[] = []
  const plans: PlanIntent[] = []
  const undone: string[] = []
  const several = createSeveral({
    session: { account: () => Promise.resolve(ok({ account: 'anna', userName: 'Anna' } as never)) },
    index: {
      openTask: (taskId) => {
        const found = open.find(({ id }) => id === taskId)
        if (found === undefined) return Promise.resolve(null)
        const { type, isScheduled = false } = found
        return Promise.resolve({
          id: taskId,
          taskType: type,
          isScheduled,
          contactId: taskId,
          contactName: null,
        } as never)
      },
      knownDetail: () => Promise.resolve(null),
      lines: (tasks) =>
        Promise.resolve(tasks.map(({ id }) => ({ contactName: `Contact ${id}`, sequenceName: null }) as never)),
    },
    journal: {
      accept: (intent) => {
        if (refuses.includes(intent.taskId)) return Promise.resolve(fail('alreadyUnderWay'))
        completed.push(intent)
        return Promise.resolve(ok({ id: `c-${intent.taskId}` } as never))
      },
      acceptPlan: (plan) => {
        plans.push(plan)
        return Promise.resolve(ok([{ id: `m-${plan.intent.taskId}` } as never]))
      },
      undo: (id) => {
        undone.push(id)
        return Promise.resolve(id === 'late' ? fail('tooLate') : ok({} as never))
      },
      drain: () => Promise.resolve(),
    },
    undoSeconds: () => Promise.resolve(5),
  })
  return { several, completed, plans, undone }
}

describe('several tasks', () => {
  const open: Open[] = [
    { id: 1, type: 'manualEmail' },
    { id: 2, type: 'call' },
    { id: 3, type: 'linkedIn' },
    { id: 4, type: 'manualEmail', isScheduled: true },
  ]

  test('are completed each by itself, with a window of its own; a call never is, nor what is gone', async () => {
    const { several, completed } = journalOver(open)
    const answer = await several.start({ taskIds: [1, 2, 3, 3, 99], moveTo: null })
    expect(answer).toEqual(ok({ ids: ['c-1', 'c-3'], left: 2 }))
    expect(
      completed.map(({ taskId, body, undoSeconds, overridden }) => ({ taskId, body, undoSeconds, overridden })),
    ).toEqual(
      [1, 3].map((taskId) => ({
        taskId,
        body: { callResolution: null, finishProspectInSequence: false },
        undoSeconds: 5,
        overridden: false,
      })),
    )
    expect(completed[0]?.evidence).toEqual([{ kind: 'chosen', value: '1', source: 'person' }])
  })

  test('go on where one is refused', async () => {
    const { several } = journalOver(open, [1])
    expect(await several.start({ taskIds: [1, 3], moveTo: null })).toEqual(ok({ ids: ['c-3'], left: 1 }))
  })

  test('are moved and left open, calls too; not what Reply sends by itself', async () => {
    const { several, plans, completed } = journalOver(open)
    expect(await several.start({ taskIds: [2, 3, 4], moveTo: TOMORROW })).toEqual(ok({ ids: ['m-2', 'm-3'], left: 1 }))
    expect(plans.map(({ completes, writes }) => ({ completes, writes }))).toMatchObject([
      { completes: false, writes: [{ kind: 'move', startAt: TOMORROW }] },
      { completes: false, writes: [{ kind: 'move', startAt: TOMORROW }] },
    ])
    expect(completed).toEqual([])
  })

  test('are taken back together, and it is said what was on its way', async () => {
    const { several, undone } = journalOver(open)
    expect(await several.undo(['c-1', 'late', 'c-3'])).toEqual(ok({ undone: 2, late: 1 }))
    expect(undone).toEqual(['c-1', 'late', 'c-3'])
  })
})
