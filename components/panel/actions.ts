import type { Colleague, PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import type { Added } from '#lib/shared/messages/wrap-up.ts'
import type { CompleteBody } from '#lib/shared/reply/model.ts'
import type { TaskSort } from '#lib/shared/reply/task-sorts.ts'
import type { Gesture, GestureVerdict } from './gesture.ts'
import type { Failure, Purpose, UnderWay } from './panel-messages.ts'

export type Mismatch = Extract<PanelView, { kind: 'mismatch' }>
type Doubt = Extract<PanelView, { kind: 'choose' }>

/** A choice that met a page of somebody else, or of whom it is in doubt, and waits for the rep's word. */
export type Question = { view: Mismatch | Doubt; taskId: number; body: CompleteBody }

/** A time for a task, chosen by a gesture that could not be believed alone. */
export type ProposedMove = { taskId: number; startAt: number }

/** What goes with the outcome beside the note, in the same gesture and the same undo window. */
export type Additional = Omit<Added, 'note'>

export type PanelActions = {
  /** Whether a press for this purpose is still being answered. */
  isUnderWay: (purpose: Purpose) => boolean
  /** What was last pressed to bring another task onto the panel, until it is there. */
  looking: UnderWay | null
  /** The way through the run that the panel is on, until who it leads to is drawn. */
  going: RunMove | null
  failure: Failure | null
  /** What the last choice was taken for; `popupOnly` is explained on the panel. */
  verdict: GestureVerdict | null
  /** What a gesture that could not be believed would have done: nothing was, and the panel says so. */
  doubt: Exclude<GestureVerdict, 'trusted' | 'ignored'> | null
  question: Question | null
  /** The task that the rep completes although the page shows somebody else, knowingly. */
  overridden: { taskId: number; pagePerson: string | null } | null
  choose: (task: TaskCard, body: CompleteBody, gesture: Gesture) => void
  /** Answers a question that has stood on the screen since `shownAt`: a proposal or a mismatch. */
  confirm: (task: TaskCard, body: CompleteBody, gesture: Gesture, shownAt: number, override: boolean) => void
  /** Goes on with a task that the page names although it shows somebody else. Sends nothing yet. */
  override: (view: Mismatch, gesture: Gesture, shownAt: number) => void
  /** The note for a task as it is now. `written`: by the rep, just now; then it is kept at once. */
  keepDraft: (taskId: number, text: string, written: boolean) => void
  /** The task stays open, and is a colleague's. */
  giveAway: (task: TaskCard, to: Colleague, gesture: Gesture) => void
  /** What goes with the next outcome of a task. */
  keepAdded: (taskId: number, added: Additional) => void
  /** What was added for a task and not sent yet: it stays while a question is asked. */
  addedTo: (taskId: number) => Additional | null
  /** Leaves the task open and moves it to that moment (epoch milliseconds), with the note that was written for it. */
  move: (task: TaskCard, startAt: number, gesture: Gesture) => void
  /** A move that only a second gesture makes count. */
  proposedMove: ProposedMove | null
  /** Answers the question about a move, which has stood on the screen since `shownAt`. */
  confirmMove: (move: ProposedMove, gesture: Gesture, shownAt: number) => void
  dropMove: () => void
  dropQuestion: () => void
  dropProposal: () => void
  /** `shown` is called once the task is on the panel. */
  openTask: (taskId: number, shown?: () => void) => void
  /** A pasted text. `shown` is called once what it names is on the panel. */
  find: (text: string, shown?: () => void) => void
  chooseTask: (taskId: number) => void
  /** Answers "Who is it?" by the contact of this task. */
  answer: (taskId: number, gesture: Gesture) => void
  findPerson: () => void
  back: () => void
  refresh: () => void
  /** Goes through the run. What was just chosen is durable before the tab goes anywhere; where it was asked about, it stays. */
  go: (move: RunMove, gesture: Gesture, shown?: () => void) => void
  /** `only`: through these tasks alone. */
  startRun: (sort: TaskSort | null, gesture: Gesture, shown: () => void, only?: readonly number[]) => void
  /** Does something that changes anything, where the gesture is a person's own will; else the panel says that it did not. */
  meant: (gesture: Gesture, act: () => void, purpose?: Purpose) => void
  undo: (id: string, gesture: Gesture) => void
  settle: (
    name: `completion.${'sendNow' | 'tryNow' | 'dismiss' | 'giveUp'}` | `step.${'goOn' | 'isThere' | 'sendAgain'}`,
    id: string,
    gesture: Gesture,
  ) => void
}

/** From one person of the run to another. */
export type RunMove = 'run.next' | 'run.skip' | 'run.back' | 'run.goOn'
