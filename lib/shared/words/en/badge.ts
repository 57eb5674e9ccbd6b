import type { CompletionView } from '#lib/shared/messages/views.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { number } from '#lib/shared/words/plural.ts'
import { completionTitle } from './completion-titles.ts'
import { tasks } from './tasks.ts'

/** What the toolbar's icon says of the choice that was made on this page. Nothing in it counts down: it is read out. */
export function badge(one: CompletionView): string {
  const whom = isolated(one.contactName ?? tasks.nobody)
  const choice = one.resolution === null ? '' : ` (${tasks.resolution(one.resolution)})`
  // The seconds stand on the badge itself.
  const what = one.state === 'held' ? 'can still be undone' : completionTitle(one, one.clickedAt)
  return `${whom}${choice}: ${what}`
}

/** What is due by tonight. */
export function dueToday(count: number): string {
  return `${number(count)} due today`
}
