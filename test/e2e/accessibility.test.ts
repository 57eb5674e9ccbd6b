import { expect, it } from 'vitest'
import { auditStates } from '#test/shots/audit.ts'

it('axe finds nothing in any state of popup, dock and options, in light and dark', { timeout: 900_000 }, async () => {
  expect(await auditStates()).toEqual([])
})
