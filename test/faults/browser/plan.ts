import { CALL_RESOLUTIONS, type CallResolution } from '#lib/shared/reply/model.ts'
import { type Draw, drawFrom, randomSource } from '#test/faults/draw.ts'
import { type Fate, getFate, postFate, writeFate } from './fates.ts'

/** One schedule: one task, what the rep does with it, and all that goes wrong meanwhile. Milliseconds. */
export type Plan = {
  index: number
  /** By real keys on a real panel, or by the messages that a panel sends. */
  surface: 'panel' | 'messages'
  resolution: CallResolution
  finish: boolean
  /** What else is chosen in the same gesture; null: the outcome alone. */
  wrapUp: WrapUpPlan | null
  undoSeconds: 0 | 5
  decision: { kind: 'wait' | 'sendNow' | 'undo' | 'undoAtEnd' | 'undoAndSend'; after: number }
  /** The second half of a double click, or a second tab, with perhaps another choice. */
  again: CallResolution | null
  posts: Fate[]
  reads: Fate
  /** When a request that is held goes on. */
  letGoAfter: number
  kill:
    | { kind: 'none' }
    | { kind: 'step'; of: Part; stop: string }
    | { kind: 'worker' | 'browser' | 'offline'; after: number }
  other: { kind: 'finished' | 'contact' | 'assignee' | 'cancelled'; after: number } | null
  /** What the rep does when they are needed. */
  needed: 'nothing' | 'check' | 'dismiss'
}

/** A step of a plan, by what it does. */
export type Part = 'complete' | 'move' | 'optOut' | 'pause' | 'finish' | 'note' | 'create' | 'reassign'

export type WrapUpPlan = {
  /** So many hours later the task is to begin, instead of being completed; null: it is completed. */
  movesBy: number | null
  note: boolean
  /** In so many hours a follow-up call. */
  followUpIn: number | null
  /** Whom to leave alone: altogether, or in the task's own sequence. */
  leavesAlone: 'optOut' | 'pause' | 'finish' | null
  /** A task that is moved is given to a colleague as well. */
  givesAway: boolean
  /** What becomes of the requests that are about this contact or task alone. */
  noteFate: Fate
  moveFate: Fate
  leaveFate: Fate
  giveFate: Fate
}

const STEPS = ['held', 'queued', 'sending', 'done', 'unknown', 'cancelled', 'attention', 'paused', 'doneElsewhere']

export function planOf(seed: number, index: number): Plan {
  const draw = drawFrom(randomSource(seed, index))
  const undoSeconds = draw.pick([
    [3, 5],
    [2, 0],
  ] as const)
  const posts = [postFate(draw)]
  // What is sent again meets a fault of its own now and then.
  if (draw.chance(0.06)) posts.push(postFate(draw))
  const wrapUp = wrapUpOf(drawFrom(randomSource(seed, WRAP_UPS + index)))
  const decision = undoSeconds === 0 ? { kind: 'wait' as const, after: 0 } : decisionOf(draw)
  return {
    index,
    // A panel's keys choose an outcome alone here.
    surface:
      wrapUp !== null
        ? 'messages'
        : draw.pick([
            [1, 'messages'],
            [4, 'panel'],
          ] as const),
    resolution: draw.pick(CALL_RESOLUTIONS.map((one) => [1, one] as const)),
    finish: draw.chance(0.3),
    wrapUp,
    undoSeconds,
    decision,
    again: draw.chance(0.1) ? draw.pick(CALL_RESOLUTIONS.map((one) => [1, one] as const)) : null,
    posts,
    reads: draw.chance(0.25) ? getFate(draw) : { name: 'answered', spec: null },
    letGoAfter: draw.between(100, 3_000),
    kill: killOf(draw, decision.kind, partsOf(wrapUp)),
    other: draw.chance(0.3) ? otherOf(draw) : null,
    needed: draw.pick([
      [3, 'nothing'],
      [2, 'check'],
      [1, 'dismiss'],
    ] as const),
  }
}

/** A stream of chances of its own: what else a schedule is does not hang on what a wrap-up draws. */
const WRAP_UPS = 50_000_000

function wrapUpOf(draw: Draw): WrapUpPlan | null {
  if (draw.chance(0.5)) return null
  const movesBy = draw.chance(0.3) ? draw.between(2, 200) : null
  const followUpIn = movesBy === null && draw.chance(0.6) ? draw.between(2, 200) : null
  const leavesAlone =
    movesBy === null && draw.chance(0.35)
      ? draw.pick([
          [2, 'optOut'],
          [1, 'pause'],
          [1, 'finish'],
        ] as const)
      : null
  const givesAway = movesBy !== null && draw.chance(0.3)
  const note = draw.chance(0.7) || (movesBy === null && followUpIn === null && leavesAlone === null)
  const [noteFate, moveFate, leaveFate, giveFate] = [writeFate(draw), writeFate(draw), writeFate(draw), writeFate(draw)]
  return { movesBy, note, followUpIn, leavesAlone, givesAway, noteFate, moveFate, leaveFate, giveFate }
}

/** Which steps there are. */
export function partsOf(wrapUp: WrapUpPlan | null): Part[] {
  if (wrapUp === null) return ['complete']
  const { movesBy, note, followUpIn, leavesAlone, givesAway } = wrapUp
  return [
    ...(leavesAlone === null ? [] : [leavesAlone]),
    movesBy === null ? 'complete' : 'move',
    ...(note ? (['note'] as const) : []),
    ...(followUpIn === null ? [] : (['create'] as const)),
    ...(givesAway ? (['reassign'] as const) : []),
  ]
}

function decisionOf(draw: Draw): Plan['decision'] {
  const kind = draw.pick([
    [6, 'sendNow'],
    [2, 'wait'],
    [2, 'undo'],
    [2, 'undoAtEnd'],
    [1, 'undoAndSend'],
  ] as const)
  if (kind === 'undoAtEnd')
    return {
      kind,
      after: draw.pick([
        [2, draw.between(-15, 15)],
        [1, draw.between(-300, 300)],
      ]),
    }
  return {
    kind,
    after: draw.pick([
      [3, draw.between(0, 400)],
      [1, draw.between(400, 4_800)],
    ]),
  }
}

function killOf(draw: Draw, decision: Plan['decision']['kind'], parts: readonly Part[]): Plan['kill'] {
  const kind = draw.pick([
    [50, 'none'],
    [30, 'step'],
    [18, 'worker'],
    [1, 'browser'],
    [1, 'offline'],
  ] as const)
  if (kind === 'none') return { kind }
  if (kind !== 'step') return { kind, after: draw.between(0, decision === 'wait' ? 5_600 : 1_500) }
  const likely = decision.startsWith('undo')
    ? ['held', 'cancelled', 'queued']
    : ['held', 'queued', 'sending', 'done', 'unknown']
  const state = draw.chance(0.75) ? likely[draw.below(likely.length)] : STEPS[draw.below(STEPS.length)]
  return {
    kind,
    of: parts[draw.below(parts.length)] ?? 'complete',
    stop: `${state} ${draw.chance(0.5) ? 'before' : 'after'}`,
  }
}

function otherOf(draw: Draw): Plan['other'] {
  const kind = draw.pick([
    [12, 'finished'],
    [1, 'contact'],
    [1, 'assignee'],
    [1, 'cancelled'],
  ] as const)
  return {
    kind,
    after: draw.pick([
      [2, draw.between(0, 1_500)],
      [1, draw.between(1_500, 8_000)],
    ]),
  }
}
