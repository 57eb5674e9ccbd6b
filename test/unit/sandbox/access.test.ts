import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEMO_KEY, KEYS } from '#test/sandbox/keys.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { ask } from './ask.ts'

let reply: RunningReply
beforeEach(async () => {
  reply = await startReply({ now: () => new Date('2026-11-04T12:00:00Z') })
})
afterEach(() => reply.close())

describe('credentials', () => {
  it.each([
    ['none', null, {}],
    ['an unknown key', 'nobody', {}],
    ['a revoked key', KEYS.revoked.key, {}],
    ['Bearer where X-API-Key is expected', null, { Authorization: `Bearer ${DEMO_KEY}` }],
  ])('%s is 401 with an empty body', async (_, key, headers) => {
    const answer = await ask(reply, '/v3/whoami', { key, headers })
    expect([answer.status, answer.text]).toEqual([401, ''])
    expect(answer.headers.get('content-length')).toBe('0')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('accepts Bearer alone, or either, as the switch says, and never both at once', async () => {
    const bearer = { key: null, headers: { Authorization: `Bearer ${DEMO_KEY}` } }
    reply.control.setSwitches({ credential: 'bearer' })
    expect((await ask(reply, '/v3/whoami', bearer)).status).toBe(200)
    expect((await ask(reply, '/v3/whoami')).status).toBe(401)
    reply.control.setSwitches({ credential: 'either' })
    expect((await ask(reply, '/v3/whoami', bearer)).status).toBe(200)
    expect((await ask(reply, '/v3/whoami')).status).toBe(200)
    expect((await ask(reply, '/v3/whoami', { headers: bearer.headers })).status).toBe(400)
  })

  it('tells who it is in each of the three known shapes', async () => {
    const bodies = []
    for (const whoami of ['id', 'name', 'team'] as const) {
      reply.control.setSwitches({ whoami })
      bodies.push((await ask(reply, '/v3/whoami')).json)
    }
    expect(bodies).toEqual([
      { userId: 42 },
      { userId: 42, username: 'rosa.lindgren@brightwater.example' },
      { userId: 42, username: 'rosa.lindgren@brightwater.example', teamId: 100 },
    ])
  })

  it('sends no CORS header unless the switch says so', async () => {
    const headers = { Origin: 'https://crm.example' }
    expect((await ask(reply, '/v3/whoami', { headers })).headers.get('access-control-allow-origin')).toBeNull()
    reply.control.setSwitches({ cors: true })
    expect((await ask(reply, '/v3/whoami', { headers })).headers.get('access-control-allow-origin')).toBe(
      'https://crm.example',
    )
    const preflight = { ...headers, 'Access-Control-Request-Method': 'POST' }
    expect((await ask(reply, '/v3/whoami', { method: 'OPTIONS', key: null, headers: preflight })).status).toBe(204)
  })
})

describe('scopes, teams and acting users', () => {
  it.each([
    ['/v3/tasks/184467', KEYS.noTasks.key],
    ['/v3/contacts/31001', KEYS.noContacts.key],
    ['/v3/sequences', KEYS.smallest.key],
  ])('%s without its scope is insufficient_scope, and lists no scopes', async (path, key) => {
    const answer = await ask(reply, path, { key })
    expect(answer.json).toEqual({ title: 'Forbidden', status: 403, code: 'insufficient_scope' })
  })

  it('whoami needs no scope at all, and operate includes read', async () => {
    expect((await ask(reply, '/v3/whoami', { key: KEYS.noScopes.key })).status).toBe(200)
    expect((await ask(reply, '/v3/tasks/184467', { key: KEYS.smallest.key })).status).toBe(200)
  })

  it('read does not include operate', async () => {
    const answer = await ask(reply, '/v3/tasks/184467/complete', { body: {}, key: KEYS.readOnly.key })
    expect([answer.status, reply.control.completions(184467)]).toEqual([403, 0])
  })

  it('a key of two teams must name one, and is told which there are', async () => {
    const key = KEYS.twoTeams.key
    const teams = [
      { teamId: 100, teamName: 'Outbound EU' },
      { teamId: 101, teamName: 'Outbound US' },
    ]
    expect((await ask(reply, '/v3/whoami', { key })).json).toMatchObject({ code: 'TEAM_REQUIRED', teams })
    expect((await ask(reply, '/v3/whoami', { key, headers: { 'X-TEAM-ID': '300' } })).json).toMatchObject({
      status: 403,
      code: 'TEAM_NOT_ACCESSIBLE',
      teams,
    })
    expect((await ask(reply, '/v3/whoami', { key, headers: { 'X-TEAM-ID': '101' } })).json).toMatchObject({
      teamId: 101,
    })
    expect((await ask(reply, '/v3/tasks/151001', { key, headers: { 'X-TEAM-ID': '101' } })).status).toBe(200)
    expect((await ask(reply, '/v3/tasks/151001', { key, headers: { 'X-TEAM-ID': '100' } })).status).toBe(404)
  })

  it('a team key names its user, by id or by e-mail; one who does not exist is 401 with a body', async () => {
    const key = KEYS.team.key
    expect((await ask(reply, '/v3/whoami', { key })).json).toMatchObject({ status: 403, code: 'USER_REQUIRED' })
    expect((await ask(reply, '/v3/whoami', { key, headers: { 'x-user-id': '43' } })).json).toMatchObject({ userId: 43 })
    const byMail = { 'X-User-Email': 'jonah.pike@brightwater.example' }
    expect((await ask(reply, '/v3/whoami', { key, headers: byMail })).json).toMatchObject({ userId: 43 })
    const nobody = await ask(reply, '/v3/whoami', { key, headers: { 'X-User-Id': '77' } })
    expect(nobody.json).toMatchObject({ status: 401, code: 'USER_NOT_FOUND' })
  })

  it('an account without an organization has no team users', async () => {
    expect((await ask(reply, '/v3/whoami/team-users')).json).toContainEqual({
      teamId: 100,
      teamName: 'Outbound EU',
      userId: 43,
      userName: 'Jonah Pike',
      userEmail: 'jonah.pike@brightwater.example',
    })
    reply.control.setSwitches({ organization: false })
    expect((await ask(reply, '/v3/whoami/team-users')).json).toMatchObject({ code: 'workspace.organizationRequired' })
  })

  it('another account sees none of it', async () => {
    const key = KEYS.otherAccount.key
    expect((await ask(reply, '/v3/tasks/184461', { key })).status).toBe(404)
    expect((await ask(reply, '/v3/tasks/184461/complete', { key, body: {} })).status).toBe(404)
    expect((await ask(reply, '/v3/contacts/31001', { key })).status).toBe(404)
    expect((await ask(reply, '/v3/tasks?top=1000', { key })).json).toMatchObject({
      items: [{ id: 171001 }, { id: 171002 }],
    })
  })
})

describe('the rate limit', () => {
  it('is shared by all keys of a user, names the wait in seconds, and ends when the minute has passed', async () => {
    reply.control.setSwitches({ perMinute: 2 })
    expect((await ask(reply, '/v3/whoami')).status).toBe(200)
    reply.control.advanceClock(20_000)
    expect((await ask(reply, '/v3/whoami', { key: KEYS.smallest.key })).status).toBe(200)
    const limited = await ask(reply, '/v3/whoami')
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '40'])
    expect((await ask(reply, '/v3/whoami', { key: KEYS.colleague.key })).status).toBe(200)
    reply.control.advanceClock(40_000)
    expect((await ask(reply, '/v3/whoami')).status).toBe(200)
  })

  it('counts the hour too', async () => {
    reply.control.setSwitches({ perHour: 1 })
    await ask(reply, '/v3/whoami')
    reply.control.advanceClock(61_000)
    const limited = await ask(reply, '/v3/whoami')
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3539'])
  })
})
