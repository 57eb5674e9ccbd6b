/** What a look at the page asks for next: go on, go on rarely, or nothing more until something new begins. */
export type Pace = 'more' | 'rarely' | 'done'

export type RecordWatch = {
  /** Begins again: a new record, a new part of the same one, a tab that is looked at again. */
  restart(): void
}

/** Looks that are made in any case, in milliseconds after the beginning. */
const LOOKS = [0, 300, 1000, 3000, 8000]
const GAP = 200
const RARE_GAP = 2000
/** Mutations may cost one two-hundredth of the main thread's time. */
const SHARE = 200
/** Milliseconds that one record may cost before it is looked at rarely. */
const BUDGET = 50

/**
 * Looks at a page while it is being drawn: at fixed moments, and after mutations in between. The observer is off from the
 * first mutation until the next look, so that a page that mutates a thousand times a second costs no more than a calm
 * one. `look` is told which of the fixed moments was reached last. Nothing runs while the document is hidden; being seen again is a new beginning.
 */
export function watchRecord(view: Window, signal: AbortSignal, look: (mark: number) => Pace): RecordWatch {
  const { document, performance } = view
  let timers: number[] = []
  let waiting: number | null = null
  let mark = 0
  let spent = 0
  let lastCost = 0
  let pace: Pace = 'more'

  const observer = new MutationObserver(() => {
    observer.disconnect()
    const gap = pace === 'rarely' || spent > BUDGET ? RARE_GAP : GAP
    waiting ??= view.setTimeout(whenIdle, Math.max(gap, lastCost * SHARE))
  })

  const whenIdle = () => {
    waiting = null
    if (typeof view.requestIdleCallback === 'function') view.requestIdleCallback(run, { timeout: GAP })
    else run()
  }

  const run = () => {
    if (signal.aborted || document.hidden || pace === 'done') return
    observer.disconnect()
    const start = performance.now()
    pace = look(mark)
    lastCost = performance.now() - start
    spent += lastCost
    if (pace === 'done') rest()
    else if (!signal.aborted) observer.observe(document, { childList: true, subtree: true, characterData: true })
  }

  const rest = () => {
    observer.disconnect()
    for (const timer of timers) view.clearTimeout(timer)
    if (waiting !== null) view.clearTimeout(waiting)
    timers = []
    waiting = null
  }

  const restart = () => {
    rest()
    if (signal.aborted || document.hidden) return
    mark = 0
    spent = 0
    pace = 'more'
    timers = LOOKS.map((delay) =>
      view.setTimeout(() => {
        mark = delay
        run()
      }, delay),
    )
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : restart()), { signal })
  document.addEventListener('readystatechange', restart, { signal })
  signal.addEventListener('abort', rest, { once: true })
  restart()
  return { restart }
}
