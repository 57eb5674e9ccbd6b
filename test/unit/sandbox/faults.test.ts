import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BOS_TASK, MAYAS_CALL, TOMAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { KeptAliveClient } from './kept-alive.ts'

const COMPLETE = { method: 'POST', path: '/v3/tasks/*/complete' } as const

let reply: RunningReply
let client: KeptAliveClient
beforeEach(async () => {
  reply = await startReply()
  client = new KeptAliveClient(reply)
  // Warm: the connection is used once before anything goes wrong on it.
  await client.send('GET', '/v3/whoami')
})
afterEach(async () => {
  client.close()
  await reply.close()
})

const entryOf = (taskId: number) => reply.control.requests('POST', `/v3/tasks/${taskId}/complete`).at(-1)
const statusOf = (taskId: number) => reply.world.tasks.get(taskId)?.status

describe('a connection that breaks', () => {
  it.each(['close', 'reset'] as const)('before the commit (%s): no answer and no effect', async (how) => {
    reply.faults.add({ ...COMPLETE, kind: 'cutBeforeCommit', how })
    await expect(client.complete(BOS_TASK)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(reply.control.completions(BOS_TASK)).toBe(0)
    expect(entryOf(BOS_TASK)).toMatchObject({
      outcome: 'cut',
      status: null,
      tookEffect: false,
      fault: 'cutBeforeCommit',
      body: '{}',
    })
  })

  it.each(['close', 'reset'] as const)('after the commit (%s): no answer, and the effect is there', async (how) => {
    reply.faults.add({ ...COMPLETE, kind: 'cutAfterCommit', how })
    await expect(client.complete(BOS_TASK)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect([statusOf(BOS_TASK), reply.control.completions(BOS_TASK)]).toEqual(['finished', 1])
    expect(entryOf(BOS_TASK)).toMatchObject({ outcome: 'cut', status: null, tookEffect: true })
    expect((await client.complete(BOS_TASK)).status).toBe(409)
  })

  it('happens on the connection that was used before, and the next request needs a new one', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'cutBeforeCommit' })
    await expect(client.complete(BOS_TASK)).rejects.toMatchObject({ code: 'ECONNRESET' })
    await client.complete(BOS_TASK)
    expect(reply.journal.entries.map(({ connection }) => connection)).toEqual([1, 1, 2])
  })

  it('in the middle of the body: the effect is there and the answer is torn', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'cutMidBody' })
    await expect(client.complete(BOS_TASK)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(entryOf(BOS_TASK)).toMatchObject({ outcome: 'cut', tookEffect: true })
  })

  it('with a late commit: the effect comes after the client has given up', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'lateCommit', ms: 40 })
    await expect(client.complete(BOS_TASK)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(statusOf(BOS_TASK)).toBe('new')
    await vi.waitFor(() => expect(statusOf(BOS_TASK)).toBe('finished'))
    await vi.waitFor(() => expect(entryOf(BOS_TASK)).toMatchObject({ outcome: 'cut', tookEffect: true }))
  })

  it('idle: connections that nobody uses can be dropped', async () => {
    expect(await reply.connections()).toBe(1)
    reply.dropIdleConnections()
    await vi.waitFor(async () => expect(await reply.connections()).toBe(0))
  })
})

describe('an answer that is wrong', () => {
  it.each([
    ['500 before the commit', { status: 500 }, 0],
    ['500 after the commit', { status: 500, commits: true }, 1],
    ['204 after the commit', { status: 204, commits: true }, 1],
    ['408', { status: 408 }, 0],
    ['422', { status: 422, contentType: 'application/problem+json', body: '{"title":"No","status":422}' }, 0],
  ] as const)('%s', async (_, fault, effects) => {
    reply.faults.add({ ...COMPLETE, kind: 'status', ...fault })
    const answer = await client.complete(BOS_TASK)
    expect([answer.status, answer.body]).toEqual([fault.status, 'body' in fault ? fault.body : ''])
    expect(reply.control.completions(BOS_TASK)).toBe(effects)
    expect(entryOf(BOS_TASK)).toMatchObject({
      outcome: 'answered',
      status: fault.status,
      tookEffect: effects === 1,
      fault: 'status',
    })
  })

  it('an HTML page from a proxy', async () => {
    const body = '<html><h1>502 Bad Gateway</h1></html>'
    reply.faults.add({ ...COMPLETE, kind: 'status', status: 502, contentType: 'text/html', body })
    expect(await client.complete(BOS_TASK)).toMatchObject({
      status: 502,
      body,
      headers: { 'content-type': 'text/html' },
    })
  })

  it.each(['7', 'Wed, 04 Nov 2026 12:00:07 GMT'])('429 with Retry-After: %s', async (wait) => {
    reply.faults.add({ ...COMPLETE, kind: 'status', status: 429, headers: { 'Retry-After': wait } })
    expect(await client.complete(BOS_TASK)).toMatchObject({ status: 429, headers: { 'retry-after': wait } })
    expect((await client.complete(BOS_TASK)).status).toBe(200)
  })

  it('a redirect to another host', async () => {
    reply.faults.add({
      ...COMPLETE,
      kind: 'status',
      status: 307,
      headers: { Location: 'https://elsewhere.example/v3' },
    })
    expect(await client.complete(BOS_TASK)).toMatchObject({
      status: 307,
      headers: { location: 'https://elsewhere.example/v3' },
    })
  })

  it('another task’s id', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'wrongId', taskId: MAYAS_CALL })
    expect(JSON.parse((await client.complete(BOS_TASK)).body)).toMatchObject({ id: MAYAS_CALL, status: 1 })
    expect([statusOf(BOS_TASK), statusOf(MAYAS_CALL)]).toEqual(['finished', 'new'])
  })

  it('something that is not JSON', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'unreadableJson' })
    const answer = await client.complete(BOS_TASK)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json'])
    expect(() => JSON.parse(answer.body)).toThrow(SyntaxError)
    expect(statusOf(BOS_TASK)).toBe('finished')
  })

  it('a very large body around the right fields', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'hugeBody', bytes: 3_000_000 })
    const answer = await client.complete(BOS_TASK)
    expect(answer.body.length).toBeGreaterThan(3_000_000)
    expect(JSON.parse(answer.body)).toMatchObject({ id: BOS_TASK, status: 1 })
  })
})

