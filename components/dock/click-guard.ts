import { type Gesture, isMeant, type Judge, type Verdict } from '#components/panel/gesture.ts'

/** How long the panel must have been in plain sight, and in place, before a click on it is believed. */
export const STEADY_MS = 500

/** What IntersectionObserver v2 says; `isVisible` is absent where the browser has only version 1 (Firefox). */
export type Sighting = { isIntersecting: boolean; isVisible?: boolean }

/** Begins watching; calls back with each change. Returns what ends it. */
export type Watch = (seen: (sighting: Sighting) => void) => () => void

export type ClickGuard = Judge & {
  /** The panel moved, grew, opened or was dragged: what the person aimed at may be elsewhere now. */
  moved: () => void
  stop: () => void
}

/**
 * Decides whether a gesture in the dock is the person's own will. A page can lay things over our frame, fade it or move
 * it under the pointer; the frame cannot see how, only whether. So a gesture counts when a person made it and
 * the browser has called the panel visible, unmoved, for half a second on end. Anything else only proposes:
 * - seen, but not for long enough yet: a second gesture here confirms;
 * - called not visible: only the popup, which no page can touch, confirms;
 * - a browser that cannot tell (no version 2 of the observer): a second gesture, at least half a second later.
 *
 * `now` is in milliseconds and never runs backwards (`performance.now`). `wallClock` is for `shownAt`, in epoch milliseconds.
 */
export function guardClicks(watch: Watch, now: () => number, wallClock: () => number): ClickGuard {
  let sight: 'unknown' | 'hidden' | 'visible' | 'cannotTell' = 'unknown'
  let steadySince = now()
  let ready = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const setReady = (next: boolean) => {
    if (ready === next) return
    ready = next
    for (const listener of listeners) listener()
  }

  const restart = () => {
    steadySince = now()
    setReady(false)
    clearTimeout(timer)
    // A millisecond more: a timer may fire a fraction early by the clock that is asked.
    timer = setTimeout(() => setReady(true), STEADY_MS + 1)
  }

  const endWatch = watch((sighting) => {
    const next = readSighting(sighting)
    if (next !== sight) restart()
    sight = next
  })

  const steady = () => now() - steadySince >= STEADY_MS

  const judge = (gesture: Gesture): Verdict => {
    if (!isMeant(gesture)) return 'ignored'
    if (sight === 'hidden') return 'popupOnly'
    return sight === 'visible' && steady() ? 'trusted' : 'again'
  }

  const confirm = (gesture: Gesture, shownAt: number): Verdict => {
    const verdict = judge(gesture)
    if (verdict !== 'again' || sight === 'visible') return verdict
    const long = wallClock() - shownAt >= STEADY_MS
    return sight === 'cannotTell' && long && steady() ? 'trusted' : 'again'
  }

  return {
    judge,
    confirm,
    isReady: () => ready,
    onReady(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    moved: restart,
    stop() {
      clearTimeout(timer)
      endWatch()
    },
  }
}

function readSighting(sighting: Sighting): 'hidden' | 'visible' | 'cannotTell' {
  if (sighting.isVisible === undefined) return sighting.isIntersecting ? 'cannotTell' : 'hidden'
  return sighting.isVisible && sighting.isIntersecting ? 'visible' : 'hidden'
}

/** Watches an element with the browser's observer, at the highest rate that version 2 allows. */
export function watchElement(element: Element): Watch {
  return (seen) => {
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      threshold: [0, 0.5, 1],
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

function sightingOf({ isIntersecting, isVisible }: Sighting, tells: boolean): Sighting {
  return tells && isVisible !== undefined ? { isIntersecting, isVisible } : { isIntersecting }
}
