import { controlValue, textOf } from './bounded-text.ts'
import { findIn } from './find-elements.ts'
import type { Sight } from './sight.ts'

/** How far a label and its value may be apart in the tree. */
const LEVELS = 3
const LABELS = 'dt, th, label'

/**
 * The elements that hold the value of a labelled field (`dt`, `th`, `label` with this text) in a part of a page. A label
 * with nothing beside it stands for itself: the field is there, and empty.
 */
export function labelledValues(root: Element, label: RegExp, sight: Sight): Element[] {
  return findIn(root, LABELS).flatMap((element) => {
    const isLabel = label.test(labelText(element)) && sight.isShown(element)
    // Below a column's heading stand the values of other records.
    return isLabel ? (valueOf(element, root) ?? (element.localName === 'th' ? [] : element)) : []
  })
}

/**
 * The element that a label's text stands for: the control of a `label`; the next cell of a table's row where the label is
 * all of its cell (in a cell that only gives a layout, the neighbour is another field); else what comes next, up to three
 * levels out and never beyond the label's own list or cell.
 */
export function valueOf(label: Element, root: Element): Element | null {
  const named = label.closest('label')
  if (named !== null && 'control' in named && named.control instanceof Element) return named.control
  const term = label.closest('dt')
  const cell = label.closest('th, td')
  if (cell !== null && term === null && labelText(cell) === labelText(label)) {
    const next = nextOf(cell)
    return next?.localName === 'td' ? next : null
  }
  let at: Element | null = label
  for (
    let level = 0;
    level < LEVELS && at !== null && at !== root && at !== cell && at.localName !== 'dl';
    level += 1
  ) {
    const next = nextOf(at)
    // Further out, what holds a label is the next field.
    if (next !== null) return next.matches(LABELS) || (level > 0 && findIn(next, LABELS).length > 0) ? null : next
    at = at.parentElement
  }
  return null
}

/** A field's value: of its only control, else its text. */
export function valueText(element: Element): string {
  const [only, second] = findIn(element, 'input, textarea')
  const value = only === undefined || second !== undefined ? null : controlValue(only)
  return value ?? textOf(element)
}

function labelText(element: Element): string {
  return textOf(element, 60).replace(/\s*[:*]$/, '')
}

/** What comes next, but for a colon that has an element of its own. */
function nextOf(element: Element): Element | null {
  const next = element.nextElementSibling
  return next !== null && /^[:：]$/.test(textOf(next, 3)) ? next.nextElementSibling : next
}
