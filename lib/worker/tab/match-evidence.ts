import type { EvidenceView } from '#lib/shared/messages/views.ts'
import type { TaskSummary } from '#lib/shared/reply/model.ts'
import { type Match, type MatchCandidate, offeredTasks, referenceView } from '#lib/worker/tasks/matching.ts'

/** All open tasks that a person who was asked for may have. */
export function tasksIn(found: Match): readonly TaskSummary[] {
  return found.kind === 'task' ? [found.task] : offeredTasks(found)
}

/** Why a task goes with what was matched; null where nothing of the match names it. */
export function evidenceOfMatch(found: Match | null, taskId: number): EvidenceView[] | null {
  switch (found?.kind) {
    case undefined:
    case 'none':
      return null
    case 'task':
      return [found.task, ...found.others].some((task) => task.id === taskId) ? found.evidence : null
    case 'tasks':
      return found.tasks.some((task) => task.id === taskId) ? found.evidence : null
    case 'people':
      return candidateWith(found, taskId)?.agreement.evidence ?? null
    case 'references': {
      const reference = found.references.find((one) => one.taskId === taskId)
      return reference === undefined ? evidenceOfMatch(found.people, taskId) : [referenceView(reference)]
    }
  }
}

/** The candidate whose task this is, where a match leaves open who is meant. */
export function candidateWith(found: Match, taskId: number): MatchCandidate | undefined {
  return found.kind === 'people'
    ? found.candidates.find(({ tasks }) => tasks.some((task) => task.id === taskId))
    : undefined
}
