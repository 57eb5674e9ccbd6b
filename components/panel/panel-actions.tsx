import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import type { CompleteBody } from '#lib/shared/reply/model.ts'
import type { Added } from './additions/additions.tsx'
import { type Gesture, type GestureVerdict, useJudge } from './gesture.ts'
import { type Failure, type Purpose, type UnderWay, usePanelMessages } from './panel-messages.ts'

export type Mismatch = Extract<PanelView, { kind: 'mismatch' }>
type Doubt = Extract<PanelView, { kind: 'choose' }>

/** A choice that met a page of somebody else, or of whom it is in doubt, and waits for the rep's word. */
export type Question = { view: Mismatch | Doubt; taskId: number; body: CompleteBody }

/** A time for a task, chosen by a gesture that could not be believed alone. */
export type ProposedMove = { taskId: number; startAt: number }

export type PanelActions = {
  /** Whether a press for this purpose is still being answered. */
  isUnderWay: (purpose: Purpose) => boolean
  /** What was last pressed to bring another task onto the panel, until it is there. */
  looking: UnderWay | null
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
  /** What goes with the next outcome of a task. */
  keepAdded: (taskId: number, added: Added) => void
  /** What was added for a task and not sent yet: it stays while a question is asked. */
  addedTo: (taskId: number) => Added | null
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
  /** Does something that changes anything, where the gesture is a person's own will; else the panel says that it did not. */
  meant: (gesture: Gesture, act: () => void, purpose?: Purpose) => void
  undo: (id: string, gesture: Gesture) => void
  settle: (
    name: `completion.${'sendNow' | 'tryNow' | 'dismiss' | 'giveUp'}` | `step.${'goOn' | 'isThere' | 'sendAgain'}`,
    id: string,
    gesture: Gesture,
  ) => void
}

/** A wrap-up of which no part has been chosen. */
const NOTHING = { outcome: null, move: null, leaveAlone: null, note: null, followUp: null, reassign: null } as const

const ActionsContext = createContext<PanelActions | null>(null)

/** What the panel's parts can do. */
export function useActions(): PanelActions {
  const actions = useContext(ActionsContext)
  if (actions === null) throw new Error('The parts of a panel need PanelActionsProvider above them.')
  return actions
}

/** Gives the parts of the panel below it what they can do. */
export function PanelActionsProvider({ children }: { children: ReactNode }) {
  const actions = useNewActions()
  return <ActionsContext.Provider value={actions}>{children}</ActionsContext.Provider>
}

