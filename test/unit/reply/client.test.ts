import { describe, expect, it } from 'vitest'
import type { CallResolution, Encoding, KeyHeader } from '#lib/shared/reply/model.ts'
import { CANARY_KEY, json, replyAnswering } from './fake-fetch.ts'
import { CALL_IN_INTEGERS, CALL_IN_STRINGS, CONTACT, SUMMARY_IN_INTEGERS, SUMMARY_IN_STRINGS } from './wire-samples.ts'

const DIALECTS: { header: KeyHeader; encoding: Encoding }[] = [
  { header: 'X-API-Key', encoding: 'integers' },
  { header: 'X-API-Key', encoding: 'strings' },
  { header: 'Authorization', encoding: 'integers' },
  { header: 'Authorization', encoding: 'strings' },
]

describe.each(DIALECTS)('with $header and $encoding', ({ header, encoding }) => {
  const task = encoding === 'integers' ? CALL_IN_INTEGERS : CALL_IN_STRINGS
  const summary = encoding === 'integers' ? SUMMARY_IN_INTEGERS : SUMMARY_IN_STRINGS
  const reply = (body: unknown) => replyAnswering(() => json(body), { credentials: { header } })

  it('exactly one header carries the key', async () => {
    const { api, requests } = reply(task)
    await api.task(9001)
    const headers = requests[0]?.headers
    expect(headers?.get('X-API-Key')).toBe(header === 'X-API-Key' ? CANARY_KEY : null)
    expect(headers?.get('Authorization')).toBe(header === 'Authorization' ? `Bearer ${CANARY_KEY}` : null)
    expect(headers?.has('X-TEAM-ID')).toBe(false)
  })

  it('a task is read, with its script where that is asked for', async () => {
    const { api, requests } = reply(task)
    const read = await api.task(9001)
    expect(read).toMatchObject({ ok: true, value: { value: { id: 9001, taskType: 'call', status: 'new', encoding } } })
    await api.task(9001, { includeContent: true })
    expect(requests.map(({ url }) => url)).toEqual([
      'https://api.reply.io/v3/tasks/9001',
      'https://api.reply.io/v3/tasks/9001?includeContent=true',
    ])
  })

  it('open tasks are asked for in the encoding of the server', async () => {
    const { api, requests } = reply({ items: [summary], hasMore: true })
    const filter = { assignedUserId: 42, status: { name: 'new' as const, encoding }, to: '2030-01-01T00:00:00Z' }
    const page = await api.tasks(filter, { top: 200, skip: 400 })
    expect(page).toMatchObject({ ok: true, value: { items: [{ id: 9001, encoding }], hasMore: true, received: 1 } })
    expect(requests[0]).toMatchObject({
      url: 'https://api.reply.io/v3/tasks/filter?top=200&skip=400',
      body: { assignedUserId: 42, status: encoding === 'integers' ? 0 : 'new', to: '2030-01-01T00:00:00Z' },
    })
  })

  it.each<[CallResolution, number]>([
    ['positive', 0],
    ['toCall', 1],
    ['negative', 2],
  ])('a call is completed as %s', async (callResolution, integer) => {
    const { api, requests } = reply({ ...task, status: encoding === 'integers' ? 1 : 'finished' })
    const done = await api.complete(9001, { callResolution, finishProspectInSequence: false }, encoding)
    expect(done).toMatchObject({ ok: true, value: { value: { id: 9001, status: 'finished' } } })
    expect(requests).toHaveLength(1)
    expect(requests[0]?.url).toBe('https://api.reply.io/v3/tasks/9001/complete')
    expect(requests[0]?.init.method).toBe('POST')
    const resolution = encoding === 'integers' ? integer : callResolution
    expect(requests[0]?.init.body).toBe(JSON.stringify({ callResolution: resolution, finishProspectInSequence: false }))
  })

  it('another task is completed without a resolution', async () => {
    const { api, requests } = reply(task)
    await api.complete(9001, { callResolution: null, finishProspectInSequence: true }, encoding)
    expect(requests[0]?.init.body).toBe('{"finishProspectInSequence":true}')
  })
})

