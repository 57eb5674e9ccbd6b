/** A colour whose last part, its opacity, is nothing. */
const CLEAR = /(?:a\(.+,|\/) 0(?:\.0\d*)?\)$/

/** Whether a rendered text or control can be read by a person: what is clipped, off the page or too faint is for machines only. */
export function isSeen(node: Node): boolean {
  const range = document.createRange()
  range.selectNode(node)
  let box: Range | Element = range
  let opacity = 1
  for (let at = node.parentElement; at !== null && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at)
    const colours = [style.color, style.webkitTextFillColor]
    const isClear =
      (at === node.parentElement && colours.some((one) => CLEAR.test(one))) || /y\(0(?:\.0\d*)?\)/.test(style.filter)
    opacity *= isClear || style.clip + style.clipPath !== 'autonone' ? 0 : Number(style.opacity)
    if (style.overflow === 'visible') continue
    // What a box scrolls is where the box is; what it hides is gone.
    if (!/auto|scroll/.test(style.overflow) && !meet(box, at)) return false
    box = at
  }
  const { right, bottom } = box.getBoundingClientRect()
  // To the left and above nothing can be scrolled to.
  return opacity > 0.1 && right > -scrollX && bottom > -scrollY && meet(box, box)
}

/** Whether two boxes have more than a hair in common. */
function meet(one: Element | Range, other: Element | Range): boolean {
  const [box, around] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
  const width = Math.min(box.right, around.right) - Math.max(box.left, around.left)
  return width > 2 && Math.min(box.bottom, around.bottom) - Math.max(box.top, around.top) > 2
}
