import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import type { CompleteBody, Encoding, TaskStatus } from '#lib/shared/reply/model.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Write, WriteKind } from '#lib/worker/journal/writes.ts'

/** Everything that happened in one schedule, in order. `t`: milliseconds of true time since its beginning. */
export type Happened = { t: number } & (
  | { kind: 'clicked'; click: Click }
  | { kind: 'accepted'; click: Click; id: string }
  | { kind: 'rejected'; click: Click; code: ProblemCode }
  | { kind: 'asked'; choice: Choice | StepChoice; id: string }
  | { kind: 'chosen'; choice: Choice | StepChoice; id: string; code: ProblemCode | null }
  /** A durable change. */
  | { kind: 'stored'; life: number; record: CompletionRecord; before: CompletionRecord | null }
  | { kind: 'notStored'; life: number; id: string }
  | { kind: 'removed'; record: CompletionRecord }
  | { kind: 'post'; post: Post }
  /** A request for completion reached the server, for the first or a further time. */
  | { kind: 'arrived'; post: Post; delivery: number }
  /** The task was completed, by us or by somebody else (`post` null). */
  | { kind: 'effect'; taskId: number; post: Post | null; delivery: number }
  | { kind: 'postAnswered'; post: Post; problem: Problem | null; retryIn: number | null; odd: boolean }
  | { kind: 'get'; get: Get }
  | {
      kind: 'getAnswered'
      get: Get
      problem: Problem | null
      status: TaskStatus | null
      contactId: number | null
      assignedUserId: number | null
      /** How long Reply asked to be left alone, ms. */
      retryIn?: number | null
    }
  /** A step of a plan that is no completion is requested. */
  | { kind: 'write'; request: WriteRequest }
  /** It was carried out; `note` and `create` each time anew. */
  | { kind: 'writeEffect'; request: WriteRequest; delivery: number }
  | { kind: 'writeAnswered'; request: WriteRequest; problem: Problem | null; retryIn: number | null }
  /** A read for such a step. */
  | { kind: 'look'; life: number; account: string; about: string }
  | { kind: 'lookAnswered'; life: number; account: string; problem: Problem | null; retryIn: number | null }
  | { kind: 'server'; taskId: number; what: string }
  | { kind: 'world'; what: string }
  | { kind: 'born'; life: number }
  | { kind: 'died'; life: number }
  | { kind: 'jumped'; by: number }
  | { kind: 'slept'; until: number }
  | { kind: 'threw'; message: string }
  | { kind: 'indexPlanned'; dueIn: number }
  | { kind: 'indexWorked' }
  | { kind: 'calm' }
)

export type Choice = 'undo' | 'sendNow' | 'tryNow' | 'dismiss' | 'giveUp'
/** What only a step of a plan asks. */
export type StepChoice = 'goOn' | 'isThere' | 'sendAgain'

export type Click = {
  /** Carried in the completion's evidence, so that each can be traced to its click. */
  key: string
  taskId: number
  account: string
  /** null: it completes nothing. */
  body: CompleteBody | null
  /** The plan's other writes, in order. */
  writes: readonly Write[]
  undoMs: number
  at: number
  panelReadAt: number
  contactId: number | null
  assignedUserId: number | null
}

export type Post = {
  number: number
  at: number
  life: number
  holdsLock: boolean
  account: string
  taskId: number
  body: CompleteBody
  /** How the resolution of a call was written. */
  encoding: Encoding
  /** The browser sent it twice, and its answer is that of the second. */
  resent: boolean
}

/** `target`: what it changes, so that it can be traced to its step: a tag, or a kind with its contact or task. */
export type WriteRequest = {
  number: number
  at: number
  life: number
  holdsLock: boolean
  account: string
  kind: WriteKind
  target: string
  resent: boolean
  /** By this computer's clock. */
  wallAt: number
  said: Said
}

/** What a request said, as far as its kind says it. */
export type Said = {
  contactId?: number
  text?: string
  taskType?: string
  startAt?: number
  dueTo?: number
  userId?: number
  /** Of a move: the read that all else of the task was taken from. */
  asRead?: ReadStamp
}

/** What a read of a task to be moved showed, at which true time. */
export type ReadStamp = { t: number; startAt: number; isOpen: boolean }

export type Get = { number: number; at: number; life: number; account: string; taskId: number; processedAt: number }

/** What is true in one schedule from its beginning. */
export type Facts = {
  /** The server tells its time, and its clock goes. */
  serverTellsTime: boolean
  /** One life, awake, with a quick disk: it keeps to its plans, whatever the clock says. */
  isAwake: boolean
  /** The same, and the clock is not set: it is on time. */
  isQuick: boolean
  /** Whether the history says when a worker died. In a real browser there is one worker, and nobody tells. */
  deathsAreTold: boolean
  /** Nothing bad was planned: then every click that was not undone must end done. */
  harmless: boolean
}
