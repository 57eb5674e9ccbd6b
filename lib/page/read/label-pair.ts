import { controlValue, textOf } from '#lib/page/read/bounded-text.ts'

/** How far a label and its value may be apart in the tree. */
const LEVELS = 4
/** What stands between a label and its value. A dash is a value: the empty one. */
const SEPARATOR = /^[\s:：|｜·•=›»*?]*$/u
const ICON = 'svg, img, i, br, wbr, hr'
/** What is a whole pair by itself: what lies beyond it belongs to another one. */
const ROW = 'tr, li, dl, ul, ol, table, form, fieldset, section, article, [role="row"], [role="listitem"]'
const CELL = 'td, th, [role="cell"], [role="gridcell"]'
const LABEL_LENGTH = 61

/**
 * The elements that may hold the value of a label's text, nearest first: of the same row or pair, and never of the next
 * one. None where the text stands alone. An element that is there and empty is a value, too.
 */
export function valuesBeside(text: Text): Element[] {
  const label = text.parentElement
  if (label === null) return []
  return [besideOf(text, 'nextSibling'), outerValue(label)].filter((one) => one instanceof Element)
}

function outerValue(label: Element): Element | null {
  const named = label.closest('label')
  if (named !== null && 'control' in named && named.control instanceof Element) return named.control
  let at: Element | null = label
  for (let level = 0; level < LEVELS && at !== null; level += 1) {
    const value = besideOf(at, 'nextSibling')
    if (value !== null) return value instanceof Element && isPair(at, value) ? value : null
    if (at.matches(ROW) || at.localName === 'body') return null
    at = at.parentElement
  }
  return null
}

/** The text of the label of an element, by the same pairs; null where nothing in its row or pair names it. */
export function labelBeside(element: Element): string | null {
  let at: Element | null = element
  for (let level = 0; level < LEVELS && at !== null; level += 1) {
    const before = besideOf(at, 'previousSibling')
    if (before instanceof Element) return isPair(before, at) ? textOf(before, LABEL_LENGTH) : null
    if (before !== null) return (before.nodeValue ?? '').trim()
    if (at.matches(ROW) || at.localName === 'body') return null
    at = at.parentElement
  }
  return null
}

/** The next thing on one side that is neither a separator nor a picture: an element, or written text. */
function besideOf(node: Node, side: 'nextSibling' | 'previousSibling'): Node | null {
  for (let next = node[side]; next !== null; next = next[side]) {
    if (next instanceof Element ? !isBetween(next) : next instanceof Text && !SEPARATOR.test(next.data)) return next
  }
  return null
}

function isBetween(element: Element): boolean {
  if (holdsControl(element)) return false
  const text = textOf(element, LABEL_LENGTH)
  return text === '' ? element.matches(ICON) : SEPARATOR.test(text)
}

/** Whether two siblings, the one after the other, are a label and its value, and not two rows or two values. */
function isPair(label: Element, value: Element): boolean {
  if (label.localName === 'dt' || value.localName === 'dd') return label.localName === 'dt' && value.localName === 'dd'
  // Below a heading stand the values of other records.
  if (label.matches(CELL)) return value.matches(CELL) && value.localName !== 'th'
  if (label.matches(ROW) || value.matches('tr, li, dt, label')) return false
  // Two that hold a label each are two rows.
  if ([label, value].every((one) => one.querySelector('dt, label') !== null)) return false
  if (label.localName === 'label' || isEmpty(value)) return true
  if (/[:：]$/.test(textOf(value, LABEL_LENGTH))) return false
  const siblings = [...(label.parentElement?.children ?? [])].filter((one) => !isBetween(one) && !isAction(one))
  const written = siblings.filter((one) => !isEmpty(one))
  if (written.length === 2 && written.includes(label) && written.includes(value)) return true
  const isMarked = /[:：]$/.test(textOf(label, LABEL_LENGTH)) || isMarkedAfter(label)
  const beside = areBeside(label, value)
  if (formOf(label) === formOf(value)) return beside ?? isMarked
  // Labels of one form and values of another, by turns; a heading over a line is one of its kind.
  const byTurns = [label, value].every((one) => siblings.filter((other) => formOf(other) === formOf(one)).length > 1)
  return isMarked || byTurns || beside === true
}

function isMarkedAfter(label: Element): boolean {
  const next = label.nextElementSibling
  return next !== null && isBetween(next) && /[:：]/.test(textOf(next, LABEL_LENGTH))
}

/** Buttons beside a value are no part of a pair. */
function isAction(element: Element): boolean {
  return element.matches('button, [role="button"]') && !/@|\d{3}/.test(textOf(element, LABEL_LENGTH))
}

function formOf(element: Element): string {
  return `${element.localName} ${element.className}`
}

function isEmpty(element: Element): boolean {
  return textOf(element, 1) === '' && !holdsControl(element)
}

function holdsControl(element: Element): boolean {
  return controlValue(element) !== null || element.querySelector('input, textarea') !== null
}

/** Whether two elements stand in one row of the screen; null where they take up no room, or nothing is drawn. */
function areBeside(label: Element, value: Element): boolean | null {
  const [one, other] = [label.getBoundingClientRect(), value.getBoundingClientRect()]
  const lower = Math.min(one.height, other.height)
  if (lower === 0) return null
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > lower / 2
}
