type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>

const LATIN = /^[a-z0-9]$/i
const PLACE = /^(?:Digit|Key)([0-9A-Z])$/
/** Signs that are keys by what they write, wherever they are: many keyboards write them with Shift. */
const SIGNS: ReadonlySet<string> = new Set(['/', '?'])

/**
 * The key that was pressed, by what it writes or, where that is no Latin letter or digit, by where it is: the number row
 * writes `&é"` in France and `+ěš` in Prague, and U writes `г` in Kyiv. A Latin letter always counts as what it writes: on
 * a Dvorak keyboard the place of U holds a G. A letter with Shift is its capital, which is another key.
 */
export function pressedKey({ key, code, shiftKey }: Pressed): string | null {
  const place = PLACE.exec(code)?.[1] ?? null
  if (/^[a-z]$/i.test(key)) return shiftKey ? key.toUpperCase() : key.toLowerCase()
  // Where the number row writes signs, its digits are written with Shift.
  if (LATIN.test(key)) return shiftKey && place === null ? null : key
  if (SIGNS.has(key)) return key
  // One character that is no Latin one. Names of keys (`Tab`, `Dead`, `Process`) are longer.
  if (!/^.$/u.test(key)) return shiftKey ? null : key
  if (place === null || (shiftKey && !/[A-Z]/.test(place))) return null
  return shiftKey ? place : place.toLowerCase()
}
