import { CORNERS, type Corner } from '#lib/shared/identity/identity.ts'
import { placeOf, type Size } from './dock-place.ts'

/** What a page's visitor presses: also the frame in which a chat's button stands. */
const CONTROL =
  'a[href], button, input, select, textarea, summary, iframe, [role="button"], [role="link"], [role="tab"]'
/** How far inside of the dock's edges the page is looked at. */
const INSET = 4

/**
 * The corner in which the dock covers nothing that the page lets float there to be pressed, such as a chat's button: the wanted
 * one where it can be, or where none is free. What scrolls away under the dock is no reason.
 */
export function freeCorner(document: Document, wanted: Corner, size: Size, viewport: Size, host: Element): Corner {
  const corners = [wanted, ...CORNERS.filter((corner) => corner !== wanted)]
  return corners.find((corner) => !isTaken(document, corner, size, viewport, host)) ?? wanted
}

function isTaken(document: Document, corner: Corner, size: Size, viewport: Size, host: Element): boolean {
  const { x, y } = placeOf(corner, size, viewport)
  const across = [x + INSET, x + size.width / 2, x + size.width - INSET]
  const down = [y + INSET, y + size.height / 2, y + size.height - INSET]
  return across.some((left) =>
    down.some((top) => {
      const at = document.elementsFromPoint(left, top).find((one) => one !== host)
      const control = at?.closest(CONTROL) ?? null
      return control !== null && isFloating(control)
    }),
  )
}

function isFloating(control: Element): boolean {
  for (let at: Element | null = control; at !== null; at = at.parentElement) {
    if (/^(?:fixed|sticky)$/.test(getComputedStyle(at).position)) return true
  }
  return false
}
