import type { WorkerPort } from '#lib/shared/messages/port.ts'

/** A question is waited for this long before a newer change is asked about beside it. */
const PATIENCE_MS = 400

/**
 * Asks again after a change where somebody can see it, and whenever the screen is shown. In a tab in the background it waits
 * for that: a rep has dozens of docks open. However much changes in a row, one question of a screen is under way: each
 * answer costs the one worker time, and it has many screens to answer. Returns what ends it.
 */
export function keepUpToDate(port: Pick<WorkerPort, 'onChanged'>, askAgain: () => Promise<void>): () => void {
  let isAsking = false
  let isOutOfDate = false
  const look = async () => {
    if (document.hidden) return
    isOutOfDate = true
    if (isAsking) return
    isAsking = true
    while (isOutOfDate && !document.hidden) {
      isOutOfDate = false
      await Promise.race([askAgain(), new Promise((done) => setTimeout(done, PATIENCE_MS))])
    }
    isAsking = false
  }
  const lookNow = () => void look()
  document.addEventListener('visibilitychange', lookNow)
  const stop = port.onChanged(lookNow)
  return () => {
    stop()
    document.removeEventListener('visibilitychange', lookNow)
  }
}
