import type { Post } from './history.ts'
import type { Ledger, Story, Violation } from './ledger.ts'

/** What happened to the tasks themselves. */

export type Effects = {
  violations: Violation[]
  /** One request, which the browser itself sent twice to a server that accepts both. */
  sentTwiceByBrowser: number
  /** Two requests: the browser repeated the first, and showed only that its repetition was clearly refused (429, 401). */
  hiddenByBrowser: number
  /** Two requests: the server carried one out more than 90 s after it had ended. */
  hiddenByLateness: number
}

const QUIET = 90_000

type Effect = { place: number; post: Post; delivery: number }

export function checkEffects(ledger: Ledger): Effects {
  const found: Effects = { violations: [], sentTwiceByBrowser: 0, hiddenByBrowser: 0, hiddenByLateness: 0 }
  for (const effects of byTask(ledger).values()) {
    const [first, second] = effects
    if (first === undefined || second === undefined) continue
    if (effects.every(({ post }) => post === first.post)) found.sentTwiceByBrowser += 1
    else if (effects.some(({ post }) => isHidden(ledger, post))) found.hiddenByBrowser += 1
    else if (effects.some((effect) => isLate(ledger, effect))) found.hiddenByLateness += 1
    else {
      const what = `task ${first.post.taskId} was completed twice`
      found.violations.push({ rule: 'doubled', what, at: second.place })
    }
  }
  return found
}

/** A request ends with its answer, or with the life that waits for one. */
function isLate({ history }: Ledger, { place, post }: Effect): boolean {
  const end = history.find(
    (happened) =>
      (happened.kind === 'postAnswered' && happened.post === post) ||
      (happened.kind === 'died' && happened.life === post.life && happened.t >= post.at),
  )
  const carriedOut = history[place]?.t ?? 0
  return end !== undefined && carriedOut - end.t > QUIET
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
