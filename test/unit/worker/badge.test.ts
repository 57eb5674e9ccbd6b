import { describe, expect, test } from 'vitest'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { badgeOf, changesAt } from '#lib/worker/tab/badge.ts'
import { completion, NOW } from '#test/shots/cast.ts'

const now = NOW
const calm = { tasks: 2, due: null, isUrgent: false, completion: null, now }
const after = (change: Partial<CompletionView>) => badgeOf({ ...calm, completion: completion(change) })

describe('the badge of a tab', () => {
  test('counts the open tasks of the page’s person, and is empty where there are none', () => {
    expect(badgeOf(calm).text).toBe('2')
    expect(badgeOf({ ...calm, tasks: 0 }).text).toBe('')
  })

  test('says what is due where the page is about nobody, more quietly, and what the number means', () => {
    const day = badgeOf({ ...calm, tasks: 0, due: 27 })
    expect(day).toMatchObject({ text: '27', title: 'Wrapup: 27 due today' })
    expect(day.colour).not.toBe(badgeOf(calm).colour)
    expect(badgeOf({ ...calm, tasks: 0, due: 0 }).text).toBe('')
    expect(badgeOf({ ...calm, due: 27 }).text).toBe('2')
    expect(badgeOf({ ...calm, tasks: 0, due: 4000 }).text).toBe('999+')
  })

  test.each([
    [5000, '5 s'],
    [4001, '5 s'],
    [4000, '4 s'],
    [1, '1 s'],
    [-300, '1 s'],
  ])('%i ms before the end of the undo window shows %s', (left, text) => {
    expect(after({ state: 'held', notBefore: now + left }).text).toBe(text)
  })

  test.each([
    ['queued', '…'],
    ['sending', '…'],
    ['unknown', '…'],
    ['paused', '…'],
    ['done', '✓'],
    ['doneElsewhere', '?'],
    ['attention', '!'],
    ['cancelled', '2'],
  ] as const)('says what became of a choice that was made in the page: %s is %s', (state, text) => {
    expect(after({ state }).text).toBe(text)
  })

  test('is never longer than a badge can show', () => {
    for (const left of [30_000, 9999, 1]) {
      expect(after({ state: 'held', notBefore: now + left }).text.length).toBeLessThanOrEqual(4)
    }
  })

  test('names the person and what is so, for whoever hovers or listens', () => {
    expect(after({ state: 'done', contactName: 'Maya Okafor', resolution: 'positive' }).title).toMatch(
      /^Maya Okafor \(Positive\): Completed/,
    )
    expect(after({ state: 'held', contactName: 'Maya Okafor', resolution: 'toCall' }).title).toBe(
      'Maya Okafor (To call): can still be undone',
    )
  })

  test('lets what needs a person come before everything else', () => {
    expect(badgeOf({ ...calm, isUrgent: true, completion: completion({ state: 'done' }) }).text).toBe('!')
  })
})

describe('a badge that counts down', () => {
  test('changes with each second of the window, and then no more', () => {
    const held = completion({ state: 'held', notBefore: now + 2500 })
    expect(changesAt(held, now)).toBe(now + 500)
    expect(changesAt(held, now + 500)).toBe(now + 1500)
    expect(changesAt(held, now + 1500)).toBe(now + 2500)
    expect(changesAt(held, now + 2500)).toBeNull()
    expect(changesAt(completion({ state: 'done' }), now)).toBeNull()
    expect(changesAt(null, now)).toBeNull()
  })
})
