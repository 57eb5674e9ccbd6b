import { describe, expect, it } from 'vitest'
import { intentFor } from '#lib/worker/tab/intent-for.ts'
import { finishedTask } from '#test/unit/completion/examples.ts'

const intentWith = (status: 'new' | 'finished' | 'cancelled') => {
  const task = { ...finishedTask(), status }
  return intentFor({
    account: { account: 'https://api.reply.io#7#', userName: 'Rosa Lindgren' },
    task,
    detail: { task, readAt: 1000, serverTime: 900, readMark: 50 },
    contactName: 'Maya Okafor',
    sequenceName: null,
    body: { callResolution: 'positive', finishProspectInSequence: false },
    evidence: [],
    overridden: false,
    undoSeconds: 5,
  })
}

describe('what a choice stands on', () => {
  it('is the read in which the task was seen open', () => {
    expect(intentWith('new')).toMatchObject({ snapshot: { readAt: 1000, serverTime: 900 }, readMark: 50 })
  })

  it.each(['finished', 'cancelled'] as const)(
    'is no read that found it %s, though a panel from before still offers it: it is looked at before anything is sent',
    (status) => {
      expect(intentWith(status)).toMatchObject({ snapshot: { readAt: 0, serverTime: null }, readMark: undefined })
    },
  )
})
