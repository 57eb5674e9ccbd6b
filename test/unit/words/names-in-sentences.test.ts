import { expect, it } from 'vitest'
import { words } from '#lib/shared/words/index.ts'

it('a right-to-left name does not turn the sentence around it', () => {
  const sentence = words.panel.call.there('17:02', 'دبي')
  expect(sentence).toBe('17:02 in \u2068دبي\u2069')
})

it('other names stand in a sentence without any marks', () => {
  expect(words.panel.mismatch.names('Bo Lindqvist', 'Maya Okafor', 184467)).toBe(
    'Task 184467 is for Bo Lindqvist. This page shows Maya Okafor.',
  )
})

it('one is one and more are more', () => {
  expect(words.panel.choose.tasks('Maya', 1)).toBe('Maya has 1 open task')
  expect(words.panel.choose.tasks('Maya', 2)).toBe('Maya has 2 open tasks')
  expect(words.panel.today.count(3, 1238)).toBe('3 done · 1,238 due')
})
