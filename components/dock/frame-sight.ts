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

/**
 * A toast of the page comes above the dock wherever it stands, until the page's side lifts the dock over it. Out of sight for
 * so short a time, after so long a time in sight, is a blink: a person has not noticed it.
 */
const BLINK_MS = 200
const BETWEEN_BLINKS_MS = 600

/** The frame's own witness: what the browser says of it. `changed` is called with each change. */
export function watchFrame(watch: Watch, now: () => number, changed: () => void): FrameSight {
  let seen: Seen = 'unknown'
  let since = now()
  /** When it went out of sight after a long time, and since when it had been in sight then. */
  let blink: { at: number; since: number } | null = null
  let lastBlink = Number.NEGATIVE_INFINITY
  const stop = watch((sighting) => {
    const next = readSighting(sighting)
    if (next === seen) return
    const at = now()
    if (next === 'visible' && blink !== null && at - blink.at <= BLINK_MS) {
      ;({ since } = blink)
      lastBlink = at
    } else {
      const wasLong = seen === 'visible' && at - Math.max(since, lastBlink) >= BETWEEN_BLINKS_MS
      blink = wasLong && next === 'hidden' ? { at, since } : null
      since = at
    }
    seen = next
    changed()
  })
  return { seen: () => seen, since: () => since, stop }
}

function readSighting({ isIntersecting, intersectionRatio, isVisible }: Sighting): Seen {
  if (!isIntersecting || intersectionRatio < WHOLE) return 'hidden'
  if (isVisible === undefined) return 'cannotTell'
  return isVisible ? 'visible' : 'hidden'
}

/** Version 2 looks at most so often. */
const DELAY = 100
/** One observer's looks are known to whoever tries: a cover that goes for those moments alone would never be seen. */
const OBSERVERS = 5

/**
 * Watches an element with the browser's observers, each at the highest rate that version 2 allows, and one after another.
 * What one of them does not see is not seen.
 */
export function watchElement(element: Element): Watch {
  return (seen) => {
    const last: Sighting[] = []
    const observers = Array.from({ length: OBSERVERS }, (_, index) =>
      observe((sighting) => {
        last[index] = sighting
        const all = Object.values(last)
        seen(all.find(({ isVisible }) => isVisible === false) ?? leastOf(all, sighting))
      }),
    )
    const starts = observers.map((observer, index) =>
      setTimeout(() => observer.observe(element), (index * DELAY) / OBSERVERS),
    )
    return () => {
      for (const start of starts) clearTimeout(start)
      for (const observer of observers) observer.disconnect()
    }
  }
}

function observe(tell: (sighting: Sighting) => void): IntersectionObserver {
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    threshold: [0, 0.25, 0.5, 0.75, 0.9, WHOLE, 1],
    trackVisibility: true,
    delay: DELAY,
  }
  const observer = new IntersectionObserver((entries) => {
    const latest: Sighting | undefined = entries.at(-1)
    if (latest !== undefined) tell(sightingOf(latest, canTell(observer)))
  }, options)
  return observer
}

/** The one that saw the least of it. */
function leastOf(all: readonly Sighting[], first: Sighting): Sighting {
  return all.reduce((least, one) => (one.intersectionRatio < least.intersectionRatio ? one : least), first)
}

function canTell(observer: IntersectionObserver): boolean {
  return 'trackVisibility' in observer && observer.trackVisibility === true
}

function sightingOf({ isIntersecting, intersectionRatio, isVisible }: Sighting, tells: boolean): Sighting {
  const seen = { isIntersecting, intersectionRatio }
  return tells && isVisible !== undefined ? { ...seen, isVisible } : seen
}
