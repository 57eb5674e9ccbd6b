import { describe, expect, it } from 'vitest'
import { backoff } from '#lib/worker/journal/waits.ts'
import { at, MINUTE, SECOND, T0 } from './examples.ts'

const inARow = (chance: number) => Array.from({ length: 12 }, (_, failures) => backoff(failures, at(T0, chance)))

describe('the waits between looks', () => {
  it.each([0, 0.5, 0.999])('grow with each failure in a row, up to a minute, wherever they fall: %d', (chance) => {
    const waits = inARow(chance)
    expect(waits).toEqual(waits.toSorted((one, two) => one - two))
    expect(waits[0]).toBeGreaterThanOrEqual(SECOND)
    expect(waits.at(-1)).toBeGreaterThanOrEqual(MINUTE / 2)
    expect(waits.at(-1)).toBeLessThanOrEqual(MINUTE)
  })

  it('differ from one computer to the next', () => {
    expect(inARow(0.2)).not.toEqual(inARow(0.8))
  })
})
