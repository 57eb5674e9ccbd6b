import type { Happened } from '#test/faults/history.ts'
import { UNTOLD } from './history-of.ts'
import type { Judged } from './judge.ts'
import { type Part, type Plan, partsOf, type WrapUpPlan } from './plan.ts'
import { contactFor } from './requests.ts'
import type { Playing } from './rig.ts'

/** A wrap-up whose worker is killed at one durable write: whichever that is, the end is the same. */

const ANSWERED = { name: 'answered', spec: null }
const PLAIN: WrapUpPlan = {
  movesBy: null,
  note: true,
  followUpIn: null,
  leavesAlone: null,
  givesAway: false,
  noteFate: ANSWERED,
  moveFate: ANSWERED,
  leaveFate: ANSWERED,
  giveFate: ANSWERED,
}
const GESTURES: readonly WrapUpPlan[] = [
  { ...PLAIN, followUpIn: 24 },
  { ...PLAIN, movesBy: 24 },
  { ...PLAIN, leavesAlone: 'optOut' },
  { ...PLAIN, note: false, leavesAlone: 'pause' },
  { ...PLAIN, note: false, leavesAlone: 'finish' },
  { ...PLAIN, note: false, movesBy: 24, givesAway: true },
]
const STATES = ['held', 'queued', 'sending', 'done'] as const

/** Every gesture with every step, every state that it is written down in, right before that and right after. */
export function deathPlans(): Plan[] {
  const deaths = GESTURES.flatMap((wrapUp) =>
    partsOf(wrapUp).flatMap((of) =>
      STATES.flatMap((state) => ['before', 'after'].map((side) => ({ wrapUp, of, stop: `${state} ${side}` }))),
    ),
  )
  return deaths.map(({ wrapUp, of, stop }, index) => ({
    index,
    surface: 'messages',
    resolution: 'positive',
    finish: false,
    wrapUp,
    undoSeconds: 5,
    decision: { kind: 'wait', after: 0 },
    again: null,
    posts: [ANSWERED],
    reads: ANSWERED,
    letGoAfter: 0,
    kill: { kind: 'step', of, stop },
    other: null,
    needed: 'check',
  }))
}

const EFFECTS: Readonly<Record<Part, string>> = {
  optOut: 'optOut',
  pause: 'state',
  finish: 'state',
  complete: 'complete',
  move: 'reschedule',
  note: 'note',
  create: 'create',
  reassign: 'reassign',
}

/** What came out otherwise than without a death, in words; null: nothing. */
export function otherEnd({ server, log }: Playing, { played, history }: Judged): string | null {
  const { plan, taskId, onDisk } = played
  const contactId = contactFor(taskId)
  const effects = server.sandbox.world.effects.filter((one) => one.taskId === taskId || one.contactId === contactId)
  const done = effects.map(({ kind }) => kind).join(', ')
  const wanted = partsOf(plan.wrapUp)
    .map((part) => EFFECTS[part])
    .join(', ')
  if (done !== wanted) return `Reply carried out ${done === '' ? 'nothing' : done}, and not ${wanted}`
  const states = onDisk.map(({ state }) => state)
  if (!states.every((state) => state === 'done')) return `it ended ${states.join(', ')}`
  const isDead = log.of(taskId).some(({ kind }) => kind === 'stopped') || diedUntold(plan, history)
  return isDead ? null : 'the worker did not die there'
}

/** Killed for another task right after this very write: by whom it was written nobody could tell any more. */
function diedUntold({ kill }: Plan, history: readonly Happened[]): boolean {
  return (
    kill.kind === 'step' &&
    history.some(
      (one) =>
        one.kind === 'stored' &&
        one.life === UNTOLD &&
        (one.record.write?.kind ?? 'complete') === kill.of &&
        kill.stop === `${one.record.state} after`,
    )
  )
}
