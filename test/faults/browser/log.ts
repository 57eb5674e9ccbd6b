import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import type { CallResolution, TaskStatus, TaskType } from '#lib/shared/reply/model.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Choice, StepChoice } from '#test/faults/history.ts'

/** A further write of a wrap-up, as the rep chose it. Times are epoch milliseconds. */
export type ChosenWrite =
  | { kind: 'note'; text: string }
  | { kind: 'create'; taskType: TaskType; startAt: number; text: string }
  | { kind: 'move'; startAt: number }
  | { kind: 'optOut' }
  | { kind: 'pause' | 'finish'; sequenceId: number }
  | { kind: 'reassign'; userId: number; userName: string }

/** What was seen of one task, by whom it was seen. `at`: epoch milliseconds with a fraction; browser and server share the computer's clock. */
export type Seen = { at: number; taskId: number } & (
  | { by: 'worker'; life: string; kind: 'stored'; record: CompletionRecord }
  | { by: 'worker'; life: string; kind: 'stopped'; stop: string; state: string; side: 'before' | 'after' }
  | { by: 'worker'; life: string; kind: 'called'; call: string; method: string; path: string; body: string }
  | { by: 'worker'; life: string; kind: 'heard'; call: string; status: number }
  | { by: 'worker'; life: string; kind: 'failed'; call: string }
  | { by: 'server'; kind: 'arrived'; call: string; method: string; path: string; body: string; protocol: string }
  | { by: 'server'; kind: 'served'; call: string; method: string; answer: Served }
  /** `call` null: somebody else did it. `what`: as the stand-in calls it. */
  | { by: 'server'; kind: 'effect'; call: string | null; what: string }
  | { by: 'server'; kind: 'changed'; what: string }
  | {
      by: 'rep'
      kind: 'clicked'
      /** null: the task is not completed. */
      resolution: CallResolution | null
      finish: boolean
      undoSeconds: number
      /** What else was chosen in the same gesture. */
      writes: readonly ChosenWrite[]
    }
  | { by: 'rep'; kind: 'accepted'; id: string }
  | { by: 'rep'; kind: 'rejected'; code: ProblemCode }
  | { by: 'rep'; kind: 'asked'; choice: Choice | StepChoice; id: string }
  | { by: 'rep'; kind: 'chosen'; choice: Choice | StepChoice; id: string; code: ProblemCode | 'lost' | null }
  | { by: 'screen'; kind: 'says'; text: string }
)

/** What the server answered, and what it showed of the task. `problem`: what a client must make of it. */
export type Served = {
  problem: Problem | null
  status: TaskStatus
  contactId: number | null
  assignedUserId: number | null
  fault: string | null
}

/** What happens to all at once. */
export type Everywhere = { at: number } & ({ kind: 'born'; life: string } | { kind: 'world'; what: string })

export type Log = {
  note(seen: Seen): void
  /** `at`: when it was; now, where that is left out. */
  everywhere(what: string, at?: number): void
  born(life: string): void
  of(taskId: number): readonly Seen[]
  all: readonly Everywhere[]
  /** Calls back with everything new about a task; without a task, about all. */
  listen(taskId: number | null, listener: (seen: Seen) => void): void
  forget(taskId: number): void
}

export function now(): number {
  return performance.timeOrigin + performance.now()
}

/** Where worker, server, rep and screen put down what they saw. */
export function createLog(): Log {
  const tasks = new Map<number, Seen[]>()
  const all: Everywhere[] = []
  const listeners = new Map<number | null, ((seen: Seen) => void)[]>()
  return {
    note(seen) {
      const known = tasks.get(seen.taskId)
      if (known === undefined) tasks.set(seen.taskId, [seen])
      else known.push(seen)
      for (const whose of [seen.taskId, null]) for (const listener of listeners.get(whose) ?? []) listener(seen)
    },
    everywhere: (what, at = now()) => void all.push({ at, kind: 'world', what }),
    born: (life) => void all.push({ at: now(), kind: 'born', life }),
    of: (taskId) => tasks.get(taskId) ?? [],
    all,
    listen: (taskId, listener) => void listeners.set(taskId, [...(listeners.get(taskId) ?? []), listener]),
    forget(taskId) {
      tasks.delete(taskId)
      listeners.delete(taskId)
    },
  }
}
