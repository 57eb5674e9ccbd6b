import { checkCourse } from './check-course.ts'
import { checkEffects, type Effects } from './check-effects.ts'
import { checkRecords } from './check-records.ts'
import { checkRequests } from './check-requests.ts'
import { checkWords } from './check-words.ts'
import type { Facts, Happened } from './history.ts'
import { readLedger } from './ledger.ts'

export type Verdict = Effects & { completions: number; requests: number }

/** Holds one history against all invariants. */
export function check(history: readonly Happened[], facts: Facts): Verdict {
  const ledger = readLedger(history)
  const effects = checkEffects(ledger, facts)
  const violations = [
    ...checkRequests(ledger, facts),
    ...checkRecords(ledger, facts),
    ...checkCourse(ledger, facts),
    ...checkWords(ledger, facts),
    ...effects.violations,
  ]
  let requests = ledger.strays.length
  for (const story of ledger.stories.values()) requests += story.posts.length
  return { ...effects, violations, completions: ledger.stories.size, requests }
}
