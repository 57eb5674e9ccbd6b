import { expect, it } from 'vitest'
import { outcomesOutOfView } from '#test/shots/in-view.ts'

it('nobody must scroll: the outcomes of every card are on the screen, in the least size of each surface, at 100 and 200 %', async () => {
  const { out, looked } = await outcomesOutOfView()
  expect(looked).toBeGreaterThan(100)
  expect(out).toEqual([])
}, 600_000)
