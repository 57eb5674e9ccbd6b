import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import type { Agreement } from '#lib/worker/tasks/agreement.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Answers } from './answer-store.ts'
import type { PageLook } from './page-reading.ts'
import { changeTab, readTab, type TabMemory } from './tab-store.ts'
import type { Doubtful, Mismatching } from './who-is-it.ts'

type LockDeps = {
  index: Pick<TaskIndex, 'agreement' | 'contact'>
  answers: Pick<Answers, 'holds'>
  readTabNow: (tabId: number) => Promise<PageLook>
}

/** What the right-person lock says of a click: the task may be completed here, it is somebody else's, or a person has to say. */
export type RightPersonVerdict =
  | { kind: 'accepted' }
  | { kind: 'mismatch'; agreement: Mismatching }
  /** `identity`: the page as it was read at the click; null where it could not be read. */
  | { kind: 'doubt'; agreement: Doubtful; identity: PageIdentity | null }

const ACCEPTED: RightPersonVerdict = { kind: 'accepted' }

/** Of a page that has said something before, silence is no answer, and its address alone is less than our reader's word. */
function saysLess(look: Exclude<PageLook, { kind: 'unreadable' }>, { identity, readBy }: TabMemory): boolean {
  return identity !== null && (look.kind === 'unseen' || (look.byAddress && readBy === 'reader'))
}

type Difference = Agreement['differs'][number]

/**
 * The right-person lock: reads the page at the click and compares it with the task's contact. Accepts only where the
 * page is surely the contact's, where it says nothing of a person, or where the rep has answered this very doubt.
 */
export function createRightPersonLock({ index, answers, readTabNow }: LockDeps) {
  return {
    /** Nothing is written down but the page that was read. */
    async check(tabId: number, card: TaskCard): Promise<RightPersonVerdict> {
      const before = await readTab(tabId)
      const look = await readTabNow(tabId)
      if (look.kind === 'unreadable' || saysLess(look, before))
        return before.vouched === card.taskId ? ACCEPTED : unread(tabId, card)
      if (look.kind === 'unseen') return ACCEPTED

      const now = look.identity
      // The index may still be building: the contact is needed to know who is who.
      if (card.contactId !== null) await index.contact(card.contactId)
      const agreement = await index.agreement({ id: card.contactId, fullName: card.contactName }, now)
      if (agreement.verdict === 'different') return { kind: 'mismatch', agreement }
      const wasDrawnHere = before.identity === null || before.identity.key === now.key
      // The page moved on between drawing and clicking, and the new one does not confirm this person.
      if (!wasDrawnHere && agreement.verdict !== 'certain') {
        return { kind: 'mismatch', agreement: { ...agreement, differs: [...agreement.differs, ofPage('moved')] } }
      }
      if (agreement.passes || (card.contactId === null && before.vouched === card.taskId)) return ACCEPTED
      if (await answers.holds(now.key, card.contactId, agreement)) return ACCEPTED
      // The answer is to be about the page as it was read now.
      await changeTab(tabId, { identity: now })
      return { kind: 'doubt', agreement, identity: now }
    },
  }

  async function unread(tabId: number, card: TaskCard): Promise<RightPersonVerdict> {
    await changeTab(tabId, { unread: card.taskId })
    return { kind: 'doubt', agreement: { agrees: [], differs: [ofPage('unreadable')] }, identity: null }
  }
}

export type RightPersonLock = ReturnType<typeof createRightPersonLock>

function ofPage(how: 'unreadable' | 'moved'): Difference {
  return { sort: 'page', how, page: null, of: null, count: 0 }
}
