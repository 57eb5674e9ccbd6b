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

/** The same below the open shadow roots of a part, where the plain tree holds nothing. Walks at most 4,000 elements. */
export function findDeep(root: Element | ShadowRoot, selector: string, left = { steps: MOST_WALKED }): Element[] {
  const plain = [...root.querySelectorAll(selector)].slice(0, MOST_FOUND)
  const found = [...plain]
  for (const element of plain.length > 0 ? [] : root.querySelectorAll('*')) {
    left.steps -= 1
    if (left.steps < 0) break
    if (element.shadowRoot !== null) found.push(...findDeep(element.shadowRoot, selector, left))
  }
  return found
}

/** Whether an element stands in a part of the page that belongs to somebody else than the container around it. */
export function isExcluded(element: Element, root: Element, exclude: readonly string[] = []): boolean {
  const outer = exclude.length === 0 ? null : element.closest(exclude.join())
  return outer !== null && outer !== root && !outer.contains(root)
}
