/** The keys of the panel, as `KeyboardEvent.key` writes them on an English keyboard, letters in lower case. */
export type PanelKey =
  | '1'
  | '2'
  | '3'
  | '4'
  | 'a'
  | 'c'
  | 'j'
  | 'k'
  | 'n'
  | 'o'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | '/'
  | 'ArrowDown'
  | 'ArrowUp'
  | 'Enter'
  | 'Escape'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>

const LATIN = /^[a-z0-9]$/i
const PLACE = /^(?:Digit|Key)([0-9A-Z])$/

/**
 * The key that was pressed, by what it writes or, where that is no Latin letter or digit, by where it is: the number row
 * writes `&é"` in France and `+ěš` in Prague, and U writes `г` in Kyiv. A Latin letter always counts as what it writes: on
 * a Dvorak keyboard the place of U holds a G.
 */
export function pressedKey({ key, code, shiftKey }: Pressed): string | null {
  if (LATIN.test(key)) {
    // Where the number row writes signs, its digits are written with Shift. A letter with Shift is a capital, and not ours.
    if (shiftKey && !(PLACE.test(code) && /\d/.test(key))) return null
    return key.toLowerCase()
  }
  if (shiftKey) return null
  // One character that is no Latin one. Names of keys (`Tab`, `Dead`, `Process`) are longer.
  if (/^.$/u.test(key)) return PLACE.exec(code)?.[1]?.toLowerCase() ?? null
  return key
}
