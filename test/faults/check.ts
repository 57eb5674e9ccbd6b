import { checkCourse } from './check-course.ts'
import { checkEffects, type Effects } from './check-effects.ts'
import { checkManners } from './check-manners.ts'
import { checkRecords } from './check-records.ts'
import { checkRequests } from './check-requests.ts'
import { checkSentences, type Sentences } from './check-sentences.ts'
import { checkWords } from './check-words.ts'
import type { Facts, Happened } from './history.ts'
import { readLedger } from './ledger.ts'

export type Verdict = Effects & Omit<Sentences, 'violations'> & { completions: number; requests: number }

/** Holds one history against all invariants. */
export function check(history: readonly Happened[], facts: Facts): Verdict {
  const ledger = readLedger(history)
  const effects = checkEffects(ledger)
  const sentences = checkSentences(ledger, facts.serverTellsTime)
  const violations = [
    ...checkRequests(ledger),
    ...checkManners(ledger),
    ...checkRecords(ledger, facts),
    ...checkCourse(ledger, facts),
    ...checkWords(ledger),
    ...sentences.violations,
    ...effects.violations,
  ]
  let requests = ledger.strays.length
  for (const story of ledger.stories.values()) requests += story.posts.length
  return { ...effects, ...sentences, violations, completions: ledger.stories.size, requests }
}