describe('a task id', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'of %s is refused before a request',
    async (id) => {
      const { api, requests } = replyAnswering(() => json(CALL_IN_INTEGERS))
      const refused = { ok: false, problem: { code: 'badTaskId' } }
      expect(await api.task(id)).toEqual(refused)
      expect(await api.complete(id, { callResolution: null, finishProspectInSequence: false }, 'integers')).toEqual(
        refused,
      )
      expect(requests).toEqual([])
    },
  )

  it('of 2^53-1 is asked for and read exactly', async () => {
    const id = Number.MAX_SAFE_INTEGER
    const { api, requests } = replyAnswering(() => json({ ...CALL_IN_INTEGERS, id }))
    expect(await api.task(id)).toMatchObject({ ok: true, value: { value: { id } } })
    expect(requests[0]?.url).toBe('https://api.reply.io/v3/tasks/9007199254740991')
  })

  it.each([9002, '9001', undefined, 9001.5])('that is answered as %s makes the answer unreadable', async (id) => {
    const { api } = replyAnswering(() => json({ ...CALL_IN_INTEGERS, id }))
    const unreadable = { ok: false, problem: { code: 'unreadable', status: 200 } }
    expect(await api.task(9001)).toEqual(unreadable)
    expect(await api.complete(9001, { callResolution: null, finishProspectInSequence: false }, 'integers')).toEqual(
      unreadable,
    )
  })
})

describe('people and sequences', () => {
  it('a contact is asked for by its id, and only that one is taken', async () => {
    const { api, requests } = replyAnswering(() => json(CONTACT))
    expect(await api.contact(12345)).toMatchObject({ ok: true, value: { fullName: 'Maya Okafor' } })
    expect(await api.contact(1)).toMatchObject({ ok: false, problem: { code: 'unreadable' } })
    expect(await api.contact(0)).toEqual({ ok: false, problem: { code: 'notFound' } })
    expect(requests.map(({ url }) => url)).toEqual([
      'https://api.reply.io/v3/contacts/12345',
      'https://api.reply.io/v3/contacts/1',
    ])
  })

  it.each([
    ['https://uk.linkedin.com/in/Maya-Okafor/?trk=x#top', 'maya-okafor'],
    ['http://www.linkedin.com/m/in/maya-okafor/en', 'maya-okafor'],
    ['linkedin.com/in/maya-okafor/overlay/contact-info/', 'maya-okafor'],
    ['https://www.linkedin.com/in/andr%25C3%25A9-test', 'andr%C3%A9-test'],
    ['https://www.linkedin.com/in/ACoAAB1cD2eF3gH4iJ5kL6mN7oP8', 'ACoAAB1cD2eF3gH4iJ5kL6mN7oP8'],
  ])('the profile %s is asked for in one spelling', async (url, slug) => {
    const { api, requests } = replyAnswering(() => json({ items: [CONTACT], hasMore: false }))
    expect(await api.contactsByLinkedIn(url)).toMatchObject({ ok: true, value: [{ id: 12345 }] })
    expect(new URL(requests[0]?.url ?? '').searchParams.get('linkedIn')).toBe(`https://www.linkedin.com/in/${slug}`)
  })

  it.each([
    'https://www.linkedin.com/company/northwind',
    'https://linkedin.com.example/in/maya',
    'maya',
    '',
    'https://www.linkedin.com/in/%E0%A4%A',
  ])('nobody is asked for by "%s"', async (url) => {
    const { api, requests } = replyAnswering(() => json({ items: [CONTACT], hasMore: false }))
    expect(await api.contactsByLinkedIn(url)).toEqual({ ok: true, value: [] })
    expect(requests).toEqual([])
  })

  it('an e-mail address is asked for as it stands, sign by sign', async () => {
    const { api, requests } = replyAnswering(() => json({ items: [CONTACT, null], hasMore: false }))
    const email = 'maya+work&more=1#x@northwind.example'
    expect(await api.contactsByEmail(` ${email} `)).toMatchObject({ ok: true, value: [{ id: 12345 }] })
    const url = new URL(requests[0]?.url ?? '')
    expect([url.pathname, url.searchParams.get('email'), url.hash]).toEqual(['/v3/contacts', email, ''])
    expect(await api.contactsByEmail('  ')).toEqual({ ok: true, value: [] })
    expect(requests).toHaveLength(1)
  })

  it('the contacts of a sequence are asked for page by page', async () => {
    const { api, requests } = replyAnswering(() =>
      json({ items: [CONTACT, { id: 'x' }], hasMore: true, totalCount: 9 }),
    )
    expect(await api.contactsOfSequence(100, { top: 5000, skip: 2 })).toMatchObject({
      ok: true,
      value: { items: [{ id: 12345 }], hasMore: true, received: 2 },
    })
    expect(requests[0]).toMatchObject({
      url: 'https://api.reply.io/v3/contacts/filter?top=1000&skip=2',
      body: { sequenceId: 100 },
    })
    expect(await api.contactsOfSequence(0, { top: 1, skip: 0 })).toEqual({ ok: false, problem: { code: 'notFound' } })
    expect(requests).toHaveLength(1)
  })

  it('a sequence and the user are read', async () => {
    const { api } = replyAnswering(({ url }) =>
      json(url.endsWith('/whoami') ? { userId: 42 } : { id: 100, name: 'Outreach' }),
    )
    expect(await api.sequence(100)).toEqual({
      ok: true,
      value: { id: 100, name: 'Outreach', status: null, isArchived: false },
    })
    expect(await api.whoami()).toEqual({ ok: true, value: { userId: 42, username: null, teamId: null } })
  })
})

