import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LARGEST_BODY } from '#lib/worker/reply/body.ts'
import { DEADLINE_MS, type ReplyRequest, sendRequest } from '#lib/worker/reply/request.ts'
import { CANARY_KEY, CREDENTIALS, fakeFetch, json, NOW } from './fake-fetch.ts'

const READ: ReplyRequest = { method: 'GET', path: '/v3/tasks/1' }
const WRITE: ReplyRequest = { method: 'POST', path: '/v3/tasks/1/complete', body: {}, writes: true }

type Respond = Parameters<typeof fakeFetch>[0]

async function send(request: ReplyRequest, respond: Respond, more: { isOnline?: () => boolean; apiUrl?: string } = {}) {
  const { fetch, requests } = fakeFetch(respond)
  const { isOnline = () => true, apiUrl = CREDENTIALS.apiUrl } = more
  const result = await sendRequest({ ...CREDENTIALS, apiUrl }, request, { fetch, now: () => NOW, isOnline })
  return { result, requests, problem: result.ok ? null : result.problem }
}

/** A body that gives `first` and then does as `then` says. */
function stream(first: string | null, then: UnderlyingDefaultSource<Uint8Array>['pull']) {
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (first !== null) controller.enqueue(new TextEncoder().encode(first))
    },
    ...(then && { pull: then }),
  })
}

const breaksOff = (controller: ReadableStreamDefaultController<Uint8Array>) =>
  controller.error(new TypeError(`lost while reading with ${CANARY_KEY}`))

describe('a request', () => {
  it('carries no cookies, follows no redirect, is not cached and names no page', async () => {
    const { requests } = await send(READ, () => json({}))
    expect(requests[0]?.init).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
  })

  it('asks for JSON, and says that it sends JSON only where it does', async () => {
    const read = await send(READ, () => json({}))
    expect(read.requests[0]?.headers.get('Accept')).toBe('application/json')
    expect(read.requests[0]?.headers.has('Content-Type')).toBe(false)
    expect(read.requests[0]?.init).not.toHaveProperty('body')
    const write = await send(WRITE, () => json({}))
    expect(write.requests[0]?.headers.get('Content-Type')).toBe('application/json')
    expect(write.requests[0]?.body).toEqual({})
  })

  it('calls fetch without an owner, which browsers insist on', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(json({})))
    await sendRequest(CREDENTIALS, READ, { fetch, now: () => NOW, isOnline: () => true })
    expect(fetch.mock.contexts).toEqual([undefined])
  })

  it('tells the server time where the server tells it', async () => {
    const told = await send(READ, () => json({ a: 1 }, 200, { Date: 'Mon, 04 May 2026 09:12:33 GMT' }))
    expect(told.result).toMatchObject({
      ok: true,
      value: { status: 200, body: { a: 1 }, serverTime: Date.UTC(2026, 4, 4, 9, 12, 33) },
    })
    const untold = await send(READ, () => json({ a: 1 }))
    expect(untold.result).toMatchObject({ ok: true, value: { serverTime: null } })
  })

  it('tells when the head of an answer was here, however long its body took', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000)
    const slow = new ReadableStream(
      {
        pull(body) {
          clock.mockReturnValue(9_000)
          body.enqueue(new TextEncoder().encode('{}'))
          body.close()
        },
      },
      { highWaterMark: 0 },
    )
    const { result } = await send(READ, () => new Response(slow))
    clock.mockRestore()
    expect(result).toMatchObject({ ok: true, value: { heardAt: 1_000 } })
  })
})

