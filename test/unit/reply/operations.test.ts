import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { requestOf } from '#lib/worker/reply/address.ts'
import { createCaller } from '#lib/worker/reply/caller.ts'
import { OPERATIONS, type Operation, type OperationId } from '#lib/worker/reply/operations.ts'
import { operationsPage } from '#test/package/operations-page.ts'
import { covers } from '#test/sandbox/keys.ts'
import { CREDENTIALS, fakeFetch, json, NOW } from './fake-fetch.ts'

type Described = Record<string, unknown> & {
  'x-kind': string
  'x-rate-family': string
  'x-required-scope': string
  'x-on-repeat'?: { effect: string }
  'x-recovery-read'?: { operationId: string }[]
}

const contract: { paths: Record<string, Record<string, Described>> } = parse(
  readFileSync(new URL('../../sandbox/openapi.yaml', import.meta.url), 'utf8'),
)

const TABLE = Object.entries(OPERATIONS).map(([id, operation]): [string, Operation] => [id, operation])
const described = (operation: Operation): Described | undefined =>
  contract.paths[operation.path]?.[operation.method.toLowerCase()]

describe.each(TABLE)('the operation %s', (id, operation) => {
  const there = described(operation)

  it('is the one of this name in the contract, of the same kind and in the same limits', () => {
    expect(there).toMatchObject({
      operationId: id,
      'x-kind': operation.kind,
      'x-rate-family': operation.rate,
    })
  })

  it('asks for a scope that allows it', () => {
    const needed = there?.['x-required-scope'] ?? ''
    expect(operation.scope === null ? needed === 'none' : covers([operation.scope], needed)).toBe(true)
  })

  it('knows what a repeat does and which reads the contract names for a lost answer', () => {
    const { onRepeat, recovery } = operation.kind === 'write' ? operation : { onRepeat: undefined, recovery: [] }
    expect(there?.['x-on-repeat']?.effect).toBe(onRepeat)
    const named = (there?.['x-recovery-read'] ?? []).map(({ operationId }) => operationId)
    expect(recovery.length > 0).toBe(operation.kind === 'write')
    for (const { read } of recovery) {
      expect(named).toContain(read)
      expect(OPERATIONS).toHaveProperty(read)
      expect(OPERATIONS[read as OperationId].kind).toBe('read')
    }
  })
})

describe('a request', () => {
  it('is made for no operation that is not in the table', async () => {
    const { fetch, requests } = fakeFetch(() => json({}))
    const call = createCaller(CREDENTIALS, { fetch, now: () => NOW, isOnline: () => true })
    const unknown = 'executeTask' as OperationId
    expect(await call({ operation: unknown, at: { id: 1 } }, () => 1)).toEqual({
      ok: false,
      problem: { code: 'internal' },
    })
    expect(await call({ operation: 'toString' as OperationId }, () => 1)).toMatchObject({ ok: false })
    expect(requests).toEqual([])
  })

  it('is made by nothing but the table: no other file of the client names a path', () => {
    expect(requestOf({ operation: 'completeTask', at: { id: 7 }, body: {} })).toEqual({
      ok: true,
      value: { method: 'POST', path: '/v3/tasks/7/complete', body: {}, scope: 'tasks:operate', writes: true },
    })
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('is not made about the number %s', (id) => {
    expect(requestOf({ operation: 'completeTask', at: { id } })).toMatchObject({ problem: { code: 'badTaskId' } })
    expect(requestOf({ operation: 'addContactNote', at: { id } })).toMatchObject({ problem: { code: 'notFound' } })
  })
})

it('docs/reply-api.md is written from the table, and is up to date', () => {
  const page = readFileSync(new URL('../../../docs/reply-api.md', import.meta.url), 'utf8')
  expect(page, 'Run `npm run api-page`.').toBe(operationsPage())
})
