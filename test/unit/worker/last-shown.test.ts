import { expect, it } from 'vitest'
import { createLastShown } from '#lib/worker/tab/last-shown.ts'

const badge = { text: '2', colour: '#000', title: 'Wrapup' }

it('hands a tab what it has not been given yet, and the same only once', () => {
  const shown = createLastShown()
  expect(shown.isNew(7, badge)).toBe(true)
  expect(shown.isNew(7, { ...badge })).toBe(false)
  expect(shown.isNew(7, { ...badge, text: '1' })).toBe(true)
  expect(shown.isNew(7, badge)).toBe(true)
})

it('keeps tabs apart', () => {
  const shown = createLastShown()
  shown.isNew(7, badge)
  expect(shown.isNew(8, badge)).toBe(true)
  expect(shown.isNew(undefined, badge)).toBe(true)
  expect(shown.isNew(undefined, badge)).toBe(false)
})

it('hands it over again after the browser may have taken it away', () => {
  const shown = createLastShown()
  shown.isNew(7, badge)
  shown.isNew(undefined, badge)
  shown.forget(7)
  expect(shown.isNew(7, badge)).toBe(true)
  expect(shown.isNew(undefined, badge)).toBe(false)
})
