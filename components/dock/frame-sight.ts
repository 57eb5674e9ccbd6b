/** What IntersectionObserver v2 says; `isVisible` is absent where the browser has only version 1 (Firefox). */
export type Sighting = { isIntersecting: boolean; intersectionRatio: number; isVisible?: boolean }

/** Begins watching; calls back with each change. Returns what ends it. */
export type Watch = (seen: (sighting: Sighting) => void) => () => void

/** `cannotTell`: wholly in the window, and the browser does not say whether it can be seen. */
export type Seen = 'unknown' | 'hidden' | 'visible' | 'cannotTell'

/** What rounding may take off a frame that is wholly there. */
const WHOLE = 0.98

export type FrameSight = {
  seen(): Seen
  /** Since when it has been what it is now. */
  since(): number
  stop: () => void
}

/** The frame's own witness: what the browser says of it. `changed` is called with each change. */
export function watchFrame(watch: Watch, now: () => number, changed: () => void): FrameSight {
  let seen: Seen = 'unknown'
  let since = now()
  const stop = watch((sighting) => {
    const next = readSighting(sighting)
    if (next === seen) return
    seen = next
    since = now()
    changed()
  })
  return { seen: () => seen, since: () => since, stop }
}

function readSighting({ isIntersecting, intersectionRatio, isVisible }: Sighting): Seen {
  if (!isIntersecting || intersectionRatio < WHOLE) return 'hidden'
  if (isVisible === undefined) return 'cannotTell'
  return isVisible ? 'visible' : 'hidden'
}

/** Watches an element with the browser's observer, at the highest rate that version 2 allows. */
export function watchElement(element: Element): Watch {
  return (seen) => {
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      threshold: [0, 0.25, 0.5, 0.75, 0.9, WHOLE, 1],
      trackVisibility: true,
      delay: 100,
    }
    const observer = new IntersectionObserver((entries) => {
      const last: Sighting | undefined = entries.at(-1)
      if (last !== undefined) seen(sightingOf(last, canTell(observer)))
    }, options)
    observer.observe(element)
    return () => observer.disconnect()
  }
}

function canTell(observer: IntersectionObserver): boolean {
  return 'trackVisibility' in observer && observer.trackVisibility === true
}

function sightingOf({ isIntersecting, intersectionRatio, isVisible }: Sighting, tells: boolean): Sighting {
  const seen = { isIntersecting, intersectionRatio }
  return tells && isVisible !== undefined ? { ...seen, isVisible } : seen
}
