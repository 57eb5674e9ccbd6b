import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '#lib/shared/problem.ts'
import { pointsAt, readRefusal } from '#lib/worker/reply/problems.ts'
import { CANARY_KEY, NOW } from './fake-fetch.ts'

function refusal(status: number, body?: unknown, headers: Record<string, string> = {}, scope?: string) {
  return readRefusal({ status, headers: new Headers(headers), body }, { scope, now: NOW, key: CANARY_KEY })
}

describe('a refusal', () => {
  it.each([
    [400, undefined, 'refused'],
    [400, { title: 'Bad Request', code: 'task.cannotComplete' }, 'conflict'],
    [400, { code: 'TASK.ALREADYFINISHED' }, 'conflict'],
    [400, { code: 'webHook.invalidEvent' }, 'refused'],
    [401, undefined, 'keyRefused'],
    [401, { code: 'USER_NOT_FOUND' }, 'userRequired'],
    [401, { code: 'user_not_found' }, 'userRequired'],
    [402, undefined, 'notAllowed'],
    [403, undefined, 'notAllowed'],
    [403, { title: 'Forbidden', status: 403, reasons: [] }, 'notAllowed'],
    [403, { code: 'sequenceStep.forbidden' }, 'notAllowed'],
    [403, { code: 'insufficient_scope' }, 'scopeMissing'],
    [403, { code: 'INSUFFICIENT_SCOPE' }, 'scopeMissing'],
    [403, { error: 'insufficient_scope' }, 'scopeMissing'],
    [403, { title: 'insufficient_scope' }, 'scopeMissing'],
    [403, { Type: 'https://reply.example/errors/insufficient-scope' }, 'scopeMissing'],
    [403, { code: 'TEAM_REQUIRED', teams: [] }, 'teamRequired'],
    [403, { code: 'team_not_accessible' }, 'teamRequired'],
    [403, { code: 'USER_REQUIRED' }, 'userRequired'],
    [404, { code: 'task.notFound' }, 'notFound'],
    [404, undefined, 'notFound'],
    [408, undefined, 'timeout'],
    [409, { code: 'task.cannotComplete' }, 'conflict'],
    [409, undefined, 'conflict'],
    [413, undefined, 'refused'],
    [418, undefined, 'refused'],
    [422, undefined, 'conflict'],
    [429, undefined, 'rateLimited'],
    [500, { title: 'Internal Server Error' }, 'serverError'],
    [502, undefined, 'serverError'],
    [503, undefined, 'serverError'],
    [304, undefined, 'unreadable'],
  ])('with status %i and %o is %s', (status, body, code) => {
    expect(refusal(status, body)).toMatchObject({ code, status })
  })

  it('names the scope that the call needs', () => {
    expect(refusal(403, { code: 'insufficient_scope' }, {}, 'tasks:operate')).toEqual({
      code: 'scopeMissing',
      status: 403,
      slug: 'insufficient_scope',
      scope: 'tasks:operate',
    })
    const header = { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' }
    expect(refusal(403, undefined, header, 'contacts:read')).toMatchObject({
      code: 'scopeMissing',
      scope: 'contacts:read',
    })
  })

  it('lists the teams to choose from', () => {
    const teams = [
      { teamId: 100, teamName: 'Outbound EU' },
      { TeamId: 101 },
      { id: 102, name: 'Outbound US' },
      null,
      { teamId: 'x' },
    ]
    expect(refusal(403, { code: 'TEAM_REQUIRED', teams }).teams).toEqual([
      { teamId: 100, teamName: 'Outbound EU' },
      { teamId: 101, teamName: null },
      { teamId: 102, teamName: 'Outbound US' },
    ])
  })

  it.each([
    [[{ pointer: '/callResolution', detail: 'Not a valid value' }], ['/callResolution']],
    [
      [{ pointer: '#/callResolution' }, { Pointer: '/to' }],
      ['/callResolution', '/to'],
    ],
    [{ CallResolution: ['The value is not valid.'] }, ['/CallResolution']],
    [{ '$.callResolution': ['x'] }, ['/$.callResolution']],
    [[{ pointer: 'a sentence of the server' }, 5, null, {}], undefined],
    ['nothing of the sort', undefined],
  ])('about fields %o points at %o', (errors, pointers) => {
    expect(refusal(400, { title: 'Validation failed', errors }).pointers).toEqual(pointers)
  })

  it.each([['/callResolution'], ['#/callResolution'], ['/CallResolution'], ['/$.callResolution']])(
    'at %s is about the resolution and about no other field',
    (pointer) => {
      const problem = refusal(400, { errors: [{ pointer }] })
      expect(pointsAt(problem, 'callResolution')).toBe(true)
      expect(pointsAt(problem, 'finishProspectInSequence')).toBe(false)
      expect(pointsAt(problem, 'resolution')).toBe(false)
    },
  )

  it('passes on no free text of the server', () => {
    const sentence = 'Maya Okafor cannot be called <b>now</b>'
    const problem = refusal(409, { code: sentence, title: sentence, detail: sentence, errors: [{ pointer: sentence }] })
    expect(problem).toEqual({ code: 'conflict', status: 409 })
  })

  it('keeps at most 200 characters of a slug', () => {
    expect(refusal(409, { code: 'x'.repeat(5000) }).slug).toHaveLength(200)
  })

  it('passes on nothing in which the key is echoed', () => {
    const echo = `x${CANARY_KEY}`
    const body = { code: echo, errors: [{ pointer: `/${echo}` }], teams: [{ teamId: 1, teamName: echo }] }
    for (const status of [400, 401, 403, 404, 409, 429, 500]) {
      expect(JSON.stringify(refusal(status, body))).not.toContain(CANARY_KEY)
    }
    expect(JSON.stringify(refusal(403, { ...body, code: 'TEAM_REQUIRED' }))).not.toContain(CANARY_KEY)
  })

  it('of any shape is a problem of the model and never throws', () => {
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({ code: fc.jsonValue(), errors: fc.jsonValue(), teams: fc.jsonValue() }, { requiredKeys: [] }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), body, (status, value) => {
        expect(problemSchema.parse(refusal(status, value))).toMatchObject({ status })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('when to come back', () => {
  it('is said for every 429', () => {
    expect(refusal(429).retryAt).toBe(NOW + 30_000)
    expect(refusal(429, undefined, { 'Retry-After': '42' }).retryAt).toBe(NOW + 42_000)
  })

  it('is said for a 5xx only where the server says it', () => {
    expect(refusal(503, undefined, { 'Retry-After': '42' }).retryAt).toBe(NOW + 42_000)
    expect(refusal(503)).not.toHaveProperty('retryAt')
  })
})