/** Holds what the panel itself must remember between two views of the worker, and turns gestures into messages. */
function useNewActions(): PanelActions {
  const worker = useWorker()
  const judge = useJudge()
  const { underWay, failure, send, show } = usePanelMessages()
  const [verdict, setVerdict] = useState<GestureVerdict | null>(null)
  const [doubt, setDoubt] = useState<PanelActions['doubt']>(null)
  const judging = useRef(new Set<Purpose>())
  const [question, setQuestion] = useState<Question | null>(null)
  const [overridden, setOverridden] = useState<PanelActions['overridden']>(null)
  const [proposedMove, setProposedMove] = useState<ProposedMove | null>(null)
  const tab = tabOf(worker)

  /** One gesture of each purpose at a time: a second one meanwhile is the same. No purpose waits for another. */
  const judged = async (
    purpose: Purpose,
    judgement: () => Promise<GestureVerdict>,
    act: (verdict: GestureVerdict) => void,
  ) => {
    if (judging.current.has(purpose)) return
    judging.current.add(purpose)
    try {
      const found = await judgement()
      setDoubt(null)
      if (found !== 'ignored') act(found)
    } finally {
      judging.current.delete(purpose)
    }
  }

  const meant: PanelActions['meant'] = (gesture, act, purpose = 'settle') =>
    void judged(
      purpose,
      () => judge.judge(gesture, 'panel'),
      (found) => {
        if (found === 'trusted') act()
        else if (found !== 'ignored') setDoubt(found)
      },
    )

  const drafts = useRef(new Map<number, string>())
  const keepDraft = useCallback(
    (taskId: number, text: string, written: boolean) => {
      drafts.current.set(taskId, text)
      if (written) void worker.ask('note.draft', { taskId, text })
    },
    [worker],
  )
  const added = useRef(new Map<number, Added>())
  const keepAdded = useCallback((taskId: number, parts: Added) => void added.current.set(taskId, parts), [])
  const noteOf = (taskId: number) => drafts.current.get(taskId)?.trim() || null
  /** They are in the plan now, and kept there. */
  const forgetParts = (taskId: number) => {
    added.current.delete(taskId)
    if (noteOf(taskId) !== null) keepDraft(taskId, '', true)
  }

  const start = async (taskId: number, body: CompleteBody, override: boolean) => {
    const parts = { ...NOTHING, ...added.current.get(taskId), note: noteOf(taskId) }
    const isAlone = Object.values(parts).every((part) => part === null)
    const answer = isAlone
      ? await send('choose', 'completion.start', { ...tab, taskId, body, override })
      : await send('choose', 'wrapUp.start', {
          ...tab,
          wrapUp: { ...parts, taskId, outcome: body },
          override,
        })
    if (answer?.ok !== true) return
    const { value } = answer
    if (value.kind === 'mismatch' || value.kind === 'choose') return setQuestion({ view: value, taskId, body })
    setQuestion(null)
    setOverridden(null)
    forgetParts(taskId)
    show(answer.value)
  }

  const startMove = async (taskId: number, startAt: number) => {
    const override = overridden?.taskId === taskId
    const wrapUp = { ...NOTHING, ...added.current.get(taskId), taskId, move: { startAt }, note: noteOf(taskId) }
    const answer = await send('choose', 'wrapUp.start', { ...tab, wrapUp, override })
    setProposedMove(null)
    if (answer?.ok !== true) return
    if (answer.value.kind === 'task') forgetParts(taskId)
    show(answer.value)
  }

  const redraw = async (
    name: 'panel.openTask' | 'panel.choose',
    asked: { taskId: number; who?: boolean },
    shown?: () => void,
  ) => {
    const answer = await send('look', name, { ...tab, ...asked })
    if (answer?.ok !== true) return
    show(answer.value)
    shown?.()
  }

  const find = async (text: string, shown?: () => void) => {
    const answer = await send('look', 'panel.find', { ...tab, text })
    if (answer?.ok !== true) return
    show(answer.value)
    shown?.()
  }

  const redrawTab = async (name: 'panel.findPerson' | 'panel.back') => {
    const answer = await send('look', name, tab)
    if (answer?.ok === true) show(answer.value)
  }

  return {
    isUnderWay: (purpose) => underWay.some((one) => one.purpose === purpose),
    looking: underWay.findLast((one) => one.purpose === 'look') ?? null,
    failure,
    verdict,
    doubt,
    meant,
    question,
    overridden,
    choose(task, body, gesture) {
      void judged(
        'choose',
        () => judge.judge(gesture),
        (found) => {
          setVerdict(found)
          if (found === 'trusted') void start(task.taskId, body, overridden?.taskId === task.taskId)
          else void send('choose', 'completion.propose', { taskId: task.taskId, body })
        },
      )
    },
    confirm(task, body, gesture, shownAt, override) {
      void judged(
        'choose',
        () => judge.confirm(gesture, shownAt),
        (found) => {
          setVerdict(found)
          if (found === 'trusted') void start(task.taskId, body, override)
        },
      )
    },
    override(view, gesture, shownAt) {
      void judged(
        'choose',
        () => judge.confirm(gesture, shownAt),
        (found) => {
          setVerdict(found)
          if (found === 'trusted') setOverridden({ taskId: view.task.taskId, pagePerson: view.pagePerson })
        },
      )
    },
    keepDraft,
    keepAdded,
    addedTo: (taskId) => added.current.get(taskId) ?? null,
    move({ taskId }, startAt, gesture) {
      void judged(
        'choose',
        () => judge.judge(gesture),
        (found) => {
          setVerdict(found)
          if (found === 'trusted') void startMove(taskId, startAt)
          else setProposedMove({ taskId, startAt })
        },
      )
    },
    proposedMove,
    confirmMove({ taskId, startAt }, gesture, shownAt) {
      void judged(
        'choose',
        () => judge.confirm(gesture, shownAt),
        (found) => {
          setVerdict(found)
          if (found === 'trusted') void startMove(taskId, startAt)
        },
      )
    },
    dropMove: () => setProposedMove(null),
    dropQuestion: () => setQuestion(null),
    dropProposal: () => void send('drop', 'completion.dropProposal', tab),
    openTask: (taskId, shown) => void redraw('panel.openTask', { taskId }, shown),
    find: (text, shown) => void find(text, shown),
    chooseTask: (taskId) => void redraw('panel.choose', { taskId }),
    answer(taskId, gesture) {
      void judged(
        'look',
        () => judge.judge(gesture, 'panel'),
        (found) => {
          // It sends nothing; the choice that follows has its own judge. Only a covered panel must not take it.
          if (found === 'popupOnly') setVerdict(found)
          else void redraw('panel.choose', { taskId, who: true }, () => setQuestion(null))
        },
      )
    },
    findPerson: () => void redrawTab('panel.findPerson'),
    back: () => void redrawTab('panel.back'),
    refresh: () => void send('refresh', 'index.refresh', {}),
    undo(id, gesture) {
      void judged(
        `undo ${id}`,
        () => judge.judge(gesture, 'panel'),
        // An Undo is never lost: where it can't be believed, nothing is sent until the rep has answered.
        (found) => void send(`undo ${id}`, found === 'trusted' ? 'completion.undo' : 'completion.hold', { id }),
      )
    },
    settle: (name, id, gesture) => meant(gesture, () => void send(`settle ${id}`, name, { id }), `settle ${id}`),
  }
}
