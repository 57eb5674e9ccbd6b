/** What a person can see of a page. Handed in, so that tests without a layout can say what is visible. */
export type Sight = {
  /** Rendered: not `display: none`, not `visibility: hidden`, in no hidden subtree. */
  isShown(element: Element): boolean
  /** Has something that takes up room: records kept mounted behind another one often do not. Costs a layout. */
  hasRoom(element: Element): boolean
}

const MOST_CHILDREN = 8

/** The browser's own answer. An element without a box of its own (`display: contents`) is seen through its children. */
export const browserSight: Sight = {
  isShown: (element) => [element, ...[...element.children].slice(0, MOST_CHILDREN)].some(isRendered),
  hasRoom(element) {
    const range = element.ownerDocument.createRange()
    range.selectNodeContents(element)
    const { width, height } = range.getBoundingClientRect()
    return width > 0 && height > 0
  },
}

function isRendered(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true })
}
