import { vi } from 'vitest'
import { guardClicks, STEADY_MS } from '#components/dock/click-guard.ts'
import type { Sighting } from '#components/dock/frame-sight.ts'
import type { Host, Look } from '#components/dock/host-port.ts'
import { SOMEWHERE } from '#components/dock/placing.ts'
import type { PageSight } from '#lib/shared/identity/dock-line.ts'

/** A person's click, and their key. */
export const click = { isTrusted: true, detail: 1 }
export const key = { isTrusted: true, key: 'Enter' }
/** What the frame says of a dock in plain sight. */
export const visible = { isIntersecting: true, intersectionRatio: 1, isVisible: true }

/** What the page's side says of a dock in plain sight. */
export const clear = (): PageSight => ({
  clear: true,
  asleep: false,
  rect: { x: 100, y: 100, width: window.innerWidth, height: window.innerHeight },
  ratio: window.devicePixelRatio,
  presses: 0,
  focused: true,
  inFrame: false,
})

/** A guard whose two witnesses a test plays: the frame (`see`) and the page (`page`, null where it does not answer). */
export function guardInTest() {
  let seen: (sighting: Sighting) => void = () => undefined
  let placed: Parameters<Host['onPlaced']>[0] = () => undefined
  const test = {
    page: clear() as PageSight | null,
    /** How long the page's side needs for an answer. Milliseconds. */
    answersIn: 0,
    looks: [] as Look[],
    see: (sighting: Sighting) => seen(sighting),
    /** The page's side says where it has put the frame. */
    place: (rect: PageSight['rect']) => placed({ ...SOMEWHERE, rect }),
  }
  const host: Host = {
    send: () => undefined,
    word: Promise.resolve('word'),
    onPlaced(listener) {
      placed = listener
      return () => undefined
    },
    onAsleep: () => () => undefined,
    look(look) {
      test.looks.push(look)
      const { page, answersIn } = test
      return answersIn === 0 ? Promise.resolve(page) : new Promise((resolve) => setTimeout(resolve, answersIn, page))
    },
  }
  const guard = guardClicks({
    frame: window,
    host,
    watch(listener) {
      seen = listener
      return () => undefined
    },
    now: () => performance.now(),
    wallClock: () => Date.now(),
  })
  return Object.assign(test, { host, guard })
}

/** The guard of an open panel, on a clock that a test moves by `wait`. */
export function openGuard() {
  vi.useFakeTimers()
  const test = guardInTest()
  test.guard.opened(true)
  return test
}

export function closeGuard({ guard }: Pick<ReturnType<typeof guardInTest>, 'guard'>): void {
  guard.stop()
  vi.useRealTimers()
}

/** Milliseconds; half a second unless told. */
export const wait = (time = STEADY_MS) => vi.advanceTimersByTimeAsync(time)
