import type { Problem } from '#lib/shared/problem.ts'
import type { Moment } from './stopwatch.ts'
import { retryAt } from './waits.ts'

/** What is known to stop every request of an account, so that twenty waiting completions do not each ask to be refused. */
export type Blocked = {
  /** The problem that a request of `account` would meet now, if one is known. */
  of(account: string, moment: Moment): Problem | null
  /** `since`: the `age` when the request began. What was true before the connection was mended is not noted. */
  note(account: string, problem: Problem, since: number, moment: Moment): void
  /** How often the connection may have been mended so far. */
  age(): number
  /** The connection may have been mended. How long the server wants to be left alone is another matter. */
  mended(): void
  /** A person wants it to be tried now, whatever is known. */
  forget(): void
}

/** Kept in memory only: a new process asks once again. */
export function createBlocked(): Blocked {
  let mendings = 0
  const known = new Map<string, { problem: Problem; noted: number; wait: number | null }>()
  return {
    of(account, moment) {
      const entry = known.get(account)
      if (entry === undefined) return null
      if (entry.wait === null || moment.since(entry.noted).least < entry.wait) return entry.problem
      known.delete(account)
      return null
    },
    age: () => mendings,
    note(account, problem, since, moment) {
      if (since !== mendings) return
      // A scope or a permission can be missing for one operation and not for the next: only the key itself stops everything.
      if (problem.code === 'rateLimited') {
        known.set(account, { problem, noted: moment.now, wait: retryAt(problem, 1, moment) - moment.now })
      } else if (problem.code === 'keyRefused') {
        known.set(account, { problem, noted: moment.now, wait: null })
      }
    },
    mended() {
      mendings += 1
      for (const [account, { problem }] of known) if (problem.code === 'keyRefused') known.delete(account)
    },
    forget() {
      mendings += 1
      known.clear()
    },
  }
}
