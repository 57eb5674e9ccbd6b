import { expect, it } from 'vitest'
import { ok } from '#lib/shared/problem.ts'
import { createRetention } from '#lib/worker/journal/retention.ts'
import { recordIn } from '../completion/examples.ts'

function keeping() {
  const pruned: { most: number; days: number }[] = []
  const prune = async (keep: { most: number; days: number }) => {
    pruned.push(keep)
    return ok(0)
  }
  return { retention: createRetention({ prune }), pruned }
}

it('a worker that lives long cuts the history back after every hundred completions that ended', () => {
  const { retention, pruned } = keeping()
  for (let nth = 0; nth < 99; nth += 1) retention.learn(recordIn('done'))
  expect(pruned).toEqual([])
  retention.learn(recordIn('doneElsewhere'))
  expect(pruned).toEqual([{ most: 2000, days: 90 }])
  for (let nth = 0; nth < 100; nth += 1) retention.learn(recordIn('cancelled'))
  expect(pruned).toHaveLength(2)
})

it('what is still under way, and what was removed, does not count', () => {
  const { retention, pruned } = keeping()
  for (let nth = 0; nth < 300; nth += 1) {
    retention.learn(recordIn('sending'))
    retention.learn(null)
  }
  expect(pruned).toEqual([])
})
