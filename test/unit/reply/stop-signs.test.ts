import { describe, expect, it } from 'vitest'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { isRed, stopSigns } from '#lib/shared/reply/stop-signs.ts'
import { callTask, line, messageTask, NOW } from '#test/shots/cast.ts'

const STANDING = { optedOut: false, meetingBooked: false, states: [] } as const
/** Afternoon where the contact is. */
const call = (changes: Partial<TaskCard> = {}) => callTask({ timeZoneId: 'Europe/Berlin', ...changes })
const signsOf = (task: TaskCard) => stopSigns(task, [], NOW).map(({ sign }) => sign)

describe('a stop sign', () => {
  it.each<[string, TaskCard]>([
    ['optedOut', call({ optedOut: true })],
    ['optedOut', call({ standing: { ...STANDING, optedOut: true, states: [] } })],
    ['badPhone', call({ phoneStatus: 'invalid' })],
    ['notFilledIn', messageTask({ script: { subject: '{{ company }} news', body: 'Hi', rendered: true } })],
    ['meetingBooked', call({ standing: { ...STANDING, meetingBooked: true, states: [] } })],
    ['replied', call({ standing: { ...STANDING, states: ['replied'] } })],
    ['outOfOffice', call({ standing: { ...STANDING, states: ['outOfOffice'] } })],
    ['paused', call({ standing: { ...STANDING, states: ['paused'] } })],
    ['finished', call({ standing: { ...STANDING, states: ['finished'] } })],
    ['bounced', messageTask({ type: 'manualEmail', standing: { ...STANDING, states: ['bounced'] } })],
    ['nightThere', call({ timeZoneId: 'America/Los_Angeles' })],
    ['scheduled', call({ isScheduled: true })],
    ['colleagues', call({ assignedToMe: false })],
    ['touchedToday', call({ touchedAt: NOW - 1 })],
  ])('%s stands where it is so, and alone', (sign, task) => {
    expect(signsOf(task)).toEqual([sign])
  })

  it('stands for other open tasks of the person', () => {
    expect(stopSigns(call(), [line(), line()], NOW)).toEqual([{ sign: 'severalTasks', count: 2 }])
  })

  it('stands nowhere without a reason', () => {
    expect(signsOf(call())).toEqual([])
    expect(
      signsOf(call({ optedOut: false, phoneStatus: 'notValidated', standing: { ...STANDING, states: ['opened'] } })),
    ).toEqual([])
  })

  it('of a number or of the hour stands only where somebody is called or written to', () => {
    const night = { phoneStatus: 'invalid', timeZoneId: 'America/Los_Angeles' }
    expect(signsOf(messageTask(night))).toEqual([])
    expect(signsOf(call({ type: 'sms', ...night }))).toEqual(['badPhone', 'nightThere'])
    expect(signsOf(call({ timeZoneId: 'Nowhere/Land' }))).toEqual([])
  })

  it('of a text that Reply has not filled in stands only where it was to be filled in', () => {
    const body = 'Hi {{firstName}}, {{ meeting Link }} {{firstName}}'
    expect(stopSigns(messageTask({ script: { subject: null, body, rendered: true } }), [], NOW)).toEqual([
      { sign: 'notFilledIn', names: ['firstName', 'meeting Link'] },
    ])
    expect(signsOf(messageTask({ script: { subject: null, body, rendered: false } }))).toEqual([])
  })

  it('is red for what must ask before the person is contacted, and only for that', () => {
    const all = stopSigns(
      call({
        optedOut: true,
        phoneStatus: 'invalid',
        script: { subject: null, body: '{{x}}', rendered: true },
        isScheduled: true,
        standing: { ...STANDING, meetingBooked: true, states: ['replied', 'paused'] },
      }),
      [line()],
      NOW,
    )
    expect(all.filter(isRed).map(({ sign }) => sign)).toEqual(['optedOut', 'badPhone', 'notFilledIn'])
    expect(all.slice(0, 3).every(isRed)).toBe(true)
  })
})
