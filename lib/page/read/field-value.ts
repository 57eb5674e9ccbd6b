import { controlValue, textOf } from './bounded-text.ts'
import { findIn } from './find-elements.ts'
import type { Sight } from './sight.ts'

/** How far a label and its value may be apart in the tree. */
const LEVELS = 3

/** The elements that hold the value of a labelled field (`dt`, `th`, `label` with this text) in a part of a page. */
export function labelledValues(root: Element, label: RegExp, sight: Sight): Element[] {
  return findIn(root, 'dt, th, label').flatMap((element) => {
    const isLabel = label.test(textOf(element, 60).replace(/\s*[:*]$/, '')) && sight.isShown(element)
    return isLabel ? (valueOf(element, root) ?? []) : []
  })
}

/**
 * The element that a label's text stands for: the control of a `label`, the next cell of a table's row (below a heading
 * stand the values of other records), else what comes next, up to three levels out.
 */
export function valueOf(label: Element, root: Element): Element | null {
  const named = label.closest('label, th, td')
  if (named !== null && 'control' in named && named.control instanceof Element) return named.control
  if (named !== null && named.localName !== 'label') {
    return named.nextElementSibling?.localName === 'td' ? named.nextElementSibling : null
  }
  let at: Element | null = label
  for (let level = 0; level < LEVELS && at !== null && at !== root; level += 1) {
    if (at.nextElementSibling !== null) return at.nextElementSibling
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
