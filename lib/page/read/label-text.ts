import { withoutInvisible } from '#lib/shared/identity/visible-text.ts'

const LONGEST = 60
/** Texts of which it is kept whether they are a label. */
const MOST_KNOWN = 5000

/** A label as it is compared: without its colon or star, without soft hyphens, and with the hyphen that breaks. */
export function labelText(written: string): string {
  return withoutInvisible(written.slice(0, 200))
    .replace(/[‐‑]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(?: ?[:*：])* ?$/, '')
    .trim()
}

const known = new WeakMap<RegExp, Map<string, boolean>>()

/** Whether a text is a label as asked. Between two looks hardly any text of a page changes, so what was found is kept. */
export function isLabel(written: string, label: RegExp): boolean {
  const found = known.get(label) ?? new Map<string, boolean>()
  known.set(label, found)
  const text = written.slice(0, LONGEST * 2)
  const before = found.get(text)
  if (before !== undefined) return before
  if (found.size > MOST_KNOWN) found.clear()
  const plain = labelText(text)
  const is = plain.length <= LONGEST && label.test(plain)
  found.set(text, is)
  return is
}
