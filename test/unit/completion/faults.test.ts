import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Judged, runCampaign, runTape } from '#test/faults/campaign.ts'
import { OCCASIONS } from '#test/faults/coverage.ts'
import { MUTANTS } from '#test/faults/mutants.ts'
import { checkPlaces, mutatedParts } from '#test/faults/mutated-parts.ts'
import { PARTS } from '#test/faults/parts.ts'
import { count, emptyTally, failure } from '#test/faults/report.ts'
import { shrink } from '#test/faults/shrink.ts'

const SCHEDULES = 20_000
const SEED = 20260303
const MINUTES = 60_000
/** Seeds of campaigns, and schedules of them. */
const BROKE_ONCE = [
  [9001, 13_924],
  [9001, 35_714],
  [9001, 56_810],
  [31_127, 17_780],
] as const

describe('the journal under fire', () => {
  it(
    `keeps its promises in ${SCHEDULES} simulated schedules`,
    async () => {
      const tally = emptyTally()
      const broken: Judged[] = []
      await runCampaign({ seed: SEED, from: 0, to: SCHEDULES, parts: PARTS }, (judged) => {
        count(tally, judged)
        if (judged.verdict.violations.length > 0) broken.push(judged)
        return broken.length === 0
      })
      const [first] = broken
      if (first !== undefined) throw new Error(failure(SEED, first.index, await shrink(first)))
      expect(tally.schedules).toBe(SCHEDULES)
      // A world in which nothing is sent would keep every promise, too.
      expect(tally.requests).toBeGreaterThan(SCHEDULES)
      // And one in which a fault meets nothing proves nothing about it.
      expect(OCCASIONS.filter((occasion) => (tally.occasions[occasion] ?? 0) < 100)).toEqual([])
    },
    5 * MINUTES,
  )

  it.each(BROKE_ONCE)('keeps them in a schedule that has broken them once: seed %i, number %i', async (seed, index) => {
    const broken: unknown[] = []
    await runCampaign({ seed, from: index, to: index + 1, parts: PARTS }, ({ verdict }) => {
      broken.push(...verdict.violations)
      return true
    })
    expect(broken).toEqual([])
  })

  it(
    'keeps them on any tape of decisions',
    async () => {
      const tape = fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 600 })
      const property = fc.asyncProperty(tape, async (decisions) => {
        const { verdict } = await runTape(decisions, PARTS)
        expect(verdict.violations).toEqual([])
      })
      await fc.assert(property, { numRuns: 300 })
    },
    2 * MINUTES,
  )

  it('plays the same schedule again from its seed, and from its tape', async () => {
    const histories: Judged[] = []
    for (let times = 0; times < 2; times += 1) {
      await runCampaign({ seed: 5, from: 7, to: 8, parts: PARTS }, (judged) => histories.push(judged) > 0)
    }
    const [one, two] = histories
    expect(one?.history.length).toBeGreaterThan(5)
    expect(two?.history).toEqual(one?.history)
    expect((await runTape(one?.tape ?? [], PARTS)).history).toEqual(one?.history)
  })
})

describe('the mutants', () => {
  it('are at least forty, each with a name of its own', () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
    expect(MUTANTS.length).toBeGreaterThanOrEqual(40)
  })

  it.each(MUTANTS)('still finds the place of its fault: $name', async (mutant) => {
    await expect(checkPlaces(mutant)).resolves.toBeUndefined()
  })

  it(
    'are noticed, and made small',
    async () => {
      const sendsTwice = MUTANTS.find(({ name }) => name === 'sends twice')
      if (sendsTwice === undefined) throw new Error('there is no such mutant')
      const parts = await mutatedParts(sendsTwice, 0)
      const broken: Judged[] = []
      await runCampaign({ seed: 1, from: 0, to: 100, parts }, (judged) => {
        if (judged.verdict.violations.length > 0) broken.push(judged)
        return broken.length === 0
      })
      const [first] = broken
      if (first === undefined) throw new Error('nobody noticed that everything is sent twice')
      const small = await shrink(first, parts)
      expect(small.verdict.violations[0]?.rule).toBe(first.verdict.violations[0]?.rule)
      expect(small.history.length).toBeLessThanOrEqual(first.history.length)
    },
    MINUTES,
  )
})
