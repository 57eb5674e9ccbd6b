import { textOf } from './bounded-text.ts'
import type { Sight } from './sight.ts'

const MOST_FOUND = 200
const MOST_WALKED = 4000

/** Elements in a part of a page, in its order, at most 200; the part itself counts. An invalid selector finds nothing. */
export function findIn(root: Element, selector: string): Element[] {
  try {
    const inside = [...root.querySelectorAll(selector)].slice(0, MOST_FOUND)
    return root.matches(selector) ? [root, ...inside] : inside
  } catch {
    return []
  }
}

/** The same below every open shadow root of a part, where the plain tree holds nothing. Walks at most 4,000 elements. */
export function findDeep(root: Element, selector: string): Element[] {
  const plain = findIn(root, selector)
  return plain.length > 0
    ? plain
    : shadowRootsIn(root).flatMap((shadow) => [...shadow.querySelectorAll(selector)].slice(0, MOST_FOUND))
}

function shadowRootsIn(root: Element): ShadowRoot[] {
  const found: ShadowRoot[] = []
  const queue: (Element | ShadowRoot)[] = [root]
  let walked = 0
  for (let next = queue.shift(); next !== undefined && walked < MOST_WALKED; next = queue.shift()) {
    for (const element of next.querySelectorAll('*')) {
      walked += 1
      if (walked >= MOST_WALKED) break
      if (element.shadowRoot !== null) {
        found.push(element.shadowRoot)
        queue.push(element.shadowRoot)
      }
    }
  }
  return found
}

/** Whether an element stands in a part of the container that belongs to somebody else. */
export function isExcluded(element: Element, root: Element, exclude: readonly string[]): boolean {
  const selector = exclude.join(',')
  if (selector === '') return false
  const outer = element.closest(selector)
  return outer !== null && outer !== root && !outer.contains(root)
}

/** The elements that hold the value of a labelled field: `dd` of a `dt`, `td` of a `th`, the control of a `label`. */
export function labelledValues(root: Element, label: RegExp, sight: Sight): Element[] {
  return findIn(root, 'dt, th, label').flatMap((element) => {
    if (!label.test(textOf(element, 60).replace(/\s*[:*]$/, '')) || !sight.isShown(element)) return []
    const value = valueOf(element)
    return value === null ? [] : [value]
  })
}

function valueOf(label: Element): Element | null {
  if (label.localName === 'label' && 'control' in label && label.control instanceof Element) return label.control
  const next = label.nextElementSibling
  if (label.localName === 'label') return next
  return next?.localName === (label.localName === 'dt' ? 'dd' : 'td') ? next : null
}
