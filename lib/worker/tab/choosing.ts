import { offeredTasks } from '#lib/worker/tasks/matching.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Answers } from './answer-store.ts'
import type { Choices } from './choice-store.ts'
import { candidateWith } from './match-evidence.ts'
import { changeTab, readTab } from './tab-store.ts'

type ChoosingDeps = {
  index: Pick<TaskIndex, 'match' | 'agreement' | 'openTask' | 'knownDetail'>
  choices: Choices
  answers: Answers
}

/** What a rep chooses among what a page offers, and the way back from it. */
export function createChoosing({ index, choices, answers }: ChoosingDeps) {
  /** The rep says that the page is of this task's contact: remembered for the record, so that it is asked once. */
  async function answer(tabId: number, taskId: number): Promise<void> {
    const { identity, unread } = await readTab(tabId)
    const task = (await index.openTask(taskId)) ?? (await index.knownDetail(taskId))?.task ?? null
    // A page that could not be read, or a task of nobody, cannot be known again: this word is good for this page only.
    if (unread === taskId || task?.contactId === null) await changeTab(tabId, { vouched: taskId, unread: null })
    if (identity === null || task === null || task.contactId === null) return
    const fullName = 'contactName' in task ? task.contactName : null
    const agreement = await index.agreement({ id: task.contactId, fullName }, identity)
    const isDoubt = agreement.verdict === 'doubt' || agreement.verdict === 'unknown'
    if (isDoubt && !agreement.passes) await answers.keep(identity.key, task.contactId, agreement)
  }

  return {
    /** Shows a task in this tab. Where the page leaves open which one is meant, it is remembered for the page. */
    async choose(tabId: number, taskId: number, who: boolean): Promise<void> {
      if (who) await answer(tabId, taskId)
      const { identity, sought } = await readTab(tabId)
      const found = identity === null ? null : await index.match(identity)
      const candidate = found === null || !who ? undefined : candidateWith(found, taskId)
      if (candidate !== undefined && candidate.tasks.length > 1) {
        // Now it is known who; which of their tasks is the next question.
        await changeTab(tabId, { chosen: null, begun: null, person: candidate.contact.id })
        return
      }
      await changeTab(tabId, { chosen: { taskId, how: 'candidate' } })
      if (identity === null || sought !== null || found === null) return
      if (offeredTasks(found).some(({ id }) => id === taskId)) await choices.keep(identity.key, taskId)
    },

    /** To what the page is about: what was chosen and said on it is forgotten. */
    async back(tabId: number): Promise<void> {
      const { chosen, identity, person, sought } = await readTab(tabId)
      if (sought !== null) {
        await changeTab(tabId, { chosen: null, begun: null, proposal: null, sought: null, travels: null })
        return
      }
      const remembered = identity === null ? null : await choices.of(identity.key)
      const wasAnswered = identity !== null && (await answers.has(identity.key))
      const wasChosen = chosen !== null || remembered !== null || person !== null || wasAnswered
      if (identity !== null) {
        await choices.forget(identity.key)
        await answers.forget(identity.key)
      }
      await changeTab(tabId, {
        chosen: null,
        begun: null,
        proposal: null,
        person: null,
        travels: null,
        referencesLeft: !wasChosen,
      })
    },
  }
}

export type Choosing = ReturnType<typeof createChoosing>
