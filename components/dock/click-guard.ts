import type { Aim, Gesture, GestureVerdict, Judge } from '#components/panel/gesture.ts'
import { isMeant } from '#components/panel/meant.ts'
import type { PageSight } from '#lib/shared/identity/dock-line.ts'
import { type ArmedKeys, followKeys } from './armed-keys.ts'
import { type Watch, watchFrame } from './frame-sight.ts'
import type { Host } from './host-port.ts'
import { askPage, fillsFrame } from './page-witness.ts'
import { followPlaces } from './places.ts'
import { followScreen } from './screen-place.ts'

/** A page that needs longer for an answer was not there to be asked at the gesture. */
const ANSWERED_MS = 500

/** How long the panel must have been in plain sight, and what is pressed in place, before a gesture is believed. */
export const STEADY_MS = 500

export type ClickGuard = Judge & {
  /** The panel grew, opened or was dragged: what the person aimed at may be elsewhere now. */
  moved: () => void
  /** The panel is open: the page's side is asked more often. */
  opened: (open: boolean) => void
  /** The browser's own command meant the dock: keys count from now on. */
  arm: () => void
  /** A dialog of the page keeps every press from the dock. */
  isAsleep: () => boolean
  onAsleep: (listener: () => void) => () => void
  stop: () => void
}

type Parts = {
  frame: Window
  host: Host
  watch: Watch
  /** In milliseconds, and never runs backwards (`performance.now`). */
  now: () => number
  /** For `shownAt`, in epoch milliseconds. */
  wallClock: () => number
}

/**
 * Decides whether a gesture in the dock is the person's own will. A page can lay things over our frame, scale it, move it
 * under the pointer, or lead the focus into it. So a gesture counts only when a person made it and two witnesses say, of
 * this moment and of the half second before it, that the dock could be seen, whole and in place: the frame, by what the
 * browser says of it, and the page's side, by a look that is asked for at the gesture itself. Anything else proposes:
 * - seen, but not for long enough yet, or by keys that nobody meant for it: a second gesture here confirms;
 * - covered, bent, or unanswered: only what no page can touch, or a later gesture in plain sight, confirms;
 * - a browser that can't tell what is visible (no version 2 of the observer): a choice always needs a second gesture, and the
 *   page's side looks for whatever could lie over the dock.
 */
