import { describe, expect, it } from 'vitest'
import { ok } from '#lib/shared/problem.ts'
import { createRetention } from '#lib/worker/journal/retention.ts'
import { recordIn } from '../completion/examples.ts'

function keeping(days: number | null = 30) {
  const pruned: { most: number; days: number }[] = []
  const prune = async (keep: { most: number; days: number }) => {
    pruned.push(keep)
    return ok(0)
  }
  return { retention: createRetention({ prune }, async () => days), pruned }
}

/** Everything that is under way in this process has come to its end. */
const settled = () => new Promise((done) => setImmediate(done))

it('a worker that lives long cuts the history back after every hundred completions that ended', async () => {
  const { retention, pruned } = keeping()
  for (let nth = 0; nth < 99; nth += 1) retention.learn(recordIn('done'))
  await settled()
  expect(pruned).toEqual([])
  retention.learn(recordIn('doneElsewhere'))
  await settled()
  expect(pruned).toEqual([{ most: 2000, days: 30 }])
  for (let nth = 0; nth < 100; nth += 1) retention.learn(recordIn('cancelled'))
  await settled()
  expect(pruned).toHaveLength(2)
})

it('what is still under way, and what was removed, does not count', async () => {
  const { retention, pruned } = keeping()
  for (let nth = 0; nth < 300; nth += 1) {
    retention.learn(recordIn('sending'))
    retention.learn(null)
  }
  await settled()
  expect(pruned).toEqual([])
})

describe('how long the history is kept', () => {
  it('is what the rep chose', async () => {
    const { retention, pruned } = keeping(7)
    retention.prune()
    await settled()
    expect(pruned).toEqual([{ most: 2000, days: 7 }])
  })

  it('has no end by time where they keep it until they clear it', async () => {
    const { retention, pruned } = keeping(null)
    retention.prune()
    await settled()
    expect(pruned).toEqual([{ most: 2000, days: Number.POSITIVE_INFINITY }])
  })

  it('is not known where their settings could not be read: then nothing is removed', async () => {
    const pruned: unknown[] = []
    const prune = async (keep: unknown) => {
      pruned.push(keep)
      return ok(0)
    }
    createRetention({ prune }, async () => undefined).prune()
    await settled()
    expect(pruned).toEqual([])
  })
})
