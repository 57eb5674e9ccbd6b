import { describe, expect, it } from 'vitest'
import { COMPLETION_OBSTACLES, COMPLETION_STATES } from '#lib/shared/messages/step-view.ts'
import { PROBLEM_CODES } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import { completion, doneCompletion, NOW } from '#test/shots/cast.ts'

const face = words.completion.face

describe('the face of a completion', () => {
  it.each(COMPLETION_STATES)('%s has a title and a note', (state) => {
    const { title, note } = face(completion({ state }), NOW)
    expect(title).not.toBe('')
    expect(note).not.toBe('')
  })

  it('counts the undo window down, and never below now', () => {
    expect(face(completion(), NOW).title).toBe('Sending Positive in 4 s')
    expect(face(completion(), NOW + 3100).title).toBe('Sending Positive in 1 s')
    expect(face(completion(), NOW + 60_000).title).toBe('Sending Positive now')
    expect(face(completion({ resolution: null }), NOW).title).toBe('Completing in 4 s')
  })

  it('says "Completed" only where Reply answered the completion itself', () => {
    for (const state of COMPLETION_STATES) {
      const { title } = face(completion({ state, confirmedBy: state === 'done' ? 'answered' : null }), NOW)
      expect({ title, says: title.startsWith('Completed') }).toEqual({ title, says: state === 'done' })
    }
    expect(face(doneCompletion(), NOW).title).toBe('Completed as Positive')
    expect(face(doneCompletion({ confirmedBy: 'read' }), NOW).title).toMatch(/^Confirmed finished at /)
  })

  // 'notSaved' is the answer to a click that was not taken: there is nothing then that could wait.
  const reasons = PROBLEM_CODES.filter((code) => code !== 'notSaved')

  it.each(reasons)('a wait because of %s never says that something was sent, and says that it is saved', (code) => {
    for (const state of ['queued', 'paused'] as const) {
      const { title, note } = face(completion({ state, problem: { code } }), NOW)
      expect(title).toMatch(/^Waiting/)
      expect(note).toContain('Positive is saved on this computer')
      expect(note).not.toMatch(/was sent/)
    }
  })

  it('a wait after a request without a clear answer promises to read, and not to send', () => {
    const course = [
      { at: NOW, state: 'unknown' as const, problem: null },
      { at: NOW, state: 'paused' as const, problem: { code: 'offline' as const } },
    ]
    const { note } = face(completion({ state: 'paused', problem: { code: 'offline' }, attempts: 1, course }), NOW)
    expect(note).toBe('Positive was sent, and the answer is unclear. The task is read as soon as you are online.')
  })

  it('a wait for an earlier request of the same task says why and how long', () => {
    const queued = (nextAt: number) => face(completion({ state: 'queued', problem: null, nextAt }), NOW)
    expect(queued(NOW).title).toBe('Sending…')
    expect(queued(NOW + 60_000)).toMatchObject({
      title: 'Waiting to be sent',
      note: 'An earlier request for this task may still be under way. Positive is saved on this computer. Next try in 60 s.',
    })
  })

  it.each([...COMPLETION_OBSTACLES])('what needs the rep because of %s says whether it was sent', (obstacle) => {
    expect(face(completion({ state: 'attention', obstacle }), NOW).note).toContain('Positive was not sent')
    const sent = face(completion({ state: 'attention', obstacle, attempts: 2 }), NOW).note
    expect(sent).toContain('Positive was sent, and Reply has not confirmed it')
  })

  it('does not claim a resolution for a task that was finished elsewhere', () => {
    expect(face(doneCompletion({ state: 'doneElsewhere', attempts: 0 }), NOW).note).toContain('Positive was not sent')
    expect(face(doneCompletion({ state: 'doneElsewhere' }), NOW).note).toContain('Positive may not be recorded')
  })

  it('tells whether the contact was finished in the sequence', () => {
    expect(words.completion.sequenceLine(doneCompletion({ finishInSequence: true }))).toBe('Finished in Q4 Outbound')
    expect(words.completion.sequenceLine(doneCompletion())).toBe('Maya Okafor stays in Q4 Outbound')
    expect(words.completion.sequenceLine(doneCompletion({ sequenceName: null }))).toBe('')
  })
})

describe('what can be done about a wait', () => {
  it.each(['noKey', 'keyRefused', 'teamRequired'] as const)(
    'where the key is the reason (%s), it is to fix the key, and not to try again',
    (code) => {
      const remedies = words.completion.remedies(completion({ state: 'paused', problem: { code } }))
      expect(remedies).toMatchObject({ fixesKey: true, triesNow: false, givesUp: true, allows: null })
    },
  )

  // A permission is given to the key in Reply: it is the same key afterwards.
  it.each(['network', 'rateLimited', 'serverError', 'offline', 'scopeMissing'] as const)(
    'where time or a change in Reply is (%s), it is to try now, and no other key is asked for',
    (code) => {
      const remedies = words.completion.remedies(completion({ state: 'paused', problem: { code } }))
      expect(remedies).toMatchObject({ fixesKey: false, triesNow: true })
    },
  )
})
