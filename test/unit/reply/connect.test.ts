import { describe, expect, it } from 'vitest'
import { readApiUrl } from '#lib/worker/reply/api-url.ts'
import { connect } from '#lib/worker/reply/connect.ts'
import { CANARY_KEY, fakeFetch, json, NOW } from './fake-fetch.ts'

const EMPTY_401 = () => new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } })
const USER = { userId: 42, username: null, teamId: null }

async function connectTo(respond: Parameters<typeof fakeFetch>[0], given: { key?: string; apiUrl?: string } = {}) {
  const { fetch, requests } = fakeFetch(respond)
  const connection = { apiUrl: 'https://api.reply.io', key: CANARY_KEY, teamId: null, ...given }
  const result = await connect(connection, { fetch, now: () => NOW, isOnline: () => true })
  const headers = requests.map(({ headers: sent }) => [sent.get('X-API-Key'), sent.get('Authorization')])
  return { result, requests, headers }
}

describe('testing a key', () => {
  it('settles on X-API-Key where that is taken', async () => {
    const { result, headers } = await connectTo(() => json({ userId: 42 }))
    expect(result).toEqual({ ok: true, value: { header: 'X-API-Key', user: USER } })
    expect(headers).toEqual([[CANARY_KEY, null]])
  })

  it('tries Bearer once after a 401, and never both together', async () => {
    const { result, headers } = await connectTo(({ headers: sent }) =>
      sent.has('Authorization') ? json({ userId: 42 }) : EMPTY_401(),
    )
    expect(result).toEqual({ ok: true, value: { header: 'Authorization', user: USER } })
    expect(headers).toEqual([
      [CANARY_KEY, null],
      [null, `Bearer ${CANARY_KEY}`],
    ])
  })

  it('gives up after both were refused', async () => {
    const { result, requests } = await connectTo(EMPTY_401)
    expect(result).toEqual({ ok: false, problem: { code: 'keyRefused', status: 401 } })
    expect(requests).toHaveLength(2)
  })

  it.each([
    [401, { code: 'USER_NOT_FOUND' }, 'userRequired'],
    [403, { code: 'TEAM_REQUIRED', teams: [{ teamId: 100, teamName: 'Outbound EU' }] }, 'teamRequired'],
    [403, {}, 'notAllowed'],
    [429, {}, 'rateLimited'],
    [500, {}, 'serverError'],
  ])('does not try Bearer after %i %o', async (status, body, code) => {
    const { result, requests } = await connectTo(() => json(body, status))
    expect(result).toMatchObject({ ok: false, problem: { code } })
    expect(requests).toHaveLength(1)
  })

  it('says so when something else than Reply answers', async () => {
    const { result } = await connectTo(() => new Response('<title>Sign in to the hotel</title>'))
    expect(result).toEqual({ ok: false, problem: { code: 'unreadable', status: 200 } })
  })

  it('takes a key with blanks around it', async () => {
    const { headers } = await connectTo(() => json({ userId: 42 }), { key: `\n ${CANARY_KEY}\t` })
    expect(headers).toEqual([[CANARY_KEY, null]])
  })

  it.each(['', '   ', 'two words', 'line\nbreak', 'bell\u0007', 'clé', '\u200bhidden', 'x'.repeat(4097)])(
    'asks nobody about %o, which cannot be a key',
    async (key) => {
      const { result, requests } = await connectTo(() => json({ userId: 42 }), { key })
      expect(result).toEqual({ ok: false, problem: { code: 'keyRefused' } })
      expect(requests).toEqual([])
    },
  )

  it('sends the key nowhere when the address is bad', async () => {
    const { result, requests } = await connectTo(() => json({ userId: 42 }), { apiUrl: 'http://api.reply.io' })
    expect(result).toEqual({ ok: false, problem: { code: 'badAddress' } })
    expect(requests).toEqual([])
  })

  it('asks below a path prefix', async () => {
    const { requests } = await connectTo(() => json({ userId: 42 }), { apiUrl: 'https://proxy.example/reply/v3/' })
    expect(requests[0]?.url).toBe('https://proxy.example/reply/v3/whoami')
  })
})

describe('an API address', () => {
  it.each([
    ['https://api.reply.io', 'https://api.reply.io'],
    [' https://API.reply.io/v3/ ', 'https://api.reply.io'],
    ['api.reply.io/v3', 'https://api.reply.io'],
    ['https://proxy.example:8443/reply//', 'https://proxy.example:8443/reply'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://127.0.0.1:8787/v3', 'http://127.0.0.1:8787'],
    ['http://127.8.9.1', 'http://127.8.9.1'],
    ['http://127.1:80', 'http://127.0.0.1'],
    ['http://[::1]:8787/', 'http://[::1]:8787'],
  ])('"%s" is %s', (written, address) => {
    expect(readApiUrl(written)).toEqual({ ok: true, value: address })
  })

  it.each([
    '',
    'https://',
    'http://api.reply.io',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'http://128.0.0.1',
    'https://key@api.reply.io',
    'https://a:b@api.reply.io',
    'https://api.reply.io?key=1',
    'https://api.reply.io/#x',
    'https:\\\\api.reply.io',
    'https://api reply.io',
    'ftp://api.reply.io',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('"%s" is none', (written) => {
    expect(readApiUrl(written)).toEqual({ ok: false, problem: { code: 'badAddress' } })
  })

  it('is the same when it is read again', () => {
    for (const written of ['https://proxy.example/reply/v3', 'http://[::1]:8787/', 'api.reply.io']) {
      const once = readApiUrl(written)
      expect(once.ok && readApiUrl(once.value)).toEqual(once)
    }
  })
})
