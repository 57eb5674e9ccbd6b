import { describe, expect, it } from 'vitest'
import { PROBLEM_CODES } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'

describe('what is said about a problem', () => {
  it.each(PROBLEM_CODES)('%s has a whole sentence and shows nothing of the machine', (code) => {
    const sentence = words.problem({ code })
    expect(sentence).toMatch(/^[A-Z].*[.]$/)
    expect(sentence).not.toMatch(/undefined|null|NaN|\bcode\b/)
    expect(sentence).not.toContain(code.length > 8 ? code : '\u0000')
  })

  it('a missing permission is named', () => {
    expect(words.problem({ code: 'scopeMissing', scope: 'tasks:operate' })).toContain('tasks:operate')
  })

  it('a pause says until when', () => {
    const retryAt = new Date(2026, 10, 23, 14, 5).getTime()
    expect(words.problem({ code: 'rateLimited', retryAt })).toMatch(/until 14:05|until 2:05/)
  })

  it('a refusal names the fields it is about', () => {
    expect(words.problem({ code: 'refused', pointers: ['/callResolution'] })).toContain('/callResolution')
  })
})
