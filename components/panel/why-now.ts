import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { relativeDay } from '#lib/shared/words/time.ts'

/**
 * Why this task stands here now, in one line, from what is known and nothing else: what the rep chose for this person before,
 * and what Reply noticed of them in this sequence. Empty where nothing is known. What is a stop sign is not said twice.
 */
export function whyNow({ last, standing, type, tries = 0 }: TaskCard, now: number): string {
  const { why } = words.reach
  const states = standing?.states ?? []
  const mail = states.includes('clicked')
    ? why.clicked
    : states.includes('opened')
      ? why.opened
      : states.includes('contacted') && type === 'manualEmail'
        ? why.contacted
        : null
  const before =
    last === undefined ? null : why.last(words.tasks.resolution(last.resolution), relativeDay(last.at, now))
  const tried = type === 'call' && tries > 0 ? why.try(tries + 1) : null
  return [tried, before, mail].filter((part) => part !== null).join(' · ')
}
