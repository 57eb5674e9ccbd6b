import type { PageSight } from '#lib/shared/identity/dock-line.ts'
import type { Host, Look } from './host-port.ts'

/**
 * Two looks that are further apart do not vouch for what was between them: while a page's own thread stands still, neither
 * witness sees what its animations go on to do, and what they show for longer than this a person could press for.
 */
const LONGEST_GAP = { open: 400, closed: 1450 } as const

/** How often the page's side is asked while nobody presses anything. */
const PACE = { fresh: 100, open: 120, closed: 1000, asleep: 1000 } as const
/** The time after a change in which half a second of looks must come together. */
const FRESH_MS = 1200

const TURNS = 4
const A_FRAME = 17

export type PageWitness = {
  /** Asks at this moment. null where the page's side does not answer, or what it says does not fit this frame. */
  ask(at: Look['at'], gesture?: boolean): Promise<PageSight | null>
  /** Since when every look was a clear one; null where the last was not, or is too long ago to vouch for now. */
  clearSince(): number | null
  /** The panel opened, moved or changed: looks come quickly for a while. */
  quicken(): void
  stop: () => void
}

type Parts = {
  host: Pick<Host, 'look'>
  frame: Window
  now: () => number
  /** What the frame knows by itself. */
  state: () => { open: boolean; blind: boolean; tells: boolean; away: boolean }
  heard: (sight: PageSight | null) => void
  /** The page's side was not there for so long that the half second begins anew. */
  missed: () => void
  /** What it vouches for begins anew, or ended. */
  changed: () => void
}

/**
 * The page's witness: asks the host on the page again and again, by this frame's own timers, which no page can stop, and
 * once more at each gesture. Nothing is asked while nobody can see the page.
 */
export function askPage({ host, frame, now, state, heard, missed, changed }: Parts): PageWitness {
  const { document } = frame
  let since: number | null = null
  let lastAt = Number.NEGATIVE_INFINITY
  let freshUntil = now() + FRESH_MS
  let asleep = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const own = (gesture: boolean): Omit<Look, 'at'> => {
    const { blind, tells, away } = state()
    return { blind, away, search: tells ? 'no' : gesture ? 'whole' : 'near' }
  }

  const longestGap = () => (state().open ? LONGEST_GAP.open : LONGEST_GAP.closed)

  /** While the frame is being given its room, what was said of it a moment ago does not fit: then it is asked again. */
  const fitting = async (at: Look['at'], gesture: boolean): Promise<PageSight | null> => {
    let sight = await host.look({ at, ...own(gesture) })
    for (let turn = 0; turn < TURNS && sight?.clear === true && !isOfThisFrame(sight, frame); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, A_FRAME))
      sight = await host.look({ at, ...own(gesture) })
    }
    return sight
  }

  const ask = async (at: Look['at'], gesture = false): Promise<PageSight | null> => {
    const sight = await fitting(at, gesture)
    const fits = sight !== null && isOfThisFrame(sight, frame)
    asleep = sight?.asleep === true
    const wasAway = now() - lastAt > longestGap()
    const before = since
    if (!fits || !sight.clear) since = null
    else if (since === null || wasAway) since = now()
    if (since !== before) changed()
    lastAt = now()
    if (wasAway) missed()
    heard(fits ? sight : null)
    return fits ? sight : null
  }

  const pace = () => {
    if (asleep) return PACE.asleep
    if (now() < freshUntil) return PACE.fresh
    return state().open ? PACE.open : PACE.closed
  }
  const end = new AbortController()
  // What was seen of a tab before it went to the back says nothing of the moment in which it comes to the front again.
  document.addEventListener(
    'visibilitychange',
    () => {
      since = null
      quicken()
    },
    { signal: end.signal },
  )

  const goOn = () => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void look(), pace())
  }
  const look = async () => {
    if (!document.hidden) await ask(null)
    goOn()
  }
  const quicken = () => {
    freshUntil = now() + FRESH_MS
    clearTimeout(timer)
    void look()
  }
  void look()

  return {
    ask,
    clearSince: () => (now() - lastAt > longestGap() ? null : since),
    quicken,
    stop() {
      stopped = true
      end.abort()
      clearTimeout(timer)
    },
  }
}

/** The size and the scale that the page's side gives the frame must be those that the frame has. */
function isOfThisFrame({ rect, ratio }: PageSight, frame: Window): boolean {
  return fillsFrame(rect, frame) && Math.abs(frame.devicePixelRatio / ratio - 1) < 0.01
}

/** Whether the frame has the room that its host gives it. */
export function fillsFrame({ width, height }: PageSight['rect'], frame: Window): boolean {
  return Math.abs(frame.innerWidth - width) <= 1 && Math.abs(frame.innerHeight - height) <= 1
}
