import { expect, it } from 'vitest'
import { createLastShown } from '#lib/worker/tab/last-shown.ts'

const badge = { text: '2', colour: '#000', title: 'Wrapup' }

it('hands a tab what it has not been given yet, and the same only once', () => {
  const shown = createLastShown()
  expect(shown.isNew(7, 'badge', badge)).toBe(true)
  expect(shown.isNew(7, 'badge', { ...badge })).toBe(false)
  expect(shown.isNew(7, 'badge', { ...badge, text: '1' })).toBe(true)
  expect(shown.isNew(7, 'badge', badge)).toBe(true)
})

it('keeps tabs, and what they show, apart', () => {
  const shown = createLastShown()
  shown.isNew(7, 'badge', badge)
  expect(shown.isNew(8, 'badge', badge)).toBe(true)
  expect(shown.isNew(7, 'dock', badge)).toBe(true)
  expect(shown.isNew(undefined, 'badge', badge)).toBe(true)
  expect(shown.isNew(undefined, 'badge', badge)).toBe(false)
})

it('hands it over again after the browser may have taken it away', () => {
  const shown = createLastShown()
  shown.isNew(7, 'badge', badge)
  shown.isNew(undefined, 'badge', badge)
  shown.forget(7)
  expect(shown.isNew(7, 'badge', badge)).toBe(true)
  expect(shown.isNew(undefined, 'badge', badge)).toBe(false)
})