describe('an answer that is slow', () => {
  it.each(['beforeCommit', 'afterCommit'] as const)('waits %s, then goes on as usual', async (when) => {
    reply.faults.add({ ...COMPLETE, kind: 'delay', ms: 30, when })
    const started = performance.now()
    expect((await client.complete(BOS_TASK)).status).toBe(200)
    expect(performance.now() - started).toBeGreaterThanOrEqual(29)
    expect(reply.control.completions(BOS_TASK)).toBe(1)
  })

  it.each([
    ['beforeCommit', 'new'],
    ['afterCommit', 'finished'],
  ] as const)('stands still %s until it is released', async (when, meanwhile) => {
    reply.faults.add({ ...COMPLETE, kind: 'hold', when })
    const answer = client.complete(BOS_TASK)
    await vi.waitFor(() => expect(reply.faults.held()).toBe(1))
    expect([statusOf(BOS_TASK), entryOf(BOS_TASK)?.outcome]).toEqual([meanwhile, 'pending'])
    expect(reply.faults.release()).toBe(1)
    expect((await answer).status).toBe(200)
    expect(statusOf(BOS_TASK)).toBe('finished')
  })

  it('commits although the client left while it waited', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'hold' })
    const answer = client.complete(BOS_TASK)
    await vi.waitFor(() => expect(reply.faults.held()).toBe(1))
    client.close()
    await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
    await vi.waitFor(async () => expect(await reply.connections()).toBe(0))
    reply.faults.release()
    await vi.waitFor(() =>
      expect(entryOf(BOS_TASK)).toMatchObject({ outcome: 'clientGone', status: null, tookEffect: true }),
    )
    expect(statusOf(BOS_TASK)).toBe('finished')
  })

  it('does not keep the server from closing', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'delay', ms: 600_000 })
    const answer = client.complete(BOS_TASK)
    await vi.waitFor(() => expect(entryOf(BOS_TASK)?.fault).toBe('delay'))
    await Promise.all([expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' }), reply.close()])
    reply = await startReply()
  })
})

describe('the queue of faults', () => {
  it('meets matching requests only, in order, as often as told', async () => {
    reply.faults.add({ ...COMPLETE, kind: 'status', status: 500, times: 2 })
    reply.faults.add({ ...COMPLETE, kind: 'status', status: 503 })
    expect((await client.send('GET', `/v3/tasks/${BOS_TASK}`)).status).toBe(200)
    const statuses = []
    for (let count = 0; count < 4; count += 1) statuses.push((await client.complete(BOS_TASK)).status)
    expect(statuses).toEqual([500, 500, 503, 200])
    expect(reply.faults.list().map(({ met }) => met)).toEqual([2, 1])
  })

  it('can let requests pass first, name one task, and never end', async () => {
    reply.faults.add({
      method: 'POST',
      path: `/v3/tasks/${MAYAS_CALL}/complete`,
      kind: 'status',
      status: 500,
      times: 'always',
    })
    reply.faults.add({ ...COMPLETE, kind: 'status', status: 502, after: 1 })
    expect((await client.complete(MAYAS_CALL)).status).toBe(500)
    expect((await client.complete(BOS_TASK)).status).toBe(200)
    expect((await client.complete(MAYAS_CALL)).status).toBe(500)
    expect((await client.complete(TOMAS_CALL)).status).toBe(502)
    reply.faults.clear()
    expect((await client.complete(MAYAS_CALL)).status).toBe(200)
  })

  it('refuses a fault that it does not know', () => {
    expect(() => reply.faults.add(JSON.parse('{"kind":"cutBeforeComit"}'))).toThrow('kind')
    expect(() => reply.faults.add({ kind: 'status', status: 99 })).toThrow('status')
  })
})
