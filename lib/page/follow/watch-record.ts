export type RecordWatch = {
  /** Begins again: a new record, a new part of the same one, a tab that is looked at again. */
  restart(): void
}

/** Looks that are made in any case, in milliseconds after the beginning. */
const LOOKS = [0, 300, 1000, 3000, 8000]
const GAP = 200
/** Mutations may cost one four-hundredth of the main thread's time. */
const SHARE = 400

/**
 * Looks at a page while it is being drawn: at fixed moments, and after mutations in between. The observer is off from the
 * first mutation until the next look, so that a page that mutates a thousand times a second costs no more than a calm
 * one. `look` is told which of the fixed moments was reached last, and says whether more is to be expected. Nothing runs while the document is hidden; being seen again is a new beginning.
 */
export function watchRecord(view: Window, signal: AbortSignal, look: (mark: number) => boolean): RecordWatch {
  const { document, performance } = view
  let timers: number[] = []
  let waiting: number | null = null
  let mark = 0
  let lastCost = 0
  let goesOn = true

  const observer = new MutationObserver(() => {
    observer.disconnect()
    waiting ??= view.setTimeout(whenIdle, Math.max(GAP, lastCost * SHARE))
  })

  const whenIdle = () => {
    waiting = null
    if (typeof view.requestIdleCallback === 'function') view.requestIdleCallback(run, { timeout: GAP })
    else run()
  }

  const run = () => {
    if (signal.aborted || document.hidden || !goesOn) return
    observer.disconnect()
    const start = performance.now()
    goesOn = look(mark)
    lastCost = performance.now() - start
    if (!goesOn) rest()
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
    goesOn = true
    timers = LOOKS.map((delay) =>
      view.setTimeout(() => {
        mark = delay
        run()
      }, delay),
    )
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : restart()), { signal })
  document.addEventListener('readystatechange', restart, { signal })
  signal.addEventListener('abort', rest)
  restart()
  return { restart }
}
