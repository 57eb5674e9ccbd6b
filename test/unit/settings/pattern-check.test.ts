import { describe, expect, it } from 'vitest'
import { checkPattern } from '#components/options/own/pattern-check.ts'
import { readPattern } from '#lib/shared/settings/pattern-shape.ts'

const codeOf = (pattern: string, check = checkPattern) => {
  const checked = check(pattern)
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
    expect(codeOf(pattern, readPattern)).toBe('ok')
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
    expect(codeOf(pattern, readPattern)).toBe('badPattern')
  })

  it('is decided on within a bounded number of steps, whatever it is', () => {
    expect(codeOf(`^${'(\\w*\\d*)*'.repeat(25)}(?<taskId>\\d+)$`)).toBe('slowPattern')
  })

  it.each([
    '^(?:a+)+(?<taskId>\\d+)$',
    '^((a|a)*)*(?<taskId>\\d+)$',
    '(?:\\w|\\d)+/(?<taskId>\\d+)$',
    '(?:[(]a+)+(?<taskId>\\d+)$',
    '(?:(?:x?a{1,9})b){2,}(?<taskId>\\d+)$',
    '(?<taskId>\\d+)(\\d+)*z',
    '\\s*\\s*\\s*(?<taskId>\\d+)x',
    '[a]+[\\]a]+[b]+(?<taskId>\\d+)',
  ])('that was never checked is refused by its shape alone: %s', (pattern) => {
    expect(codeOf(pattern, readPattern)).toBe('slowPattern')
  })

  it('that is kept by its shape is run to its end on the longest address', () => {
    for (const pattern of ['^/a+b+(?<taskId>\\d+)$', 'a+c(?<taskId>\\d+)x']) {
      const began = performance.now()
      new RegExp(pattern, 'u').exec(`/${'a'.repeat(1000)}${'1'.repeat(1000)}`)
      expect(performance.now() - began).toBeLessThan(500)
    }
  })
})
