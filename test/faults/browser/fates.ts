import type { Draw } from '#test/faults/draw.ts'
import type { FaultSpec } from '#test/sandbox/faults.ts'

/** What becomes of one request, by name; null: nothing special. `hold`: until the play lets it go. */
export type Fate = {
  name: string
  spec: FaultSpec | null
  /** It commits only after it was answered, or after nobody waits for it any more. */
  isLate?: true
}

const html = '<!doctype html><title>502</title><h1>Bad gateway</h1>'
const json = { contentType: 'application/problem+json' }

const plain = (name: string, spec: FaultSpec | null) => () => ({ name, spec })
const status = (code: number, commits: boolean, more: Partial<Extract<FaultSpec, { kind: 'status' }>> = {}) =>
  plain(`${code}${commits ? ' after commit' : ''}`, {
    kind: 'status',
    status: code,
    commits,
    body: '{}',
    ...json,
    ...more,
  })

/** Every answer, and lack of one, that the completing request can meet. Weighted; the first is the harmless one. */
const POSTS: readonly (readonly [weight: number, make: (draw: Draw) => Fate])[] = [
  [26, plain('answered', null)],
  [
    5,
    (draw) => ({
      name: 'reset before commit',
      spec: { kind: 'cutBeforeCommit', how: 'reset', times: 1 + draw.below(2) },
    }),
  ],
  [
    5,
    (draw) => ({
      name: 'closed before commit',
      spec: { kind: 'cutBeforeCommit', how: 'close', times: 1 + draw.below(2) },
    }),
  ],
  [
    5,
    (draw) => ({
      name: 'reset after commit',
      spec: { kind: 'cutAfterCommit', how: 'reset', times: 1 + draw.below(2) },
    }),
  ],
  [
    5,
    (draw) => ({
      name: 'closed after commit',
      spec: { kind: 'cutAfterCommit', how: 'close', times: 1 + draw.below(2) },
    }),
  ],
  [
    4,
    (draw) => ({
      name: 'committed late',
      isLate: true,
      spec: { kind: 'lateCommit', ms: draw.between(200, 20_000), how: draw.chance(0.5) ? 'close' : 'reset' },
    }),
  ],
  [
    4,
    (draw) => ({
      name: 'slow before commit',
      spec: { kind: 'delay', ms: draw.between(50, 2_500), when: 'beforeCommit' },
    }),
  ],
  [
    3,
    (draw) => ({
      name: 'slow after commit',
      spec: { kind: 'delay', ms: draw.between(50, 2_500), when: 'afterCommit' },
    }),
  ],
  [
    1,
    (draw) => ({
      name: 'committed after the deadline',
      isLate: true,
      spec: { kind: 'delay', ms: draw.between(25_500, 34_000), when: 'beforeCommit' },
    }),
  ],
  [
    1,
    (draw) => ({
      name: 'answered after the deadline',
      spec: { kind: 'delay', ms: draw.between(25_500, 30_000), when: 'afterCommit' },
    }),
  ],
  [3, plain('held before commit', { kind: 'hold', when: 'beforeCommit' })],
  [3, plain('held after commit', { kind: 'hold', when: 'afterCommit' })],
  [2, status(408, false)],
  [2, status(408, true)],
  [
    2,
    (draw) => ({
      name: '429 in seconds',
      spec: { kind: 'status', status: 429, headers: { 'Retry-After': String(draw.between(1, 3)) } },
    }),
  ],
  [
    2,
    (draw) => ({
      name: '429 with a date',
      spec: {
        kind: 'status',
        status: 429,
        headers: { 'Retry-After': new Date(Date.now() + 1000 * draw.between(2, 4)).toUTCString() },
      },
    }),
  ],
  [
    3,
    (draw) => ({
      name: '429, and back at once, again and again',
      spec: { kind: 'status', status: 429, headers: { 'Retry-After': '0' }, times: draw.between(2, 5) },
    }),
  ],
  [1, plain('401', { kind: 'status', status: 401 })],
  [2, status(403, false)],
  [2, status(404, false)],
  [2, status(409, false)],
  [2, status(409, true)],
  [2, status(422, false)],
  [3, status(500, true)],
  [2, status(500, false)],
  [2, plain('502 with HTML', { kind: 'status', status: 502, body: html, contentType: 'text/html' })],
  [
    2,
    plain('502 with HTML after commit', {
      kind: 'status',
      status: 502,
      body: html,
      contentType: 'text/html',
      commits: true,
    }),
  ],
  [2, plain('204 after commit', { kind: 'status', status: 204, commits: true })],
  [1, plain('204', { kind: 'status', status: 204 })],
  [2, plain('another id', { kind: 'wrongId', taskId: 4711 })],
  [2, plain('truncated', { kind: 'cutMidBody' })],
  [2, plain('huge', { kind: 'hugeBody', bytes: 3_000_000 })],
  [2, plain('no JSON', { kind: 'unreadableJson' })],
  [
    2,
    (draw) => ({
      name: 'redirected elsewhere',
      spec: {
        kind: 'status',
        status: draw.pick([
          [1, 307],
          [1, 302],
          [1, 308],
        ]),
        headers: { Location: 'https://elsewhere.example/v3/' },
      },
    }),
  ],
  [
    1,
    plain('400 on the encoding', {
      kind: 'status',
      status: 400,
      body: JSON.stringify({ errors: [{ pointer: '/callResolution' }] }),
      ...json,
    }),
  ],
]

/** What a read after the click can meet. */
const GETS: readonly (readonly [weight: number, make: (draw: Draw) => Fate])[] = [
  [6, plain('answered', null)],
  [3, (draw) => ({ name: 'read: 500', spec: { kind: 'status', status: 500, times: draw.between(1, 3) } })],
  [2, (draw) => ({ name: 'read: reset', spec: { kind: 'cutBeforeCommit', how: 'reset', times: draw.between(1, 4) } })],
  [2, (draw) => ({ name: 'read: slow', spec: { kind: 'delay', ms: draw.between(100, 4_000) } })],
  [1, plain('read: 429', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } })],
  [1, plain('read: huge', { kind: 'hugeBody', bytes: 3_000_000 })],
  [1, plain('read: 403', { kind: 'status', status: 403 })],
]

export function postFate(draw: Draw): Fate {
  return draw.pick(POSTS.map(([weight, make]) => [weight, make] as const))(draw)
}

/** What a note or a move can meet: its answer has no body that could be spoilt, and any success is one. */
export function writeFate(draw: Draw): Fate {
  const fate = draw.chance(0.4) ? postFate(draw) : { name: 'answered', spec: null }
  return WITHOUT_BODY.test(fate.name) ? fate : { name: 'answered', spec: null }
}

const WITHOUT_BODY = /^(answered$|reset|closed|committed|slow|held|429|404$|403$|408|5)/

export function getFate(draw: Draw): Fate {
  return draw.pick(GETS.map(([weight, make]) => [weight, make] as const))(draw)
}
