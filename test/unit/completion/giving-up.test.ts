import { describe, expect, it } from 'vitest'
import { words } from '#lib/shared/words/index.ts'
import { hasEnded } from '#lib/worker/journal/record.ts'
import { step } from '#lib/worker/journal/transitions.ts'
import { toView } from '#lib/worker/journal/view.ts'
import { after, at, held, recordIn, SECOND, T0 } from './examples.ts'

const NOW = T0 + 60 * SECOND
const GIVE_UP = { type: 'giveUp' } as const

describe('giving up', () => {
  it.each(['held', 'queued', 'paused'] as const)('what is %s and was never sent cancels it', (state) => {
    expect(after(recordIn(state), GIVE_UP, at(NOW))).toMatchObject({ state: 'cancelled', settledAt: NOW, attempts: 0 })
  })

  it.each(['queued', 'unknown', 'paused'] as const)(
    'what is %s and was sent puts it aside, with its doubt',
    (state) => {
      const given = after(
        recordIn(state, { attempts: 1, unclear: 1, firstSentAt: T0, lastSentAt: T0 }),
        GIVE_UP,
        at(NOW),
      )
      expect(given).toMatchObject({ state: 'attention', dismissed: true, problem: { code: 'givenUp' }, nextAt: null })
      expect(hasEnded(given)).toBe(true)
      const { title, note } = words.completion.face(toView(given), NOW)
      expect(title).toBe('Put aside')
      expect(note).toContain('Positive was sent, and Reply has not confirmed it')
    },
  )

  it('is not for what is under way, needs a person, or has ended', () => {
    for (const state of ['sending', 'attention', 'done', 'doneElsewhere'] as const) {
      expect(step(recordIn(state), GIVE_UP, at(NOW)).kind).toBe('refused')
    }
  })

  it('is offered wherever something waits, and nowhere else', () => {
    const offers = (record: ReturnType<typeof held>) => words.completion.remedies(toView(record)).givesUp
    expect(offers(recordIn('paused', { problem: { code: 'accountChanged' } }))).toBe(true)
    expect(offers(recordIn('unknown'))).toBe(true)
    expect(offers(recordIn('queued', { problem: { code: 'rateLimited' } }))).toBe(true)
    expect(offers(recordIn('sending'))).toBe(false)
    expect(offers(recordIn('done'))).toBe(false)
  })
})

describe('a second completion of a contact', () => {
  const second = () => toView(recordIn('queued'), { waitsFor: recordIn('paused', { taskId: 4712 }) })

  it('says that it waits for the earlier one, and does not claim to be sending', () => {
    const { title, note } = words.completion.face(second(), NOW)
    expect(title).toBe('Waiting for an earlier one')
    expect(note).toMatch(/task 4712.*Positive is saved on this computer/)
    expect(words.completion.remedies(second())).toEqual({
      allows: null,
      fixesKey: false,
      givesUp: true,
      triesNow: false,
    })
  })
})

describe('what belongs to another account', () => {
  const paused = () => ({ ...recordIn('paused', { problem: { code: 'accountChanged' } }), accountName: 'Sam Vega' })

  it('says whose it is', () => {
    const view = toView(paused(), { account: 'https://api.reply.io#8#' })
    expect(words.completion.face(view, NOW).note).toContain('Sam Vega')
    expect(words.completion.belongsTo(view)).toContain('Sam Vega')
  })

  it('and was stored by 0.1.0 says by which number Reply knows the user', () => {
    const { accountName: _none, ...old } = paused()
    expect(words.completion.belongsTo(toView(old, { account: null }))).toContain('#7')
  })

  it('says nothing of the kind where it is the account in use', () => {
    const record = paused()
    expect(words.completion.belongsTo(toView(record, { account: record.account }))).toBeNull()
  })
})
