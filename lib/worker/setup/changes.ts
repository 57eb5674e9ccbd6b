import type { SetupView } from '#lib/shared/messages/views.ts'
import type { Result } from '#lib/shared/problem.ts'

/** What follows a change. */
export type Changes = {
  changed: () => void
  /** The same, and the answer is what the options page shows now. */
  changedView: () => Promise<Result<SetupView>>
}
