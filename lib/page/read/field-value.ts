import { controlValue, textOf } from './bounded-text.ts'
import { findIn } from './find-elements.ts'
import { valuesBeside } from './label-pair.ts'
import { isLabel } from './label-text.ts'
import type { Looking } from './read-zone.ts'

const LABELS = 'dt, th, label'

/** Text that is a button or a tab says what can be done. */
const ACTIONS = 'a, button, option, [role="button"], [role="tab"]'

/**
 * The elements that hold the value of a labelled field in a part of a page: of the same row or pair as a text with this
 * label. A `dt` or `label` with nothing beside it stands for itself: the field is there, and empty.
 */
export function labelledValues(
  root: Element,
  label: RegExp,
  { sight, texts }: Pick<Looking, 'sight' | 'texts'>,
): Element[] {
  const found: Element[] = []
  for (const { node, written } of texts(root)) {
    if (!isLabel(written, label)) continue
    const parent = node.parentElement
    if (parent === null || !sight.isShown(parent)) continue
    const marked = parent.closest(LABELS)
    const value = valueBesideLabel(node)
    // A word by itself may be a heading, too: then no value comes, and no place for one.
    if (value !== null && (marked !== null || (parent.closest(ACTIONS) === null && isValue(value)))) found.push(value)
    // Below a column's heading stand the values of other records.
    else if (value === null && marked !== null && marked.localName !== 'th') found.push(marked)
  }
  return found
}

/** The element that a label's text stands for, the nearest of its row or pair; null where the text stands alone. */
export function valueBesideLabel(label: Text): Element | null {
  return valuesBeside(label)[0] ?? null
}

/** Whether an element is a value or the place for one: empty, a dash, a link, a control, an address or a number. */
function isValue(element: Element): boolean {
  return (
    !/\p{L}/u.test(textOf(element)) ||
    /@|\d{5}/.test(textOf(element)) ||
    findIn(element, 'a, input, textarea').length > 0
  )
}

/** A field's value: of its only control, else its text. */
export function valueText(element: Element): string {
  const [only, second] = findIn(element, 'input, textarea')
  const value = only === undefined || second !== undefined ? null : controlValue(only)
  return value ?? textOf(element)
}
