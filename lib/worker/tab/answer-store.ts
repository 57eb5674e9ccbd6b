import * as z from 'zod/mini'
import type { Agreement } from '#lib/worker/tasks/agreement.ts'
import { type Area, createKeptList } from './kept-list.ts'

/** Records of which a rep has said who they are; beyond that the oldest answer goes. */
const MOST = 500
const MOST_WEIGHED = 40

const weighed = z.array(z.string().check(z.maxLength(400))).check(z.maxLength(MOST_WEIGHED))
const answerSchema = z.object({
  key: z.string().check(z.maxLength(600)),
  contactId: z.number(),
  agrees: weighed,
  differs: weighed,
})

/**
 * Who a record is, where the rep was asked and has said so: by the page's key and the contact, in every tab and after a
 * restart. An answer is about what was on the page: it holds as long as nothing else speaks against it. A site whose
 * records share one address shows another person with other values, and there it does not hold.
 */
export function createAnswers(area: Area) {
  const list = createKeptList(area, 'answers', answerSchema, MOST)
  return {
    /** Whether the rep said of this record that it is this contact, knowing all that speaks against it now. */
    async holds(key: string, contactId: number | null, { weighed: now }: Agreement): Promise<boolean> {
      const answer = (await list.all()).find((one) => one.key === key && one.contactId === contactId)
      if (answer === undefined) return false
      const isKnown = now.differs.every((one) => answer.differs.includes(one))
      const isSame = [...now.agrees, ...now.differs].some((one) => [...answer.agrees, ...answer.differs].includes(one))
      return isKnown && isSame
    },

    keep(key: string, contactId: number, { weighed: now }: Agreement): Promise<void> {
      const [agrees, differs] = [now.agrees, now.differs].map((all) => all.slice(0, MOST_WEIGHED).map(brief))
      return list.change((answers) => [
        ...answers.filter((one) => one.key !== key || one.contactId !== contactId),
        { key, contactId, agrees: agrees ?? [], differs: differs ?? [] },
      ])
    },

    /** Whether anything was said of this record. */
    has: async (key: string): Promise<boolean> => (await list.all()).some((answer) => answer.key === key),
    forget: (key: string): Promise<void> => list.drop((answer) => answer.key === key),
    clear: () => list.clear(),
  }
}

export type Answers = ReturnType<typeof createAnswers>

function brief(text: string): string {
  return text.slice(0, 400)
}
