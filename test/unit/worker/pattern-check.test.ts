import { describe, expect, it } from 'vitest'
import { checkPattern } from '#lib/worker/sites/pattern-check.ts'

const codeOf = (pattern: string) => {
  const checked = checkPattern(pattern)
  return checked.ok ? 'ok' : checked.problem.code
}

describe('an address pattern', () => {
  it.each([
    '[?&]rt=(?<taskId>\\d{1,12})',
    '^/crm/[^/]+/tasks/(?<taskId>\\d+)(?:/|$)',
    '/tasks/(?<taskId>\\d+)',
    '^/[^/]+/(?<kind>task|step)/(?<taskId>\\d{1,15})$',
  ])('is kept when it names a task and can only run for so long: %s', (pattern) => {
    expect(codeOf(pattern)).toBe('ok')
  })

  it.each([
    ['^(?:a+)+(?<taskId>\\d+)$'],
    ['(?:\\w|\\d)+/(?<taskId>\\d+)$'],
    ['^(?:[^/]*/)*(?<taskId>\\d+)$'],
    ['(x+x+)+y(?<taskId>\\d+)'],
    ['(?<taskId>\\d+)(\\d+)*z'],
    ['\\s*\\s*\\s*(?<taskId>\\d+)x'],
    ['(a|a)*b(?<taskId>1)'],
  ])('is refused when some address could keep it busy: %s', (pattern) => {
    expect(codeOf(pattern)).toBe('slowPattern')
  })

  it.each([
    ['no group of that name', '/tasks/(\\d+)'],
    ['another name', '/tasks/(?<id>\\d+)'],
    ['what does not compile', '/tasks/(?<taskId>\\d+'],
    ['the name alone, in a character class', '[(?<taskId>]'],
    ['a reference back', '(?<taskId>\\d+)\\1'],
    ['a reference back by name', '(?<taskId>\\d+)\\k<taskId>'],
  ])('is none with %s', (_what, pattern) => {
    expect(codeOf(pattern)).toBe('badPattern')
  })

  it('is decided on within a bounded number of steps, whatever it is', () => {
    expect(codeOf(`^${'(\\w*\\d*)*'.repeat(25)}(?<taskId>\\d+)$`)).toBe('slowPattern')
  })
})
