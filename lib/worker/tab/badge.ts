import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'

/** What the toolbar's icon says of a tab: at most four letters, a colour behind them, and what is read out and shown on hovering. */
export type Badge = { text: string; colour: string; title: string }

export type BadgeFacts = {
  /** Open tasks of the page's person or people. */
  tasks: number
  /** All that is due by tonight; null where the page shows somebody, or it is not known. */
  due: number | null
  /** Something needs a person wherever they are: a completion, or the key on a site that is on. */
  isUrgent: boolean
  /** The completion that was begun on this tab's page; null where there is none. */
  completion: CompletionView | null
  /** Epoch milliseconds. */
  now: number
}

const URGENT = '#b42338'
const CALM = '#4b49d6'
const GOOD = '#14713f'
const WAITING = '#8a5300'
/** The day's number is none that asks for anything on this page. */
const MUTED = '#5a6270'
/** More figures a badge cannot show. */
const MOST = 999

/**
 * The badge of a tab: the page's person, else the day. No page can draw it, so it repeats what became of a choice that was made in one: the seconds in which it
 * can be taken back, that it was done, that it waits or was refused.
 */
export function badgeOf({ tasks, due, isUrgent, completion, now }: BadgeFacts): Badge {
  const title = words.product
  if (isUrgent) return { text: '!', colour: URGENT, title }
  const said = completion === null ? null : markOf(completion, now)
  if (completion !== null && said !== null) return { ...said, title: words.badge(completion) }
  if (tasks > 0) return { text: figure(tasks), colour: CALM, title }
  if (due === null || due === 0) return { text: '', colour: CALM, title }
  return { text: figure(due), colour: MUTED, title: `${words.product}: ${words.dueToday(due)}` }
}

function figure(count: number): string {
  return count > MOST ? `${MOST}+` : String(count)
}

function markOf(one: CompletionView, now: number): Omit<Badge, 'title'> | null {
  switch (one.state) {
    case 'held':
      // Nothing is sent until the rep has answered: no second counts.
      if (one.undoAsked === true) return { text: '!', colour: URGENT }
      return { text: `${Math.max(1, secondsLeft(one, now))} s`, colour: CALM }
    case 'queued':
    case 'sending':
    case 'unknown':
    case 'paused':
      return { text: '…', colour: WAITING }
    case 'attention':
      return { text: '!', colour: URGENT }
    case 'done':
      return { text: '✓', colour: GOOD }
    case 'doneElsewhere':
      return { text: '?', colour: WAITING }
    case 'cancelled':
      return null
  }
}

/** Until when this badge is true by itself: the end of a second in the undo window. null: until something changes. */
export function changesAt(one: CompletionView | null, now: number): number | null {
  if (one?.state !== 'held' || one.undoAsked === true || one.notBefore <= now) return null
  return one.notBefore - (secondsLeft(one, now) - 1) * 1000
}

function secondsLeft({ notBefore }: CompletionView, now: number): number {
  return Math.ceil((notBefore - now) / 1000)
}
