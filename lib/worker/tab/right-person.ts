import type { PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import type { Agreement } from '#lib/worker/tasks/agreement.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Answers } from './answer-store.ts'
import type { PageLook } from './page-reading.ts'
import type { Panel } from './panel.ts'
import { changeTab, readTab, type TabMemory } from './tab-store.ts'

type LockDeps = {
  index: Pick<TaskIndex, 'agreement' | 'contact'>
  panel: Pick<Panel, 'mismatch' | 'who'>
  answers: Pick<Answers, 'holds'>
  readTabNow: (tabId: number) => Promise<PageLook>
}

/** Of a page that has said something before, silence is no answer, and its address alone is less than our reader's word. */
function saysLess(look: Exclude<PageLook, { kind: 'unreadable' }>, { identity, readBy }: TabMemory): boolean {
  return identity !== null && (look.kind === 'unseen' || (look.byAddress && readBy === 'reader'))
}

type Difference = Agreement['differs'][number]

/**
 * The right-person lock: reads the page at the click and compares it with the task's contact. Lets through only where the
 * page is surely the contact's, where it says nothing of a person, or where the rep has answered this very doubt.
 */
export function createRightPersonLock({ index, panel, answers, readTabNow }: LockDeps) {
  return {
    /** null where the task may be completed here; else the panel that asks or warns. Nothing is written down. */
    async check(tabId: number, card: TaskCard): Promise<PanelView | null> {
      const before = await readTab(tabId)
      const look = await readTabNow(tabId)
      if (look.kind === 'unreadable' || saysLess(look, before))
        return before.vouched === card.taskId ? null : unread(tabId, card)
      if (look.kind === 'unseen') return null

      const now = look.identity
      // The index may still be building: the contact is needed to know who is who.
      if (card.contactId !== null) await index.contact(card.contactId)
      const agreement = await index.agreement({ id: card.contactId, fullName: card.contactName }, now)
      if (agreement.verdict === 'different') return panel.mismatch(card, agreement)
      const wasDrawnHere = before.identity === null || before.identity.key === now.key
      // The page moved on between drawing and clicking, and the new one does not confirm this person.
      if (!wasDrawnHere && agreement.verdict !== 'certain') {
        return panel.mismatch(card, { ...agreement, differs: [...agreement.differs, ofPage('moved')] })
      }
      if (agreement.passes || (card.contactId === null && before.vouched === card.taskId)) return null
      if (await answers.holds(now.key, card.contactId, agreement)) return null
      // The answer is to be about the page as it was read now.
      await changeTab(tabId, { identity: now })
      return panel.who(card, agreement, now)
    },
  }

  async function unread(tabId: number, card: TaskCard): Promise<PanelView> {
    await changeTab(tabId, { unread: card.taskId })
    return panel.who(card, { agrees: [], differs: [ofPage('unreadable')] }, null)
  }
}

export type RightPersonLock = ReturnType<typeof createRightPersonLock>

function ofPage(how: 'unreadable' | 'moved'): Difference {
  return { sort: 'page', how, page: null, of: null, count: 0 }
}
