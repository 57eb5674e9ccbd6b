import { isSeen } from './seen-text.ts'

/** What a person can see of a page. Handed in, so that tests without a layout can say what is visible. */
export type Sight = {
  /** Rendered: not `display: none`, not `visibility: hidden`, in no hidden subtree. */
  isShown(element: Element): boolean
  /** Takes up room: records kept mounted behind another one often do not. Costs a layout; ask for few elements. */
  hasRoom(element: Element): boolean
  /** A rendered text or control can be read by a person. Costs a layout, too. */
  isSeen(node: Node): boolean
}

/** The browser's own answer. An element without a box of its own (`display: contents`) is seen through its first child. */
export const browserSight: Sight = {
  isShown: (element) => withChildren(element).some((one) => one.checkVisibility({ visibilityProperty: true })),
  hasRoom: (element) => withChildren(element).some((one) => hasBox(one)),
  isSeen,
}

function hasBox(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width * height > 0
}

function withChildren(element: Element): Element[] {
  const first = element.firstElementChild
  return first === null ? [element] : [element, first]
}
