import { describe, expect, it } from 'vitest'
import type { Problem } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { toView } from '#lib/worker/journal/view.ts'
import { after, at, finishedTask, held, read, SECOND, T0 } from './examples.ts'

/** When the panel's read was answered: fifty seconds before the request. */
const READ = T0 - 45 * SECOND
const SENT = T0 + 5 * SECOND
const LATE = SENT + 1 * SECOND
const iso = (time: number) => new Date(time).toISOString()

/** On its way since SENT, on the strength of what the panel read, for which it waited so long. */
function sending(readFor = 0, heardFor = 0): CompletionRecord {
  const panel = { readAt: READ, answeredAt: READ + readFor + heardFor, heardFor, serverTime: READ + readFor }
  const record = held({ snapshotChanges: { readAt: READ, serverTime: READ } })
  const queued = after(record, { type: 'due' }, at(SENT))
  return after(queued, { type: 'read', seen: read({ source: 'panel', ...panel }), other: null }, at(SENT))
}

const answered = (finishedAt: string | null, serverTime: number | null = LATE) =>
  after(sending(), { type: 'answered', task: finishedTask({ finishedAt }), serverTime }, at(LATE))

function refused(problem: Problem, finishedAt: string | null, serverTime: number | null = LATE): CompletionRecord {
  const unclear = after(sending(), { type: 'notAnswered', problem }, at(LATE))
  const seen = read({ status: 'finished', finishedAt, readAt: LATE, serverTime })
  return after(unclear, { type: 'read', seen, other: null }, at(LATE))
}

const CONFLICT: Problem = { code: 'conflict', status: 409, slug: 'task.cannotComplete' }
const said = (record: CompletionRecord) => {
  const { title, note } = words.completion.face(toView(record), LATE)
  return `${title}. ${note}`
}

describe('a colleague finishes the task after the panel has read it and before our request', () => {
  const moments = Array.from({ length: 45 }, (_, second) => READ + 2 * SECOND + second * SECOND).filter(
    (time) => time < SENT - 2 * SECOND,
  )

  it.each(moments)('at %i: 200 with the task unchanged is no completion of ours', (time) => {
    const record = answered(iso(time))
    expect(record).toMatchObject({ state: 'doneElsewhere', answer: { confirmedBy: null } })
    expect(said(record)).toMatch(/^Was already finished\. .*Positive may not be recorded/)
  })

  it.each(moments)('at %i: 409 is no completion of ours', (time) => {
    const record = refused(CONFLICT, iso(time))
    expect(record.state).toBe('doneElsewhere')
    expect(said(record)).toMatch(/^Was already finished\. .*Positive may not be recorded/)
  })

  it('half a second before it, where Reply writes fractions of seconds: it is no completion of ours', () => {
    expect(answered(iso(SENT - 600)).state).toBe('doneElsewhere')
  })

  it('before it, although a busy computer took seconds over the answer that showed the task open', () => {
    const task = finishedTask({ finishedAt: iso(SENT - 2 * SECOND) })
    const busy = after(sending(0, 3 * SECOND), { type: 'answered', task, serverTime: LATE }, at(LATE))
    expect(busy.state).toBe('doneElsewhere')
  })

  it('after we were refused, while that could not be written down: it is no completion of ours', () => {
    const stored = LATE + 30 * SECOND
    const unclear = after(sending(), { type: 'notAnswered', problem: CONFLICT, heardAt: LATE }, at(stored))
    const finishedAt = iso(LATE + 12 * SECOND)
    const seen = read({ status: 'finished', finishedAt, readAt: stored, serverTime: stored })
    expect(after(unclear, { type: 'read', seen, other: null }, at(stored)).state).toBe('doneElsewhere')
  })

  it('after a refusal that does not say why, and nobody knows Reply’s time to the second: it is no completion of ours', () => {
    const problem: Problem = { code: 'refused', status: 400 }
    const unclear = after(sending(9 * SECOND), { type: 'notAnswered', problem }, at(LATE))
    const later = LATE + 20 * SECOND
    const seen = read({ status: 'finished', finishedAt: iso(LATE + 7 * SECOND), readAt: later, serverTime: later })
    expect(after(unclear, { type: 'read', seen, other: null }, at(later)).state).toBe('doneElsewhere')
  })

  it('after Reply had asked us to wait: nothing of ours was carried out', () => {
    const limited = after(sending(), { type: 'notAnswered', problem: { code: 'rateLimited', status: 429 } }, at(LATE))
    const now = LATE + 60 * SECOND
    const seen = read({ status: 'finished', finishedAt: iso(now - 30 * SECOND), readAt: now, serverTime: now })
    expect(after(limited, { type: 'read', seen, other: null }, at(now)).state).toBe('doneElsewhere')
  })
})

