import { describe, expect, it } from 'vitest'
import {
  bestHour,
  byDay,
  callsReached,
  callsWithOutcome,
  figuresOf,
  startOfDay,
  timePerTask,
  weekOf,
} from '#components/options/history/figures.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { shortDay } from '#lib/shared/words/time.ts'
import { completion, doneCompletion } from '#test/shots/cast.ts'

const NOON = new Date(2026, 10, 23, 12).getTime()
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const call = (at: number, resolution: CompletionView['resolution'], changes: Partial<CompletionView> = {}) =>
  doneCompletion({ id: `${at} ${resolution}`, taskType: 'call', resolution, clickedAt: at, ...changes })

describe('the figures of a day', () => {
  const rows = [
    call(NOON, 'positive'),
    call(NOON, 'positive', { kind: 'complete' }),
    call(NOON, 'toCall'),
    call(NOON, 'negative', { confirmedBy: 'read' }),
    doneCompletion({ taskType: 'manualEmail', resolution: null, clickedAt: NOON }),
    call(NOON, null, { kind: 'move' }),
    doneCompletion({ taskType: 'linkedIn', resolution: null, kind: 'move', clickedAt: NOON }),
    doneCompletion({ kind: 'note', clickedAt: NOON }),
    call(NOON, 'positive', { state: 'doneElsewhere' }),
    completion({ state: 'cancelled', resolution: 'positive', clickedAt: NOON }),
    completion({ state: 'unknown', resolution: 'positive', clickedAt: NOON }),
    completion({ state: 'attention', resolution: 'positive', clickedAt: NOON }),
  ]

  it('count what Reply has confirmed as ours, and nothing that is undone, unclear or a colleague’s', () => {
    const figures = figuresOf(rows)
    expect(figures).toEqual({
      completed: 5,
      outcomes: { positive: 2, toCall: 1, negative: 1 },
      callsMoved: 1,
      others: new Map([['manualEmail', 1]]),
    })
    expect(callsWithOutcome(figures)).toBe(4)
    // To call reached nobody.
    expect(callsReached(figures)).toBe(3)
    expect(words.figures.totals(figures)).toBe(
      '5 completed · 2 Positive, 1 To call, 1 Negative, 1 e-mail, 1 call moved',
    )
  })

  it('say nothing of what there was none of', () => {
    expect(words.figures.totals(figuresOf([]))).toBe('0 completed')
  })
})

describe('the days', () => {
  it('are those of this computer’s clock, a week of them with the empty ones, across a change of the clock', () => {
    const late = new Date(2026, 9, 25, 23, 59, 59).getTime()
    const now = new Date(2026, 9, 28, 9).getTime()
    const week = weekOf([call(late, 'positive'), call(now, 'toCall')], now)
    expect(week.map(({ at }) => new Date(at).getDate())).toEqual([22, 23, 24, 25, 26, 27, 28])
    expect(week.map(({ figures }) => figures.completed)).toEqual([0, 0, 0, 1, 0, 0, 1])
    expect(week.every(({ at }) => new Date(at).getHours() === 0)).toBe(true)
  })

  it('keep the order of their rows', () => {
    const rows = [call(NOON, 'positive'), call(NOON - MINUTE, 'toCall'), call(NOON - DAY, 'negative')]
    expect(byDay(rows)).toEqual([
      { at: startOfDay(NOON), rows: rows.slice(0, 2) },
      { at: startOfDay(NOON, -1), rows: rows.slice(2) },
    ])
  })

  it('are called Today and Yesterday, then by their date', () => {
    expect([0, -1, -2].map((later) => words.figures.day(startOfDay(NOON, later), NOON))).toEqual([
      'Today',
      'Yesterday',
      shortDay(startOfDay(NOON, -2)),
    ])
  })
})

describe('the time for a task', () => {
  it('is the middle of what lies between two of one day, without pauses and nights', () => {
    const minutes = [0, 2, 4, 7, 10, 100, 103]
    const rows = [...minutes.map((minute) => call(NOON + minute * MINUTE, 'toCall')), call(NOON - DAY, 'toCall')]
    expect(timePerTask(rows)).toEqual({ ms: 3 * MINUTE, of: 5 })
  })

  it('is not told of a few', () => {
    expect(timePerTask([call(NOON, 'toCall'), call(NOON + MINUTE, 'toCall')])).toBeNull()
  })
})

describe('the best hour', () => {
  const at = (hour: number, turn: number) => new Date(2026, 10, 1 + turn, hour, 5).getTime()
  const hours = (hour: number, positive: number, of: number) =>
    Array.from({ length: of }, (_, turn) => call(at(hour, turn), turn < positive ? 'positive' : 'negative'))

  it('is that in which the largest share of calls ended as Positive', () => {
    expect(bestHour([...hours(9, 3, 10), ...hours(10, 4, 6), ...hours(15, 5, 14)])).toEqual({
      hour: 10,
      positive: 4,
      of: 6,
    })
  })

  it('is none that only had a few calls, and is not told of a few calls at all', () => {
    expect(bestHour([...hours(9, 3, 17), ...hours(10, 4, 4)])).toEqual({ hour: 9, positive: 3, of: 17 })
    expect(bestHour(hours(9, 9, 10))).toBeNull()
    expect(bestHour(hours(9, 0, 30))).toBeNull()
  })
})
