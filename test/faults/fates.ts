import type { Problem } from '#lib/shared/problem.ts'
import { may, type World, wallNow } from './world.ts'

/** What the way to the server does to a request. Times in milliseconds. */

export type PostFate =
  | { kind: 'normal'; there: number; back: number }
  /** It never arrives. */
  | { kind: 'lost'; after: number; problem: Problem }
  /** It arrives, and is carried out after `delay`; what comes back, `after` that, is no answer. */
  | { kind: 'answerLost'; there: number; delay: number; after: number; problem: Problem }
  /** 200 with another task, or with this one still open, whether it is carried out or not. */
  | { kind: 'odd'; there: number; back: number; carriesOut: boolean; shows: 'another' | 'open' }
  /** The server says no, and does nothing. */
  | { kind: 'refused'; after: number; problem: Problem }
  /**
   * The browser sends it twice because the connection was dropped before an answer. `problem`: what the second is
   * answered with, though the first may have been carried out.
   */
  | {
      kind: 'resent'
      firstArrives: boolean
      there: number
      delay: number
      second: number
      /** The second is carried out so much later, and its answer is lost. */
      againDelay: number
      back: number
      problem: Problem | null
    }

export type GetFate = { there: number; back: number; lag: number; problem: Problem | null }

/** What is carried out later than this after its request is counted apart: no client can know of it. */
const LATEST = 85_000
const VERY_LATE = 20 * 60_000

const LOST: readonly (readonly [number, Problem])[] = [
  [3, { code: 'network' }],
  [3, { code: 'timeout' }],
  [1, { code: 'internal' }],
]

const NO_ANSWER: readonly (readonly [number, Problem])[] = [
  [3, { code: 'network' }],
  [3, { code: 'timeout' }],
  [2, { code: 'serverError', status: 500 }],
  [2, { code: 'serverError', status: 502 }],
  [1, { code: 'unreadable', status: 204 }],
  [1, { code: 'unreadable', status: 200 }],
  [1, { code: 'refused', status: 408 }],
  [1, { code: 'internal' }],
]

const REFUSALS: readonly (readonly [number, Problem])[] = [
  [4, { code: 'rateLimited', status: 429 }],
  [2, { code: 'serverError', status: 503 }],
  [1, { code: 'conflict', status: 409 }],
  [1, { code: 'conflict', status: 422 }],
  [1, { code: 'refused', status: 400 }],
  [1, { code: 'notFound', status: 404 }],
  [1, { code: 'notAllowed', status: 403 }],
  [1, { code: 'scopeMissing', status: 403, scope: 'tasks:operate' }],
  [1, { code: 'keyRefused', status: 401 }],
  [1, { code: 'offline' }],
  [1, { code: 'refused', status: 408 }],
  [1, { code: 'refused', status: 425 }],
]

export function postFate(world: World): PostFate {
  const { draw, timeline, shortWaits } = world
  if (timeline.now() >= shortWaits.from && timeline.now() < shortWaits.until) {
    const retryAt = wallNow(world) + draw.below(2) * 1000
    return { kind: 'refused', after: latency(world), problem: { code: 'rateLimited', status: 429, retryAt } }
  }
  const network = may(world, 'network')
  const answers = may(world, 'answers')
  const kind = draw.pick<PostFate['kind']>([
    [4, 'normal'],
    [network ? 2 : 0, 'lost'],
    [network ? 4 : 0, 'answerLost'],
    [network ? 3 : 0, 'resent'],
    [answers ? 4 : 0, 'refused'],
    [answers ? 1 : 0, 'odd'],
  ])
  const there = latency(world)
  switch (kind) {
    case 'normal':
      return { kind, there, back: latency(world) }
    case 'lost': {
      const problem = draw.pick(LOST)
      return { kind, problem, after: problem.code === 'timeout' ? 25_000 : draw.between(1, 20_000) }
    }
    case 'answerLost': {
      const problem = draw.pick(NO_ANSWER)
      const after = problem.code === 'timeout' ? 25_000 : draw.between(0, 2_000)
      return { kind, there, delay: delay(world, there), after, problem }
    }
    case 'resent': {
      const second = there + draw.between(10, 3_000)
      const problem = answers && draw.chance(0.3) ? withRetry(world, draw.pick(REFUSALS)) : null
      return {
        kind,
        firstArrives: !draw.chance(0.3),
        there,
        delay: delay(world, there),
        second,
        againDelay: draw.chance(0.3) ? draw.between(1, LATEST - second) : 0,
        back: latency(world),
        problem,
      }
    }
    case 'odd': {
      const shows = draw.chance(0.5) ? 'open' : 'another'
      return { kind, there, back: latency(world), carriesOut: draw.chance(0.5), shows }
    }
    case 'refused':
      return { kind, after: there, problem: withRetry(world, draw.pick(REFUSALS)) }
  }
}

export function getFate(world: World): GetFate {
  const { draw } = world
  const lag = may(world, 'reads') && draw.chance(0.3) ? draw.between(1, 8_000) : 0
  const there = latency(world)
  const back = latency(world)
  if (!may(world, 'reads') || !draw.chance(0.35)) return { there, back, lag, problem: null }
  const problem = draw.pick<Problem>([
    [3, { code: 'network' }],
    [3, { code: 'timeout' }],
    [2, { code: 'serverError', status: 500 }],
    [2, { code: 'rateLimited', status: 429 }],
    [1, { code: 'unreadable', status: 200 }],
    [1, { code: 'offline' }],
    [1, { code: 'keyRefused', status: 401 }],
    [1, { code: 'notFound', status: 404 }],
    [1, { code: 'notAllowed', status: 403 }],
    [1, { code: 'internal' }],
  ])
  return { there, back: problem.code === 'timeout' ? 24_000 : back, lag, problem: withRetry(world, problem) }
}

function latency(world: World): number {
  const drawn = world.draw.unit()
  if (!may(world, 'slow')) return 20 + Math.floor(drawn * 180)
  return drawn < 0.9 ? 20 + Math.floor(drawn * 2_000) : 9_000
}

/** At once, or late, or so late that nobody waits for it. */
function delay(world: World, there: number): number {
  const { draw } = world
  if (may(world, 'late') && draw.chance(0.7)) return draw.between(LATEST, VERY_LATE)
  return draw.chance(0.5) ? draw.between(1, LATEST - there) : 0
}

function withRetry(world: World, problem: Problem): Problem {
  if (problem.code !== 'rateLimited') return problem
  const seconds = world.draw.pick([
    [2, 5],
    [2, 30],
    [1, 90],
    [1, null],
    [2, 0],
    [2, 1],
    [1, 7200],
  ] as const)
  return seconds === null ? problem : { ...problem, retryAt: wallNow(world) + seconds * 1000 }
}