describe('our own completion', () => {
  it('is completed where Reply answered it, to the second in which it was carried out', () => {
    for (const time of [SENT, SENT + 400, Math.floor(SENT / 1000) * 1000])
      expect(answered(iso(time)).state).toBe('done')
  })

  it('is confirmed where the browser sent it twice, and only the repetition was refused', () => {
    const record = refused(CONFLICT, iso(SENT + 300))
    expect(record).toMatchObject({ state: 'done', answer: { confirmedBy: 'read' } })
    // That it is finished is certain; with which result no task of Reply's tells.
    expect(said(record)).toContain('Reply does not show which result it recorded')
    expect(refused({ code: 'refused', status: 400 }, iso(SENT + 300)).state).toBe('done')
  })

  it('is believed where the server tells no time, but not against its refusal', () => {
    expect(answered(iso(SENT), null).state).toBe('done')
    expect(answered(null).state).toBe('done')
    expect(refused(CONFLICT, null).state).toBe('doneElsewhere')
    expect(refused(CONFLICT, iso(SENT), null).state).toBe('doneElsewhere')
  })

  it.each([0, -5, 2, 5.5])('is known where times are written without an offset, %d hours from UTC', (hours) => {
    const local = iso(SENT + 300 + hours * 3_600_000).replace('Z', '')
    expect(answered(local).state).toBe('done')
    const colleagues = iso(SENT - 20 * SECOND + hours * 3_600_000).replace('Z', '')
    expect(answered(colleagues).state).toBe('doneElsewhere')
  })

  it.each([0, -5, 2, 5.5])(
    'is known so an hour after a first request that got no answer, %d hours from UTC',
    (hours) => {
      const now = SENT + 60 * 60 * SECOND
      const unclear = after(sending(), { type: 'notAnswered', problem: { code: 'network' } }, at(LATE))
      const queued = { ...unclear, state: 'queued' as const }
      const seen = read({ readAt: now - SECOND, answeredAt: now, serverTime: now })
      const second = after(queued, { type: 'read', seen, other: null }, at(now))
      const finishedAt = iso(now + 300 + hours * 3_600_000).replace('Z', '')
      const task = finishedTask({ finishedAt })
      expect(after(second, { type: 'answered', task, serverTime: now + SECOND }, at(now + SECOND)).state).toBe('done')
    },
  )
})

describe('a resolution', () => {
  const disliked = (pointers: string[]) =>
    after(sending(), { type: 'notAnswered', problem: { code: 'refused', status: 400, pointers } }, at(LATE))
  const again = (record: CompletionRecord) =>
    after(record, { type: 'read', seen: read({ readAt: LATE, serverTime: LATE }), other: null }, at(LATE))

  it.each([['/callResolution'], ['/$.callResolution'], [''], ['/'], ['/$']])(
    'that is refused at %o is written as a word, once',
    (pointer) => {
      const second = again(disliked([pointer]))
      expect(second).toMatchObject({ state: 'sending', sentEncoding: 'strings' })
      const problem: Problem = { code: 'refused', status: 400, pointers: [pointer] }
      expect(after(second, { type: 'notAnswered', problem }, at(LATE)).state).toBe('unknown')
    },
  )

  it('stays a word when that has to wait', () => {
    const second = again(disliked(['']))
    const limited = after(second, { type: 'notAnswered', problem: { code: 'rateLimited', status: 429 } }, at(LATE))
    expect(again(limited).sentEncoding).toBe('strings')
  })

  it('that 0.1.0 had refused as a word goes on as an integer', () => {
    const { refusedEncoding: _new, ...old } = disliked(['/callResolution'])
    expect(again({ ...old, sentEncoding: 'strings' }).sentEncoding).toBe('integers')
  })

  it('is not written anew because of another field', () => {
    expect(disliked(['/finishProspectInSequence']).state).toBe('unknown')
  })
})