describe('a body', () => {
  it.each([
    ['nothing', () => new Response(null, { status: 204 })],
    ['an empty text', () => new Response('')],
    ['HTML', () => new Response('<!doctype html><title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } })],
    ['JSON that breaks off', () => new Response('{"id": 1, "taskTy')],
  ])('of %s is no JSON', async (_name, respond) => {
    const { result } = await send(READ, respond)
    expect(result).toMatchObject({ ok: true, value: { body: undefined } })
  })

  it('in UTF-8 cut anywhere between its bytes is read whole', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ name: 'Zoë 山田 🎉' }))
    const pieces = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const { result } = await send(READ, () => new Response(pieces))
    expect(result).toMatchObject({ ok: true, value: { body: { name: 'Zoë 山田 🎉' } } })
  })

  it('over 2 MB is unreadable, and no more of it is taken', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(64 * 1024).fill(32))
      },
    })
    const { problem } = await send(READ, () => new Response(endless))
    expect(problem).toEqual({ code: 'unreadable', status: 200 })
    expect(pulled).toBeLessThan(LARGEST_BODY / (64 * 1024) + 5)
  })

  it.each([
    [401, 'keyRefused'],
    [409, 'conflict'],
    [502, 'serverError'],
  ])('that breaks off takes nothing away from status %i', async (status, code) => {
    const { problem } = await send(READ, () => new Response(stream('{"code":', breaksOff), { status }))
    expect(problem).toEqual({ code, status })
  })

  it.each([
    [500, 'serverError'],
    [502, 'serverError'],
    [404, 'notFound'],
    [403, 'notAllowed'],
  ])('of HTML with status %i is %s', async (status, code) => {
    const { problem } = await send(READ, () => new Response('<h1>Bad gateway</h1>', { status }))
    expect(problem).toEqual({ code, status })
  })
})

describe('a connection that fails', () => {
  it('is a network problem, before the answer and in the middle of it', async () => {
    expect((await send(READ, () => new TypeError('Failed to fetch'))).problem).toEqual({ code: 'network' })
    expect((await send(READ, () => new Response(stream('{"id":1', breaksOff)))).problem).toEqual({ code: 'network' })
  })

  it('is not tried while the browser is certainly offline', async () => {
    const { problem, requests } = await send(WRITE, () => json({}), { isOnline: () => false })
    expect(problem).toEqual({ code: 'offline' })
    expect(requests).toEqual([])
  })

  it('is tried on this computer even then, because loopback needs no network', async () => {
    const offline = { isOnline: () => false, apiUrl: 'http://127.0.0.1:8787' }
    expect((await send(READ, () => json({}), offline)).result.ok).toBe(true)
    expect((await send(READ, () => new TypeError('x'), offline)).problem).toEqual({ code: 'offline' })
  })

  it('says "offline" of something that writes only when nothing was sent', async () => {
    let online = true
    const goesDown = () => {
      online = false
      return new TypeError('Failed to fetch')
    }
    const { problem } = await send(WRITE, goesDown, { isOnline: () => online })
    expect(problem).toEqual({ code: 'network' })
    online = true
    expect((await send(READ, goesDown, { isOnline: () => online })).problem).toEqual({ code: 'offline' })
  })
})

describe('the deadline', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const never = <Value>() => new Promise<Value>(() => undefined)

  it('ends a request that is not answered, and aborts it', async () => {
    const { fetch, requests } = fakeFetch(() => never<Response>())
    const sent = sendRequest(CREDENTIALS, READ, { fetch, now: () => NOW, isOnline: () => true })
    await vi.advanceTimersByTimeAsync(DEADLINE_MS - 1)
    expect(requests[0]?.init.signal?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await sent).toEqual({ ok: false, problem: { code: 'timeout' } })
    expect(requests[0]?.init.signal?.aborted).toBe(true)
  })

  it('covers the reading of the body', async () => {
    const { fetch } = fakeFetch(() => new Response(stream('{"id":', () => never<void>())))
    const sent = sendRequest(CREDENTIALS, READ, { fetch, now: () => NOW, isOnline: () => true })
    await vi.advanceTimersByTimeAsync(DEADLINE_MS)
    expect(await sent).toEqual({ ok: false, problem: { code: 'timeout' } })
  })

  it('is still a timeout where aborting makes fetch fail', async () => {
    const { fetch } = fakeFetch(
      ({ init }) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    )
    const sent = sendRequest(CREDENTIALS, WRITE, { fetch, now: () => NOW, isOnline: () => true })
    await vi.advanceTimersByTimeAsync(DEADLINE_MS)
    expect(await sent).toEqual({ ok: false, problem: { code: 'timeout' } })
  })

  it('leaves no timer behind an answer', async () => {
    const { fetch } = fakeFetch(() => json({}))
    await sendRequest(CREDENTIALS, READ, { fetch, now: () => NOW, isOnline: () => true })
    expect(vi.getTimerCount()).toBe(0)
  })
})
