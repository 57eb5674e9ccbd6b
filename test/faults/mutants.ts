import type { Mutant } from './mutant.ts'
import { answerMutants } from './mutants-answers.ts'
import { assumptionMutants } from './mutants-assumptions.ts'
import { planMutants } from './mutants-plans.ts'
import { recordMutants } from './mutants-records.ts'
import { sendingMutants } from './mutants-sending.ts'
import { stepMutants } from './mutants-steps.ts'
import { timeMutants } from './mutants-time.ts'

/**
 * Deliberate faults in the journal, each as somebody could make it by mistake. The checker must notice every one of them, or it would not
 * notice the real ones either.
 */
export const MUTANTS: readonly Mutant[] = [
  ...sendingMutants,
  ...answerMutants,
  ...recordMutants,
  ...timeMutants,
  ...assumptionMutants,
  ...planMutants,
  ...stepMutants,
]
