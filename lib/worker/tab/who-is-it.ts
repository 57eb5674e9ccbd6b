import type { PanelView, TaskCard, TaskLine } from '#lib/shared/messages/views.ts'
import type { Agreement } from '#lib/worker/tasks/agreement.ts'
import type { Match, MatchCandidate } from '#lib/worker/tasks/matching.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { PanelCommon } from './panel-common.ts'

export type Doubtful = Pick<Agreement, 'agrees' | 'differs'>
/** Somebody whom the page may be about: their first task, how many they have, and what agrees and what does not. */
type Row = { line: TaskLine; tasks: number; agreement: Doubtful }
export type Mismatching = Doubtful & Pick<Agreement, 'page'>
type Choose = Extract<PanelView, { kind: 'choose' }>
type Mismatch = Extract<PanelView, { kind: 'mismatch' }>

/** The question "Who is it?": one row a candidate. */
export function createWho({ index }: { index: Pick<TaskIndex, 'lines'> }) {
  async function rows(candidates: readonly MatchCandidate[]): Promise<Row[]> {
    const lines = await index.lines(candidates.flatMap(({ tasks }) => tasks.slice(0, 1)))
    return candidates.flatMap(({ tasks, agreement }, at) => {
      const line = lines[at]
      return line === undefined ? [] : { line, tasks: tasks.length, agreement }
    })
  }

  return {
    ask: async (common: PanelCommon, candidates: readonly MatchCandidate[]): Promise<Choose> =>
      question(common, await rows(candidates)),

    /** The same of one task that is on the panel, with whomever else the page may be about. */
    async askOf(common: PanelCommon, card: TaskCard, agreement: Doubtful, people: Match): Promise<Choose> {
      const others = people.kind === 'people' ? people.candidates : []
      const rest = others.filter(({ contact }) => contact.id !== card.contactId)
      return question(common, [{ line: lineOf(card), tasks: 1, agreement }, ...(await rows(rest))])
    },
  }
}

function question(common: PanelCommon, candidates: readonly Row[]): Choose {
  return {
    kind: 'choose',
    ...common,
    reason: 'people',
    tasks: candidates.map(({ line }) => line),
    candidates: candidates.map(({ line: { taskId }, tasks, agreement: { agrees, differs } }) => {
      return { taskId, tasks, agrees: [...agrees], differs: [...differs] }
    }),
  }
}

/** Another person than the task's: what differs. */
export function mismatch(common: PanelCommon, task: TaskCard, { differs, page }: Mismatching): Mismatch {
  return { kind: 'mismatch', ...common, task, taskPerson: task.contactName, pagePerson: page, differs: [...differs] }
}

function lineOf(card: TaskCard): TaskLine {
  const { taskId, contactId, contactName, company, type, linkedInType, dueTo, sequenceName, profileUrl } = card
  return { taskId, contactId, contactName, company, type, linkedInType, dueTo, sequenceName, profileUrl }
}
