import { checkCourse } from './check-course.ts'
import { checkEffects, type Effects } from './check-effects.ts'
import { checkManners } from './check-manners.ts'
import { checkRecords } from './check-records.ts'
import { checkRequests } from './check-requests.ts'
import { checkSentences, type Sentences } from './check-sentences.ts'
import { checkSteps, type StepEffects } from './check-steps.ts'
import { checkWords } from './check-words.ts'
import type { Facts, Happened } from './history.ts'
import { readLedger } from './ledger.ts'

export type Verdict = Effects &
  Omit<Sentences, 'violations'> &
  Omit<StepEffects, 'violations'> & { completions: number; requests: number }

/** Holds one history against all invariants. */
export function check(history: readonly Happened[], facts: Facts): Verdict {
  const ledger = readLedger(history)
  const effects = checkEffects(ledger)
  const sentences = checkSentences(ledger, facts.serverTellsTime)
  const steps = checkSteps(ledger, facts)
  const violations = [
    ...checkRequests(ledger),
    ...checkManners(ledger, facts),
    ...checkRecords(ledger, facts),
    ...checkCourse(ledger, facts),
    ...checkWords(ledger),
    ...sentences.violations,
    ...effects.violations,
    ...steps.violations,
  ]
  let requests = ledger.strays.length
  for (const story of ledger.stories.values()) requests += story.posts.length
  return { ...effects, ...sentences, ...steps, violations, completions: ledger.stories.size, requests }
}
