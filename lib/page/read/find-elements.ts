const MOST_FOUND = 200
const MOST_WALKED = 4000
/** An exclusion that excludes nothing: the elements of a template are not in the document. */
export const NOTHING: readonly string[] = ['template']

/** Where a rule's selector is a list, which a browser is slow to try on each element: most of its parts, alone, are not on the page. */
export const OR = ',\n'

/** Elements in a part of a page, in its order, at most 200; the part itself counts. An invalid selector finds nothing. */
export function findIn(root: Element | ShadowRoot, selector: string): Element[] {
  try {
    const [first, second] = selector.split(OR).flatMap((part) => {
      const found = root.querySelectorAll(part)
      return found.length === 0 ? [] : [found]
    })
    const found = second === undefined ? (first ?? []) : root.querySelectorAll(selector)
    const inside = [...found].slice(0, MOST_FOUND)
    return root instanceof Element && root.matches(selector) ? [root, ...inside] : inside
  } catch {
    return []
  }
}

/** The same, and where the plain tree holds nothing also below its open shadow roots. Walks at most 4,000 elements. */
export function findDeep(root: Element | ShadowRoot, selector: string, left = { steps: MOST_WALKED }): Element[] {
  const found = findIn(root, selector)
  for (const element of found.length > 0 ? [] : root.querySelectorAll('*')) {
    left.steps -= 1
    if (left.steps < 0) break
    if (element.shadowRoot !== null) found.push(...findDeep(element.shadowRoot, selector, left))
  }
  return found
}

/** Whether an element stands in a part of the page that belongs to somebody else than the container around it. */
export function isExcluded(element: Element, root: Element, exclude: readonly string[] = NOTHING): boolean {
  const outer = element.closest(exclude.join())
  return outer !== null && outer !== root && !outer.contains(root)
}
