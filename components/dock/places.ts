/** Everything in the dock that can be pressed. */
const PRESSED = 'button, input, select, textarea, a[href], summary, label, [role="menuitem"]'
/** What waits until it has stood for a while (`ready`): it waits for nothing else that comes and goes around it, a script or its Copy. */
const CHOICES = '[data-ready]'
/** Less than this nobody sees. */
const STILL = 2

type Point = { x: number; y: number }
type Place = { x: number; y: number; width: number; height: number; since: number }

/**
 * Where each button of the dock has been on the screen, and since when. A panel that grows upward has not moved the button
 * that a person is about to press; a frame that was moved has moved them all.
 */
export type Places = {
  /** Measures anew. `scrolled`: the person themselves moved what is in the panel, by its own scrolling. */
  measure(scrolled?: boolean): void
  /** Everything may be elsewhere now. */
  moved(): void
  /** For how long what was pressed has been where it is; how long all have been where nothing is named. */
  stillFor(target: Element | null): number
}

type Parts = {
  root: ParentNode
  /** Where the frame stands on the page; null while that is not settled. */
  origin: () => Point | null
  now: () => number
  /** One that waits until it has stood came, or is elsewhere now. */
  changed: () => void
}

/** Follows the buttons below `root`. */
export function followPlaces({ root, origin, now, changed }: Parts): Places {
  let places = new WeakMap<Element, Place>()
  let movedAt = now()

  const measure = (scrolled = false) => {
    const at = origin()
    if (at === null) return
    let isChanged = false
    for (const element of root.querySelectorAll(PRESSED)) {
      const { x, y, width, height } = element.getBoundingClientRect()
      const before = places.get(element)
      const place = { x: at.x + x, y: at.y + y, width, height }
      if (before === undefined || (!scrolled && isElsewhere(before, place))) {
        places.set(element, { ...place, since: now() })
        isChanged ||= element.matches(CHOICES)
      } else if (scrolled) places.set(element, { ...place, since: before.since })
    }
    if (isChanged) changed()
  }

  return {
    measure,
    moved() {
      movedAt = now()
      places = new WeakMap()
      measure()
    },
    stillFor(target) {
      measure()
      const button = target?.closest(PRESSED) ?? null
      const since = button === null ? movedAt : (places.get(button)?.since ?? now())
      return now() - since
    },
  }
}

function isElsewhere(before: Place, now: Omit<Place, 'since'>): boolean {
  return (['x', 'y', 'width', 'height'] as const).some((side) => Math.abs(before[side] - now[side]) > STILL)
}
