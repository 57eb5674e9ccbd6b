import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { completionViewSchema } from '#lib/shared/messages/views.ts'
import { accountOf, completionRecordSchema, parseRecord } from '#lib/worker/journal/record.ts'
import { toView } from '#lib/worker/journal/view.ts'
import { held, recordIn } from './examples.ts'

const EXAMPLES = new URL('./stored/', import.meta.url)

/** What a browser holds that was last used with an older version of the extension. Examples are added, never changed. */
const stored = await Promise.all(
  (await readdir(EXAMPLES)).map(async (name) => {
    const row: unknown = JSON.parse(await readFile(new URL(name, EXAMPLES), 'utf8'))
    return { name, row }
  }),
)

describe('a stored completion', () => {
  it('has an example of each version', () => {
    expect(stored.map(({ name }) => name)).toEqual(['version-1.json'])
  })

  it.each(stored)('of $name is read, and nothing of it is lost', ({ row }) => {
    const record = parseRecord(row)
    expect(completionRecordSchema.safeParse(record).success).toBe(true)
    expect(record).toEqual(row)
  })

  it('stays readable when its problem is one that is no longer known', () => {
    const record = parseRecord({ ...held(), problem: { code: 'ofAnotherVersion', status: 418 } })
    expect(record?.problem).toEqual({ code: 'internal', status: 418 })
  })

  it('is read by what it was written as, and not by what a screen can be told', async () => {
    const source = await readFile(new URL('../../../lib/worker/journal/record.ts', import.meta.url), 'utf8')
    expect(source).not.toContain('#lib/shared/messages/')
  })

  it.each([
    ['another version', { ...held(), version: 2 }],
    ['a state that nobody knows', { ...held(), state: 'lost' }],
    ['no account', { ...held(), account: undefined }],
    ['a task id that is none', { ...held(), taskId: 1.5 }],
    ['nothing', null],
    ['text', 'completion'],
  ])('with %s is not a completion', (_what, row) => {
    expect(parseRecord(row)).toBeNull()
  })
})

describe('an account', () => {
  it('is another one at another address, for another user, in another team', () => {
    const user = { apiUrl: 'https://api.reply.io', userId: 7, teamId: null }
    const accounts = [
      user,
      { ...user, apiUrl: 'https://reply.example' },
      { ...user, userId: 8 },
      { ...user, teamId: 1 },
    ]
    expect(new Set(accounts.map(accountOf)).size).toBe(4)
  })
})

describe('the view of a completion', () => {
  it.each([
    'held',
    'queued',
    'sending',
    'unknown',
    'paused',
    'attention',
    'done',
    'doneElsewhere',
    'cancelled',
  ] as const)('is what screens expect: %s', (state) => {
    const view = toView(recordIn(state, { obstacle: state === 'attention' ? 'contactChanged' : null }))
    expect(completionViewSchema.parse(view)).toEqual(view)
  })

  it('claims no confirmation that there was not', () => {
    expect(toView(recordIn('doneElsewhere'))).toMatchObject({ confirmedBy: null, deliveryInfo: null })
  })
})
