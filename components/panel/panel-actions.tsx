import { notifyManager } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { Colleague } from '#lib/shared/messages/views.ts'
import type { CompleteBody } from '#lib/shared/reply/model.ts'
import type { TaskSort } from '#lib/shared/reply/task-sorts.ts'
import type { Additional, PanelActions, ProposedMove, Question, RunMove } from './actions.ts'
import { type GestureVerdict, useJudge } from './gesture.ts'
import { useLastChoice } from './last-choice.ts'
import { type Purpose, usePanelMessages } from './panel-messages.ts'

/** A wrap-up of which no part has been chosen. */
const NOTHING = { outcome: null, move: null, leaveAlone: null, note: null, followUp: null, reassign: null } as const
const NOTHING_ADDED: Additional = { followUp: null, leaveAlone: null }

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
  const lastChoice = useLastChoice()

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
  const added = useRef(new Map<number, Additional>())
  const keepAdded = useCallback((taskId: number, parts: Additional) => void added.current.set(taskId, parts), [])
  const noteOf = (taskId: number) => drafts.current.get(taskId)?.trim() || null
  const addedOf = (taskId: number) => ({ ...NOTHING_ADDED, ...added.current.get(taskId), note: noteOf(taskId) })
  const partsOf = (taskId: number) => {
    const { heir, ...parts } = addedOf(taskId)
    const isGiven = heir !== null && heir !== undefined && parts.followUp !== null
    return { ...parts, reassign: isGiven ? { ...heir, of: 'followUp' as const } : null }
  }
  /** They are in the plan now, and kept there. */
  const forgetParts = (taskId: number) => {
    added.current.delete(taskId)
    if (noteOf(taskId) !== null) keepDraft(taskId, '', true)
  }

  const start = async (taskId: number, body: CompleteBody, override: boolean): Promise<boolean | null> => {
    const parts = { ...NOTHING, ...partsOf(taskId) }
    const isAlone = Object.values(parts).every((part) => part === null)
    const answer = isAlone
      ? await send('choose', 'completion.start', { ...tab, taskId, body, override })
      : await send('choose', 'wrapUp.start', {
          ...tab,
          wrapUp: { ...parts, taskId, outcome: body },
          override,
        })
    if (answer === null) return null
    if (!answer.ok) return false
    const { value } = answer
    if (value.kind === 'mismatch' || value.kind === 'choose') {
      setQuestion({ view: value, taskId, body })
      return false
    }
    setQuestion(null)
    setOverridden(null)
    forgetParts(taskId)
    show(answer.value)
    return true
  }

  const startMove = async (taskId: number, startAt: number): Promise<boolean | null> => {
    const override = overridden?.taskId === taskId
    const wrapUp = { ...NOTHING, ...partsOf(taskId), taskId, move: { startAt } }
    const answer = await send('choose', 'wrapUp.start', { ...tab, wrapUp, override })
    setProposedMove(null)
    if (answer === null) return null
    if (!answer.ok) return false
    if (answer.value.kind === 'task') forgetParts(taskId)
    show(answer.value)
    return answer.value.kind === 'task'
  }

  /** The open task itself; what was written about it goes with it, and what was for an outcome does not. */
  const giveAway = async (taskId: number, { userId, name }: Colleague) => {
    const reassign = { userId, userName: name, of: 'task' as const }
    const wrapUp = { ...NOTHING, taskId, note: noteOf(taskId), reassign }
    const override = overridden?.taskId === taskId
    const answer = await send('choose', 'wrapUp.start', { ...tab, wrapUp, override })
    if (answer?.ok !== true) return
    if (answer.value.kind === 'task') forgetParts(taskId)
    show(answer.value)
  }

  /** A choice as it is being taken. An ignored gesture is none. */
  const taking = (
    judgement: () => Promise<GestureVerdict>,
    take: (found: GestureVerdict) => Promise<boolean | null>,
  ) => {
    let taken: Promise<boolean | null> = Promise.resolve(null)
    const choosing = judged('choose', judgement, (found) => {
      taken = take(found)
    })
    lastChoice.follow(choosing.then(() => taken))
  }

  const [going, setGoing] = useState<RunMove | null>(null)
  const lastGoing = useRef(0)
  const go = async (move: RunMove, shown?: () => void) => {
    if (!(await lastChoice.settled())) return
    lastGoing.current += 1
    const mine = lastGoing.current
    setGoing(move)
    await redrawTab(move, shown)
    // After whoever draws what came: the one before must not stand there again for a moment.
    notifyManager.schedule(() => {
      if (mine === lastGoing.current) setGoing(null)
    })
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

  const redrawTab = async (name: 'panel.findPerson' | 'panel.back' | RunMove, shown?: () => void) => {
    const answer = await send('look', name, tab)
    if (answer?.ok !== true) return
    show(answer.value)
    shown?.()
  }

  const startRun = async (sort: TaskSort | null, shown: () => void, only?: readonly number[]) => {
    const picked = only === undefined ? {} : { only: [...only] }
    const answer = await send('look', 'run.start', { ...tab, sort, ...picked })
    if (answer?.ok !== true) return
    show(answer.value)
    shown()
  }

  return {
    isUnderWay: (purpose) => underWay.some((one) => one.purpose === purpose),
    looking: underWay.findLast((one) => one.purpose === 'look') ?? null,
    going,
    failure,
    verdict,
    doubt,
    meant,
    question,
    overridden,
    choose(task, body, gesture) {
      taking(
        () => judge.judge(gesture),
        async (found) => {
          setVerdict(found)
          if (found === 'trusted') return start(task.taskId, body, overridden?.taskId === task.taskId)
          await send('choose', 'completion.propose', { taskId: task.taskId, body, added: addedOf(task.taskId) })
          return false
        },
      )
    },
    confirm(task, body, gesture, shownAt, override) {
      taking(
        () => judge.confirm(gesture, shownAt),
        async (found) => {
          setVerdict(found)
          return found === 'trusted' && start(task.taskId, body, override)
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
    move: ({ taskId }, startAt, gesture) =>
      taking(
        () => judge.judge(gesture),
        async (found) => {
          setVerdict(found)
          if (found === 'trusted') return startMove(taskId, startAt)
          setProposedMove({ taskId, startAt })
          return false
        },
      ),
    giveAway: ({ taskId }, colleague, gesture) => meant(gesture, () => void giveAway(taskId, colleague), 'choose'),
    proposedMove,
    confirmMove: ({ taskId, startAt }, gesture, shownAt) =>
      taking(
        () => judge.confirm(gesture, shownAt),
        async (found) => {
          setVerdict(found)
          return found === 'trusted' && startMove(taskId, startAt)
        },
      ),
    dropMove: () => setProposedMove(null),
    dropQuestion() {
      setQuestion(null)
      lastChoice.follow(Promise.resolve(true))
    },
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
    go: (move, gesture, shown) => meant(gesture, () => void go(move, shown), 'look'),
    startRun: (sort, gesture, shown, only) => meant(gesture, () => void startRun(sort, shown, only), 'look'),
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