export function guardClicks({ frame, host, watch, now, wallClock }: Parts): ClickGuard {
  const readiness = new Set<() => void>()
  const dialogs = new Set<() => void>()
  let rect: PageSight['rect'] | null = null
  let open = false
  let away = true
  let asleep = false
  let ready = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = new AbortController()

  const setReady = (next: boolean) => {
    if (ready === next) return
    ready = next
    for (const listener of readiness) listener()
  }
  const setAsleep = (next: boolean) => {
    if (asleep === next) return
    asleep = next
    witness.quicken()
    for (const listener of dialogs) listener()
  }
  const waitAnew = () => {
    setReady(false)
    clearTimeout(timer)
    // A little more: a timer may fire a fraction early by the clock that is asked.
    timer = setTimeout(() => setReady(true), STEADY_MS + 20)
  }
  const restart = () => {
    waitAnew()
    witness.quicken()
  }
  /** While the frame waits for its room nothing in it is where it will be. */
  const origin = () => (rect !== null && fillsFrame(rect, frame) && isSettled(frame) ? rect : null)
  const heard = (sight: PageSight | null) => {
    keys.heard(sight)
    setAsleep(sight?.asleep === true)
    if (sight === null) return
    rect = sight.rect
    places.measure()
    screen.look()
  }

  const sight = watchFrame(watch, now, () => restart())
  const places = followPlaces({ root: frame.document, origin, now, changed: () => restart() })
  const drawn = new MutationObserver(() => places.measure())
  drawn.observe(frame.document, { childList: true, subtree: true })
  const witness = askPage({
    host,
    frame,
    now,
    state: () => ({ open, blind: sight.seen() === 'hidden', tells: sight.seen() !== 'cannotTell', away }),
    heard: (seen) => heard(seen),
    // Buttons that would only propose now look it.
    missed: () => restart(),
    changed: () => waitAnew(),
  })
  const keys: ArmedKeys = followKeys({
    frame,
    ask: () => witness.ask(null),
    canBeSeen: () => sight.seen() !== 'hidden' && sight.seen() !== 'unknown',
  })
  const screen = followScreen(frame, origin, () => {
    places.moved()
    restart()
  })
  const ends = [
    host.onPlaced((placed) => {
      rect = placed.rect
      // Its own growth moves a frame whose buttons stay where they are: only what is elsewhere now waits anew.
      places.measure()
      witness.quicken()
    }),
    host.onAsleep(setAsleep),
    sight.stop,
    witness.stop,
    keys.stop,
    screen.stop,
  ]
  const on = { signal: end.signal, capture: true, passive: true }
  frame.addEventListener('scroll', () => places.measure(true), on)
  frame.addEventListener('pointerover', () => (away = false), on)
  frame.document.addEventListener('pointerleave', () => (away = true), on)
  frame.addEventListener('resize', () => places.measure(), on)

  /** Both witnesses, of now and of the half second before. `null`: the gesture is nobody's. */
  const hear = async (gesture: Gesture, aim: Aim) => {
    const at = now()
    const target = targetOf(gesture, frame.document)
    const middle = middleOf(target, frame)
    const isStill =
      aim !== 'choice'
        ? places.stillFor(null) >= STEADY_MS
        : middle !== 'outside' && places.stillFor(target) >= STEADY_MS
    const wasSeen = sight.seen()
    const isLong = at - sight.since() >= STEADY_MS
    const page = await witness.ask(middle === 'outside' ? null : middle, true)
    // Asked for after the answer: where it was long in coming, what the page showed meanwhile was seen by nobody.
    const clearSince = witness.clearSince()
    const isMeantByKey = (gesture.detail ?? 0) > 0 || (await keys.are())
    // While our own panel grows the browser calls it not visible for a moment. Nothing acts then; but it is covered only where that lasts.
    const isHidden = wasSeen === 'hidden' || sight.seen() === 'hidden'
    return {
      isCovered: page?.clear !== true || (isHidden && now() - sight.since() >= STEADY_MS),
      cannotTell: wasSeen === 'cannotTell',
      isSteady:
        isStill &&
        isLong &&
        !isHidden &&
        wasSeen !== 'unknown' &&
        wasSeen === sight.seen() &&
        now() - at <= ANSWERED_MS &&
        clearSince !== null &&
        at - clearSince >= STEADY_MS,
      isMeantByKey,
    }
  }

  return {
    async judge(gesture, aim = 'choice'): Promise<GestureVerdict> {
      if (!isMeant(gesture)) return 'ignored'
      const heardOf = await hear(gesture, aim)
      if (heardOf.isCovered) return 'popupOnly'
      const isTold = aim !== 'choice' || !heardOf.cannotTell
      return heardOf.isSteady && heardOf.isMeantByKey && isTold ? 'trusted' : 'again'
    },
    async confirm(gesture, shownAt): Promise<GestureVerdict> {
      if (!isMeant(gesture)) return 'ignored'
      const isLong = wallClock() - shownAt >= STEADY_MS
      const heardOf = await hear(gesture, 'choice')
      if (heardOf.isCovered) return 'popupOnly'
      return isLong && heardOf.isSteady && heardOf.isMeantByKey ? 'trusted' : 'again'
    },
    isReady: () => ready,
    onReady(listener) {
      readiness.add(listener)
      return () => readiness.delete(listener)
    },
    moved: restart,
    opened(next) {
      open = next
      restart()
    },
    arm: keys.arm,
    isAsleep: () => asleep,
    onAsleep(listener) {
      dialogs.add(listener)
      return () => dialogs.delete(listener)
    },
    stop() {
      clearTimeout(timer)
      end.abort()
      drawn.disconnect()
      for (const one of ends) one()
    },
  }
}

/** What is drawn has the room that it needs: until then it is cut off, and not where it will be. */
function isSettled({ document, innerWidth, innerHeight }: Window): boolean {
  const card = document.querySelector('#root > *')?.getBoundingClientRect()
  return card === undefined || (Math.abs(card.width - innerWidth) <= 1 && Math.abs(card.height - innerHeight) <= 1)
}

/** What a gesture is aimed at; for a key, the button that names it. */
function targetOf({ key, target }: Gesture, document: Document): Element | null {
  if (key !== undefined && key.length === 1) {
    const named = CSS.escape(key.toUpperCase())
    return document.querySelector(`[data-key="${named}"], [aria-keyshortcuts="${named}"]`)
  }
  return target instanceof Element ? target : null
}

/** The point of a button that must be free. `outside`: it is scrolled away, so nobody sees it. */
function middleOf(target: Element | null, frame: Window): { x: number; y: number } | 'outside' | null {
  if (target === null) return null
  const { left, top, right, bottom, width, height } = target.getBoundingClientRect()
  if (width * height === 0) return null
  const middle = { x: left + width / 2, y: top + height / 2 }
  const isInside = left >= -1 && top >= -1 && right <= frame.innerWidth + 1 && bottom <= frame.innerHeight + 1
  const there = isInside ? frame.document.elementFromPoint(middle.x, middle.y) : null
  const isFree = there !== null && (target.contains(there) || there.contains(target))
  return isFree ? middle : 'outside'
}
