import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import { identityOfAsk } from '#lib/worker/tasks/written-ask.ts'
import type { Answers } from './answer-store.ts'
import type { Choices } from './choice-store.ts'
import type { TabMemory } from './tab-store.ts'
import type { TabFacts } from './tab-subject.ts'

type TabFactsDeps = {
  index: Pick<TaskIndex, 'match' | 'agreement'>
  choices: Pick<Choices, 'of'>
  answers: Pick<Answers, 'holds'>
}

/** Gathers from which it follows what a tab is about, without a request. */
export function createTabFacts({ index, choices, answers }: TabFactsDeps) {
  return async (tab: TabMemory): Promise<TabFacts> => {
    const { identity } = tab
    const person = tab.sought?.person ?? null
    const [found, sought, remembered] = await Promise.all([
      identity === null ? null : index.match(identity),
      person === null ? null : index.match(identityOfAsk({ kind: 'person', evidence: person })),
      choices.of(identity?.key ?? ''),
    ])
    const people = found?.kind === 'references' ? found.people : found
    const said = new Set<number>()
    for (const { contact, agreement } of people?.kind === 'people' ? people.candidates : []) {
      if (await answers.holds(identity?.key ?? '', contact.id, agreement)) said.add(contact.id)
    }
    return { tab, found, sought, remembered, said, travelled: await travelledTo(tab) }
  }

  /** The task that came along, unless the page is clearly about somebody else. */
  async function travelledTo({ travels, identity }: TabMemory): Promise<number | null> {
    if (travels === undefined || travels === null) return null
    if (identity === null) return travels.taskId
    const { verdict } = await index.agreement({ id: travels.contactId, fullName: null }, identity)
    return verdict === 'different' ? null : travels.taskId
  }
}
