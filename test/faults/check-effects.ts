import { clockCredit } from './clock-credit.ts'
import type { Facts, Post } from './history.ts'
import type { Ledger, Story, Violation } from './ledger.ts'

/** What happened to the tasks themselves. */

export type Effects = {
  violations: Violation[]
  /** One request, which the browser itself sent twice to a server that accepts both. */
  sentTwiceByBrowser: number
  /** Two requests: the browser repeated the first, and showed only that its repetition was clearly refused (429, 401). */
  hiddenByBrowser: number
  /** Two requests: this computer's clock was set forward while no life could notice, and the server tells no time at all. */
  hiddenByClock: number
}

type Effect = { place: number; post: Post; delivery: number }

export function checkEffects(ledger: Ledger, facts: Facts): Effects {
  const found: Effects = { violations: [], sentTwiceByBrowser: 0, hiddenByBrowser: 0, hiddenByClock: 0 }
  for (const effects of byTask(ledger).values()) {
    const [first, second] = effects
    if (first === undefined || second === undefined) continue
    if (effects.every(({ post }) => post === first.post)) found.sentTwiceByBrowser += 1
    else if (effects.some(({ post }) => isHidden(ledger, post))) found.hiddenByBrowser += 1
    else if (!facts.serverTellsTime && clockCredit(ledger.history).forward(0, Number.POSITIVE_INFINITY) > 0) {
      found.hiddenByClock += 1
    } else {
      const what = `task ${first.post.taskId} was completed twice`
      found.violations.push({ rule: 'doubled', what, at: second.place })
    }
  }
  return found
}

function isHidden({ stories }: Ledger, post: Post): boolean {
  if (!post.resent) return false
  const isIt = (sent: Story['posts'][number]) => sent.post === post && sent.answered?.clearNo === true
  for (const story of stories.values()) if (story.posts.some(isIt)) return true
  return false
}

function byTask({ history }: Ledger): Map<number, Effect[]> {
  const tasks = new Map<number, Effect[]>()
  for (const [place, happened] of history.entries()) {
    if (happened.kind !== 'effect' || happened.post === null) continue
    const { taskId, post, delivery } = happened
    const effects = tasks.get(taskId)
    if (effects === undefined) tasks.set(taskId, [{ place, post, delivery }])
    else effects.push({ place, post, delivery })
  }
  return tasks
}
