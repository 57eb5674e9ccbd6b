import * as z from 'zod/mini'
import { type Area, createKeptList } from './kept-list.ts'

/** More pages than a rep works on in months; beyond that the oldest choice goes. */
const MOST = 200

const choiceSchema = z.object({ key: z.string().check(z.maxLength(600)), taskId: z.number() })

/**
 * Which task the rep chose on a page that offers several, by the page's key: it holds in every tab and after a restart.
 */
export function createChoices(area: Area) {
  const list = createKeptList(area, 'choices', choiceSchema, MOST)
  return {
    /** The task that was chosen on this page, or null. */
    of: async (key: string): Promise<number | null> =>
      (await list.all()).find((choice) => choice.key === key)?.taskId ?? null,
    keep: (key: string, taskId: number): Promise<void> =>
      list.change((choices) => [...choices.filter((choice) => choice.key !== key), { key, taskId }]),
    forget: (key: string): Promise<void> => list.drop((choice) => choice.key === key),
    /** The task is finished: nowhere is it the one that is meant any more. */
    forgetTask: (taskId: number): Promise<void> => list.drop((choice) => choice.taskId === taskId),
    clear: () => list.clear(),
  }
}

export type Choices = ReturnType<typeof createChoices>
