import { controlValue, textOf } from './bounded-text.ts'
import { findIn } from './find-elements.ts'
import type { Sight } from './sight.ts'

/** How far a label and its value may be apart in the tree. */
const LEVELS = 3
const LABELS = 'dt, th, label'
const LONGEST_LABEL = 60

/** Text that is a button or a tab says what can be done. */
const ACTIONS = 'a, button, option, [role="button"], [role="tab"]'
/** Text nodes that are compared with a label in one reading. */
const MOST_TEXTS = 5000

/**
 * The elements that hold the value of a labelled field in a part of a page: beside a `dt`, `th` or `label` with this text,
 * or right behind such a text anywhere. A label with nothing beside it stands for itself: the field is there, and empty.
 */
export function labelledValues(root: Element, label: RegExp, sight: Sight): Element[] {
  const marked = findIn(root, LABELS).flatMap((element) => {
    const isLabel = label.test(labelText(element)) && sight.isShown(element)
    // Below a column's heading stand the values of other records.
    return isLabel ? (valueOf(element, root) ?? (element.localName === 'th' ? [] : element)) : []
  })
  return [...marked, ...valuesBehind(root, label, sight)]
}

function valuesBehind(root: Element, label: RegExp, sight: Sight): Element[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Element[] = []
  for (let texts = 0; texts < MOST_TEXTS; texts += 1) {
    const node = walker.nextNode()
    if (node === null) break
    const parent = node.parentElement
    if (parent === null || !label.test(asLabel((node.nodeValue ?? '').slice(0, LONGEST_LABEL)))) continue
    const next = node.nextSibling instanceof Element ? node.nextSibling : nextOf(parent)
    // A word by itself may be a heading, too: then no value comes, and no place for one.
    if (next === null || parent.closest(`${LABELS}, ${ACTIONS}`) !== null || !isValue(next)) continue
    if (sight.isShown(parent)) found.push(next)
  }
  return found
}

/** Whether an element is a value or the place for one: empty, a dash, a link, a control, an address or a number. */
function isValue(element: Element): boolean {
  return (
    !/\p{L}/u.test(textOf(element)) ||
    /@|\d{5}/.test(textOf(element)) ||
    findIn(element, 'a, input, textarea').length > 0
  )
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
  return asLabel(textOf(element, LONGEST_LABEL))
}

function asLabel(written: string): string {
  return written.trim().replace(/\s*[:：*]$/, '')
}

/** What comes next, but for a colon that has an element of its own. */
function nextOf(element: Element): Element | null {
  const next = element.nextElementSibling
  return next !== null && /^[:：]$/.test(textOf(next, 3)) ? next.nextElementSibling : next
}
