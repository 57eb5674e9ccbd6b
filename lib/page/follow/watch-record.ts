import { keepListening } from './keep-listening.ts'
import { type After, afterPage } from './page-clock.ts'

export type RecordWatch = {
  /** Begins again: a new record, a new part of the same one, a tab that is looked at again. */
  restart(): void
}

export type WatchActs = {
  /** Is told which of the fixed moments was reached last, and says whether this page is worth looking at at all. */
  look: (mark: number) => boolean
  /** Once in a while, as long as the document is seen. */
  pulse: () => void
}

/** Looks that are made in any case, in milliseconds after the beginning. */
const LOOKS = [0, 300, 1000, 3000, 8000]
const GAP = 200
const PULSE = 800
/** Looking may cost one part in so many of the main thread's time: after mutations, and where nothing was seen to change. */
const SHARE = 500
const SHARE_UNASKED = 1000
const ALL = { childList: true, subtree: true, characterData: true, attributes: true }

/**
 * Looks at a page for as long as it is seen: at fixed moments while it is being drawn, soon after mutations, and now and then
 * without any, for what no observer tells of (a control's value, an open shadow root). The observer is off from the first mutation until the
 * next look, so that a page that mutates a thousand times a second costs no more than a calm one. Nothing runs while the document
 * is hidden; being seen again is a new beginning.
 */
export function watchRecord(
  view: Window,
  signal: AbortSignal,
  { look, pulse }: WatchActs,
  after: After = afterPage,
): RecordWatch {
  const { document, performance } = view
  let series = new AbortController()
  let mark = 0
  let goesOn = true
  /** What the last four looks cost; none before the first. */
  let costs = [0]
  let ended = 0
  let plan = 0

  /** The second least: a machine that is busy makes any of them long, and by the very least a look would come too soon. */
  const cost = () => costs.toSorted((one, other) => one - other)[1] ?? 0
  const restFor = (share: number) => Math.max(0, ended + cost() * share - performance.now())

  const observer = new MutationObserver(() => {
    observer.disconnect()
    const mine = plan
    after(Math.max(GAP, restFor(SHARE)), series.signal, () => mine === plan && run())
  })

  const run = () => {
    plan += 1
    observer.disconnect()
    if (signal.aborted || document.hidden || !goesOn) return
    const start = performance.now()
    goesOn = look(mark)
    ended = performance.now()
    costs = [...costs.slice(-3), ended - start]
    if (goesOn && !signal.aborted) observer.observe(document, ALL)
  }

  const beat = () =>
    after(PULSE, series.signal, () => {
      beat()
      pulse()
      if (restFor(SHARE_UNASKED) === 0) run()
    })

  const rest = () => {
    observer.disconnect()
    series.abort()
  }

  const restart = () => {
    rest()
    if (signal.aborted || document.hidden) return
    series = new AbortController()
    mark = 0
    goesOn = true
    for (const moment of LOOKS) {
      after(moment, series.signal, () => {
        mark = moment
        run()
      })
    }
    beat()
  }

  keepListening(view, signal, {
    visibilitychange: () => (document.hidden ? rest() : restart()),
    readystatechange: restart,
  })
  signal.addEventListener('abort', rest)
  restart()
  return { restart }
}
