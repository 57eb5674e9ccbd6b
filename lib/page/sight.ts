/** What a person can see of a page. Handed in, so that tests without a layout can say what is visible. */
export type Sight = {
  /** Rendered: not `display: none`, not `visibility: hidden`, in no hidden subtree. */
  isShown(element: Element): boolean
  /** Takes up room: records kept mounted behind another one often do not. Costs a layout; ask for few elements. */
  hasRoom(element: Element): boolean
}

const LEVELS = 3

/** The browser's own answer. An element without a box of its own (`display: contents`) is seen through its children. */
export const browserSight: Sight = {
  isShown: (element) => sees(element, (one) => one.checkVisibility({ visibilityProperty: true }), LEVELS),
  hasRoom: (element) =>
    sees(
      element,
      (one) => {
        const { width, height } = one.getBoundingClientRect()
        return width > 0 && height > 0
      },
      LEVELS,
    ),
}

function sees(element: Element, test: (element: Element) => boolean, levels: number): boolean {
  if (test(element)) return true
  if (levels === 0 || getComputedStyle(element).display !== 'contents') return false
  for (const child of [...element.children].slice(0, 8)) if (sees(child, test, levels - 1)) return true
  return false
}