describe('a refused call', () => {
  const FORBIDDEN = () => json({ code: 'insufficient_scope' }, 403)

  it('names the scope that it needs', async () => {
    const { api } = replyAnswering(FORBIDDEN)
    const scopes = [
      await api.task(1),
      await api.contact(1),
      await api.sequence(1),
      await api.contactsByEmail('a@b.example'),
    ]
    expect(scopes.map((result) => (result.ok ? null : result.problem.scope))).toEqual([
      'tasks:operate',
      'contacts:read',
      'sequences:read',
      'contacts:read',
    ])
  })

  it('is made once and not repeated', async () => {
    const { api, requests } = replyAnswering(() => json({}, 503))
    await api.complete(1, { callResolution: null, finishProspectInSequence: false }, 'integers')
    await api.task(1)
    expect(requests).toHaveLength(2)
  })
})

describe('credentials', () => {
  it('name the team where there is one', async () => {
    const { api, requests } = replyAnswering(() => json({ userId: 1 }), { credentials: { teamId: 101 } })
    await api.whoami()
    expect(requests[0]?.headers.get('X-TEAM-ID')).toBe('101')
  })

  it.each(['http://api.reply.io', 'https://user:pass@api.reply.io', 'ftp://api.reply.io', ''])(
    'never travel to "%s"',
    async (apiUrl) => {
      const { api, requests } = replyAnswering(() => json({ userId: 1 }), { credentials: { apiUrl } })
      expect(await api.whoami()).toEqual({ ok: false, problem: { code: 'badAddress' } })
      expect(requests).toEqual([])
    },
  )
})

describe('the pace', () => {
  it('is asked before each request, and told when Reply wants fewer', async () => {
    const course: string[] = []
    const turn = {
      wait: () => {
        course.push('wait')
        return Promise.resolve()
      },
      count: () => course.push('count'),
      closedUntil: () => null,
      hold: (until: number) => {
        course.push(`hold ${until}`)
        return until + 5000
      },
    }
    const respond = () => {
      course.push('request')
      return json({}, 429, { 'Retry-After': '42', Date: 'Mon, 04 May 2026 09:00:00 GMT' })
    }
    const { api } = replyAnswering(respond, { deps: { turn, now: () => 1000 } })
    expect(await api.task(1)).toMatchObject({ problem: { code: 'rateLimited', retryAt: 48_000 } })
    expect(course).toEqual(['wait', 'request', 'hold 43000'])
    course.length = 0
    // What was decided and written down before does not wait.
    await api.complete(1, { callResolution: null, finishProspectInSequence: false }, 'integers')
    expect(course).toEqual(['count', 'request', 'hold 43000'])
  })

  it('makes no request while Reply wants none, and says until when', async () => {
    const turn = { wait: () => Promise.resolve(), count: () => undefined, hold: (until: number) => until }
    const { api, requests } = replyAnswering(() => json({}), { deps: { turn: { ...turn, closedUntil: () => 9000 } } })
    const body = { callResolution: null, finishProspectInSequence: false }
    for (const asked of [await api.task(1), await api.complete(1, body, 'integers'), await api.whoami()]) {
      expect(asked).toEqual({ ok: false, problem: { code: 'rateLimited', retryAt: 9000 } })
    }
    expect(requests).toEqual([])
  })
})
