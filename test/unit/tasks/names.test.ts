import { describe, expect, test } from 'vitest'
import { isSameName, namesAgree, namesDisagree } from '#lib/worker/tasks/names.ts'

describe('two names', () => {
  test.each([
    ['Maya Okafor', 'Okafor, Maya'],
    ['Maya Okafor', 'Maya Okafor-Rey, PhD'],
    ['Søren Kjær', 'Soren Kjaer'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Łukasz Żak', 'Lukasz Zak'],
    ['山田太郎', '山田 太郎'],
    ['山田太郎', '山田'],
    ['Maya\u200b Okafor', 'MAYA OKAFOR'],
  ])('%s and %s share a word', (one, other) => {
    expect([namesAgree(one, other), namesDisagree(one, other)]).toEqual([true, false])
  })

  test.each([
    ['Maya Okafor', 'Bruno Costa'],
    ['Ana', 'Bruno Santana'],
    ['Dr. Maya Okafor', 'Dr. Bruno Costa'],
    ['Maya de la Cruz', 'Bruno de la Vega'],
  ])('%s and %s share none', (one, other) => {
    expect([namesAgree(one, other), namesDisagree(one, other)]).toEqual([false, true])
  })

  test.each([null, '', '—', 'Dr.'])('%s says nothing', (name) => {
    expect([namesAgree(name, 'Maya Okafor'), namesDisagree(name, 'Maya Okafor')]).toEqual([false, false])
  })

  test.each([
    ['Maya Okafor', 'Dr. Okafor, Maya', true],
    ['Maya Okafor', 'Maya Okafor Rey', false],
    ['Maya', 'Maya', false],
    ['山田太郎', '山田太郎', true],
  ])('%s and %s are the very same: %s', (one, other, expected) => {
    expect(isSameName(one, other)).toBe(expected)
  })
})
