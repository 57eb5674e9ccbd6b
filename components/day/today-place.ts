import { useSyncExternalStore } from 'react'
import type { DayRow, DayView } from '#lib/shared/messages/day-view.ts'
import type { SeveralReply } from '#lib/shared/messages/several.ts'
import type { Problem } from '#lib/shared/problem.ts'
import type { TaskSort } from '#lib/shared/reply/task-sorts.ts'

/** What was done with several tasks: by which it is undone, and how many were left out; or what was said of it. */
export type Batch =
  | ({ what: 'completed' | 'moved' } & SeveralReply)
  | { what: 'skipped'; taskIds: readonly number[]; at: number }
  | { what: 'undone'; undone: number; late: number; at: number }
  | { what: 'failed'; problem: Problem }

/** Where the rep is in their day. */
export type Whereabouts = {
  isOpen: boolean
  /** The tasks whose rows are chosen. */
  selected: readonly number[]
  /** What was done last with several at one time. */
  batch: Batch | null
  text: string
  sort: TaskSort | 'all'
}

/** The day as the worker told it last. */
export type ToldDay = {
  version: string
  rows: readonly DayRow[]
  order: DayView['order']
  problem: Problem | null
}

/** What is remembered without anything being drawn anew for it. */
export type Aside = {
  /** Pixels that the list is scrolled by. */
  offset: number
  /** The task of the row on which the keys are. */
  cursor: number | null
  day: ToldDay | null
}

/**
 * Keeps where the rep is. It is its owner's: a side panel draws everything anew for the next tab, and Today stays where it
 * was, down to what was typed and how far was scrolled.
 */
export type TodayPlace = {
  get: () => Whereabouts
  go: (to: Partial<Whereabouts>) => void
  aside: () => Aside
  putAside: (what: Partial<Aside>) => void
  onMove: (listener: () => void) => () => void
}

/** At the beginning of the day. */
export function newTodayPlace(): TodayPlace {
  const listeners = new Set<() => void>()
  let here: Whereabouts = { isOpen: false, selected: [], batch: null, text: '', sort: 'all' }
  let aside: Aside = { offset: 0, cursor: null, day: null }
  return {
    get: () => here,
    go(to) {
      // Another list begins at its top.
      if (to.text !== undefined || to.sort !== undefined) aside = { ...aside, offset: 0, cursor: null }
      here = { ...here, ...to }
      for (const listener of listeners) listener()
    },
    aside: () => aside,
    putAside(what) {
      aside = { ...aside, ...what }
    },
    onMove(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Where the rep is, drawn anew when they go somewhere else. */
export function useWhereabouts(place: TodayPlace): Whereabouts {
  return useSyncExternalStore(place.onMove, place.get)
}
