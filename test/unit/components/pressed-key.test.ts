import { describe, expect, it } from 'vitest'
import { pressedKey } from '#components/panel/pressed-key.ts'

const typed = (key: string, code: string, shiftKey = false) => pressedKey({ key, code, shiftKey })

/** What the keyboards themselves write: the first three keys of the number row, and the key where English has its U. */
const KEYBOARDS = {
  QWERTY: ['1', '2', '3', 'u'],
  AZERTY: ['&', 'é', '"', 'u'],
  QWERTZ: ['1', '2', '3', 'u'],
  Czech: ['+', 'ě', 'š', 'u'],
  Ukrainian: ['1', '2', '3', 'г'],
  Arabic: ['١', '٢', '٣', 'ع'],
  Hebrew: ['1', '2', '3', 'ו'],
  Greek: ['1', '2', '3', 'θ'],
}

describe.each(Object.entries(KEYBOARDS))('on a %s keyboard', (_name, [one = '', two = '', three = '', undo = '']) => {
  it('the first three keys of the number row are 1, 2 and 3', () => {
    expect(typed(one, 'Digit1')).toBe('1')
    expect(typed(two, 'Digit2')).toBe('2')
    expect(typed(three, 'Digit3')).toBe('3')
  })

  it('the key where English has its U is U', () => {
    expect(typed(undo, 'KeyU')).toBe('u')
  })
})

describe('a key', () => {
  it('that writes a Latin letter counts as that letter, wherever it is: the place of U holds a G on Dvorak', () => {
    expect(typed('g', 'KeyU')).toBe('g')
    expect(typed('u', 'KeyF')).toBe('u')
  })

  it('with Caps Lock is the same letter', () => {
    expect(typed('U', 'KeyU')).toBe('u')
  })

  it('with Shift is a digit where that is how one is written, a capital where it is a letter, and else none', () => {
    expect(typed('1', 'Digit1', true)).toBe('1')
    expect(typed('!', 'Digit1', true)).toBeNull()
    expect(typed('U', 'KeyU', true)).toBe('U')
    expect(typed('Г', 'KeyU', true)).toBe('U')
    expect(typed('Enter', 'Enter', true)).toBeNull()
  })

  it('that writes / or ? is that, wherever it is and whatever it is written with', () => {
    expect(typed('/', 'Digit7', true)).toBe('/')
    expect(typed('?', 'Minus', true)).toBe('?')
    expect(typed('?', 'KeyM')).toBe('?')
  })

  it('of the number pad is a digit while it writes one', () => {
    expect(typed('2', 'Numpad2')).toBe('2')
    expect(typed('ArrowDown', 'Numpad2')).toBe('ArrowDown')
  })

  it('that begins a letter with an accent, or belongs to an input method, is none of the panel’s', () => {
    expect(typed('Dead', 'Digit2')).toBe('Dead')
    expect(typed('Process', 'KeyU')).toBe('Process')
  })
})
