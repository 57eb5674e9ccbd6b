import * as z from 'zod/mini'
import { type Area, createKeptList } from './kept-list.ts'

/** More notes than a rep leaves unfinished; beyond that the oldest goes. */
const MOST = 100

const draftSchema = z.object({
  taskId: z.number(),
  account: z.string(),
  text: z.string().check(z.maxLength(2000)),
})

/** Notes that were begun and not sent yet, by task: they outlive the panel, the worker and the browser. */
export function createDrafts(area: Area) {
  const list = createKeptList(area, 'drafts', draftSchema, MOST)
  return {
    of: async (account: string, taskId: number): Promise<string> =>
      (await list.all()).find((draft) => draft.taskId === taskId && draft.account === account)?.text ?? '',
    /** An empty text is no draft. */
    keep: (account: string, taskId: number, text: string): Promise<void> =>
      list.change((drafts) => {
        const others = drafts.filter((draft) => draft.taskId !== taskId || draft.account !== account)
        return text.trim() === '' ? others : [...others, { taskId, account, text }]
      }),
    clear: () => list.clear(),
  }
}

export type Drafts = ReturnType<typeof createDrafts>
