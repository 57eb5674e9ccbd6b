import { offeredTasks } from '#lib/worker/tasks/matching.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Choices } from './choice-store.ts'
import { changeTab, readTab } from './tab-store.ts'

/** What a rep chooses among what a page offers, and the way back from it. */
export function createChoosing({ index, choices }: { index: Pick<TaskIndex, 'match'>; choices: Choices }) {
  return {
    /** Shows a task in this tab. Where the page leaves open which one is meant, it is remembered for the page. */
    async choose(tabId: number, taskId: number): Promise<void> {
      const { identity, sought } = await readTab(tabId)
      await changeTab(tabId, { chosen: { taskId, how: 'candidate' } })
      const found = identity === null ? null : await index.match(identity)
      if (identity === null || sought !== null || found === null) return
      if (offeredTasks(found).some(({ id }) => id === taskId)) {
        await choices.keep(identity.key, taskId)
      }
    },

    /** To what the page is about: what was chosen on it is forgotten. */
    async back(tabId: number): Promise<void> {
      const { chosen, identity, sought } = await readTab(tabId)
      if (sought !== null) {
        await changeTab(tabId, { chosen: null, begun: null, proposal: null, sought: null })
        return
      }
      const remembered = identity === null ? null : await choices.of(identity.key)
      const wasChosen = chosen !== null || remembered !== null
      if (identity !== null) await choices.forget(identity.key)
      await changeTab(tabId, { chosen: null, begun: null, proposal: null, referencesLeft: !wasChosen })
    },
  }
}

export type Choosing = ReturnType<typeof createChoosing>
