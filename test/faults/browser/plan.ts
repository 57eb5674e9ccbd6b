import { CALL_RESOLUTIONS, type CallResolution } from '#lib/shared/reply/model.ts'
import { type Draw, drawFrom, randomSource } from '#test/faults/draw.ts'
import { type Fate, getFate, postFate } from './fates.ts'

/** One schedule: one task, what the rep does with it, and all that goes wrong meanwhile. Milliseconds. */
export type Plan = {
  index: number
  /** By real keys on a real panel, or by the messages that a panel sends. */
  surface: 'panel' | 'messages'
  resolution: CallResolution
  finish: boolean
  undoSeconds: 0 | 5
  decision: { kind: 'wait' | 'sendNow' | 'undo' | 'undoAtEnd' | 'undoAndSend'; after: number }
  /** The second half of a double click, or a second tab, with perhaps another choice. */
  again: CallResolution | null
  posts: Fate[]
  reads: Fate
  /** When a request that is held goes on. */
  letGoAfter: number
  kill: { kind: 'none' } | { kind: 'step'; stop: string } | { kind: 'worker' | 'browser' | 'offline'; after: number }
  other: { kind: 'finished' | 'contact' | 'assignee' | 'cancelled'; after: number } | null
  /** What the rep does when they are needed. */
  needed: 'nothing' | 'check' | 'dismiss'
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
  const decision = undoSeconds === 0 ? { kind: 'wait' as const, after: 0 } : decisionOf(draw)
  return {
    index,
    surface: draw.pick([
      [3, 'messages'],
      [2, 'panel'],
    ] as const),
    resolution: draw.pick(CALL_RESOLUTIONS.map((one) => [1, one] as const)),
    finish: draw.chance(0.3),
    undoSeconds,
    decision,
    again: draw.chance(0.1) ? draw.pick(CALL_RESOLUTIONS.map((one) => [1, one] as const)) : null,
    posts,
    reads: draw.chance(0.25) ? getFate(draw) : { name: 'answered', spec: null },
    letGoAfter: draw.between(100, 3_000),
    kill: killOf(draw, decision.kind),
    other: draw.chance(0.3) ? otherOf(draw) : null,
    needed: draw.pick([
      [3, 'nothing'],
      [2, 'check'],
      [1, 'dismiss'],
    ] as const),
  }
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

function killOf(draw: Draw, decision: Plan['decision']['kind']): Plan['kill'] {
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
  return { kind, stop: `${state} ${draw.chance(0.5) ? 'before' : 'after'}` }
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
