import { createContext, useContext, useSyncExternalStore } from 'react'
import { isMeant } from './meant.ts'

/**
 * What a gesture on the panel may do.
 * - `trusted`: it acts.
 * - `again`: it proposes, and a second gesture here confirms.
 * - `popupOnly`: it proposes, and only the popup can confirm: something may lie over the panel.
 * - `ignored`: no person made it, or meant it.
 */
export type GestureVerdict = 'trusted' | 'again' | 'popupOnly' | 'ignored'

/** The part of a DOM event that says who made it, and which click in a row it is (0 for a key), and on what. */
export type Gesture = { isTrusted: boolean; detail?: number; key?: string; target?: EventTarget | null }

/**
 * What a gesture was aimed at.
 * - `choice`: a button that completes a task: it must itself have been where it is for a while.
 * - `panel`: any other that changes something: the dock must have been.
 */
export type Aim = 'choice' | 'panel'

export type Judge = {
  /** A first choice. Everything that changes anything is judged, in the moment of the gesture. */
  judge: (gesture: Gesture, aim?: Aim) => Promise<GestureVerdict>
  /** An answer to a question that has stood on the screen since `shownAt` (epoch milliseconds). */
  confirm: (gesture: Gesture, shownAt: number) => Promise<GestureVerdict>
  /** False for the half second in which the panel has only just come to rest, and a gesture would not be believed yet. */
  isReady: () => boolean
  /** Calls back when that changes. Returns what ends it. */
  onReady: (listener: () => void) => () => void
}

const byPerson = (gesture: Gesture): Promise<GestureVerdict> =>
  Promise.resolve(isMeant(gesture) ? 'trusted' : 'ignored')

/** The popup's judge: no page can cover or move it, so a person's gesture is enough. */
export const popupJudge: Judge = {
  judge: byPerson,
  confirm: byPerson,
  isReady: () => true,
  onReady: () => () => undefined,
}

const JudgeContext = createContext<Judge>(popupJudge)

/** Gives the panel below it the judge of its surface. */
export const JudgeProvider = JudgeContext.Provider

/** The judge of this surface. */
export function useJudge(): Judge {
  return useContext(JudgeContext)
}

/** Whether the panel takes choices by now. What is pressed before only proposes, so the buttons say that they are not ready. */
export function useReady(): boolean {
  const judge = useJudge()
  return useSyncExternalStore(judge.onReady, judge.isReady)
}
