import { withoutInvisible } from '#lib/shared/identity/visible-text.ts'

const LONGEST = 60
/** Texts of which it is kept what they are, at most twice as many. */
const MOST_KNOWN = 5000

/** A label as it is compared: without its colon or star, without soft hyphens, and with the hyphen that breaks. */
export function labelText(written: string): string {
  return withoutInvisible(written.slice(0, 200))
    .replace(/[‐‑]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(?: ?[:*：])* ?$/, '')
    .trim()
}

const plainText = keeping((text) => labelText(text))
const labels = new WeakMap<RegExp, (text: string) => boolean>()

/** Whether a text is a label as asked. Between two looks hardly any text of a page changes, so what was found is kept. */
export function isLabel(written: string, label: RegExp): boolean {
  const isOne = labels.get(label) ?? keeping((text) => isPlainLabel(plainText(text), label))
  labels.set(label, isOne)
  return isOne(written.length > LONGEST * 2 ? written.slice(0, LONGEST * 2) : written)
}

function isPlainLabel(plain: string, label: RegExp): boolean {
  return plain.length <= LONGEST && label.test(plain)
}

/**
 * Keeps what was found of texts. What was asked for lately outlives the rest: were all forgotten at once, every so often a look
 * at a page that goes on changing would cost as much as the first.
 */
function keeping<Found>(find: (text: string) => Found): (text: string) => Found {
  let lately = new Map<string, Found>()
  let before = new Map<string, Found>()
  return (text) => {
    const known = lately.get(text)
    if (known !== undefined) return known
    const found = before.get(text) ?? find(text)
    if (lately.size >= MOST_KNOWN) {
      before = lately
      lately = new Map()
    }
    lately.set(text, found)
    return found
  }
}
