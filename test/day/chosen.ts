import { drawFrom, randomSource } from '#test/faults/draw.ts'
import type { TaskType } from '#test/sandbox/model.ts'

/** What the rep decides about the task whose turn it is. */
export type Decision = { kind: 'skip' } | { kind: 'move' } | { kind: 'outcome'; note: string | null }

/** A day's decisions, in the order of the turns: of sixty five are skipped, five moved, and ten get a note. */
export function decisionsOf(seed: number, tasks: number): Decision[] {
  const draw = drawFrom(randomSource(seed, 1))
  const share = (of: number) => Math.round((of * tasks) / 60)
  const places = shuffled(tasks, draw)
  const decisions = Array.from({ length: tasks }, (): Decision => ({ kind: 'outcome', note: null }))
  for (const at of places.splice(0, share(5))) decisions[at] = { kind: 'skip' }
  for (const at of places.splice(0, share(5))) decisions[at] = { kind: 'move' }
  for (const at of places.splice(0, share(10))) decisions[at] = { kind: 'outcome', note: `Spoke at length, ${at + 1}` }
  return decisions
}

/** Calls above all, as in a rep's day, and some of everything else. */
export function typesOf(seed: number, tasks: number): TaskType[] {
  const draw = drawFrom(randomSource(seed, 2))
  return Array.from({ length: tasks }, () =>
    draw.pick([
      [5, 'call'],
      [2, 'linkedIn'],
      [2, 'manualEmail'],
      [1, 'toDo'],
    ] as const),
  )
}

/** In which turns, and how many milliseconds after they began, something happens to the rep's computer. */
export type Mishap = { turn: number; after: number; what: 'workerDies' | 'browserDies' | 'offline' | 'online' }

export function mishapsOf(seed: number, tasks: number, deaths: number): Mishap[] {
  if (deaths === 0) return []
  const draw = drawFrom(randomSource(seed, 3))
  const dies = Array.from(
    { length: deaths },
    (): Mishap => ({ turn: draw.below(tasks), after: draw.below(4_000), what: 'workerDies' }),
  )
  const third = Math.floor(tasks / 3)
  return [
    ...dies,
    { turn: third, after: 0, what: 'offline' },
    { turn: third + Math.round(tasks / 6), after: 0, what: 'online' },
    { turn: 2 * third + 2, after: 500, what: 'browserDies' },
  ]
}

function shuffled(count: number, draw: ReturnType<typeof drawFrom>): number[] {
  const left = Array.from({ length: count }, (_, at) => at)
  return Array.from({ length: count }, () => left.splice(draw.below(left.length), 1)[0] ?? 0)
}
