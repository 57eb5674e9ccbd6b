import { describe, expect, it } from 'vitest'
import { BO, JONAS, MAYA, PRIYA } from '#test/sandbox/cast/featured-people.ts'
import { BOS_TASK, FAR_TASK, GREATEST_TASK_ID, MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { COMPANIES, FIRST_NAMES, LAST_NAMES } from '#test/sandbox/cast/invented-names.ts'
import { MOST_PEOPLE } from '#test/sandbox/people.ts'
import { makeSwitches } from '#test/sandbox/switches.ts'
import { createWorld, type World, type WorldOptions } from '#test/sandbox/world.ts'

const NOON = new Date('2026-11-04T12:00:00Z')

function world(options: WorldOptions = {}): World {
  return createWorld({ now: () => NOON, ...options }, makeSwitches())
}

function openTasks({ tasks }: World, userId = 42) {
  return [...tasks.values()].filter(
    (task) => task.teamId === 100 && task.assignedUserId === userId && task.status === 'new',
  )
}

describe('the cast', () => {
  const { contacts } = world()
  const team = [...contacts.values()].filter((contact) => contact.teamId === 100)

  it('has 60 people or more, each with an id of their own', () => {
    expect(team.length).toBeGreaterThanOrEqual(60)
    expect(contacts.size).toBe(new Set([...contacts.values()].map((contact) => contact.id)).size)
  })

  it('knows Maya Okafor as the pictures show her', () => {
    expect(contacts.get(MAYA)).toMatchObject({
      firstName: 'Maya',
      lastName: 'Okafor',
      title: 'Head of Operations',
      company: 'Northwind Freight',
      email: 'maya.okafor@northwind.example',
      phone: '+1 415 555 0132',
      linkedInUrl: 'https://www.linkedin.com/in/maya-okafor',
      timeZoneId: 'America/Los_Angeles',
    })
  })

  it('belongs to nobody: example domains and numbers set aside for fiction only', () => {
    const all = [...world({ contacts: MOST_PEOPLE }).contacts.values()]
    const hosts = all.flatMap(({ email, domain }) => [email, domain]).filter(Boolean)
    expect(hosts.filter((host) => !host?.toLowerCase().endsWith('.example'))).toEqual([])
    const numbers = all.map(({ phone }) => phone?.replaceAll(/\D/g, '')).filter(Boolean)
    expect(numbers.filter((digits) => !/^(001|1)?\d{3}55501\d\d(204|317|318)?$/.test(digits ?? ''))).toEqual([])
    expect(numbers.length).toBeGreaterThan(1000)
    expect(COMPANIES.every(({ domain }) => domain.endsWith('.example'))).toBe(true)
  })

  it('misses e-mails, phones and LinkedIn links in all three ways: null, empty and absent', () => {
    for (const field of ['email', 'phone', 'linkedInUrl'] as const) {
      const kinds = new Set(team.map((contact) => contact[field]).filter((value) => !value))
      expect(kinds).toEqual(new Set([null, '', undefined]))
    }
  })

  it('has names in Arabic, Hebrew, Chinese characters, Hangul and with diacritics', () => {
    const names = team.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join('\n')
    for (const script of [
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Han}/u,
      /\p{Script=Hangul}/u,
      /[žØłÞćáş]/u,
    ]) {
      expect(names).toMatch(script)
    }
  })

  it('has namesakes at different companies', () => {
    const anas = team.filter(({ firstName, lastName }) => firstName === 'Ana' && lastName === 'Silvestre')
    expect(new Set(anas.map(({ company }) => company)).size).toBe(3)
  })

  it('has a switchboard that several people share, with and without an extension', () => {
    const sharing = team
      .map(({ phone }) => phone?.replaceAll(/\D/g, '') ?? '')
      .filter((digits) => /^1?2125550100/.test(digits))
    expect(sharing).toHaveLength(4)
    expect(new Set(sharing.map((digits) => digits.replace(/^1?2125550100/, '')))).toEqual(
      new Set(['', '204', '317', '318']),
    )
  })

  it('crosses first and last names without a repeat', () => {
    expect([FIRST_NAMES.length, LAST_NAMES.length]).toEqual([41, 37])
    const crowd = [...world({ contacts: MOST_PEOPLE }).contacts.values()].filter(
      (contact) => contact.id > 32000 && contact.id < 50000,
    )
    expect(new Set(crowd.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(crowd.length)
    expect(() => world({ contacts: MOST_PEOPLE + 1 })).toThrow(RangeError)
  })
})

describe('the tasks', () => {
  const standard = world()
  const open = openTasks(standard)

  it("has 200 or more open tasks of Rosa's, of all seven types, over several sequences", () => {
    expect(open.length).toBeGreaterThanOrEqual(200)
    expect(new Set(open.map(({ taskType }) => taskType)).size).toBe(7)
    expect(new Set(open.map(({ sequenceId }) => sequenceId)).size).toBeGreaterThan(4)
    expect(new Set(open.map(({ linkedInTaskType }) => linkedInTaskType)).size).toBe(5)
  })

  it('gives Maya one open call in step 3 of Q4 Outbound, and Jonas none', () => {
    const mayas = open.filter(({ contactId }) => contactId === MAYA)
    expect(mayas).toHaveLength(1)
    expect(mayas[0]).toMatchObject({ id: MAYAS_CALL, taskType: 'call', sequenceStepDisplayName: 'Step 3 - Call' })
    expect(standard.sequences.get(mayas[0]?.sequenceId ?? 0)?.name).toBe('Q4 Outbound')
    expect(open.filter(({ contactId }) => contactId === JONAS)).toEqual([])
  })

  it('keeps the ids that tests and pictures name', () => {
    expect(standard.tasks.get(BOS_TASK)?.contactId).toBe(BO)
    expect(GREATEST_TASK_ID).toBe(9_007_199_254_740_991)
    expect(standard.tasks.get(GREATEST_TASK_ID)?.status).toBe('new')
  })

  it('has people with no, one, two and three open tasks, and one task for nobody', () => {
    const counts = new Map(
      [...standard.contacts.keys()].map((id) => [id, open.filter((task) => task.contactId === id).length]),
    )
    expect(new Set(counts.values())).toEqual(new Set([...counts.values(), 0, 1, 2, 3]))
    expect(counts.get(PRIYA)).toBe(3)
    expect(open.filter(({ contactId }) => contactId === null)).toHaveLength(1)
  })

  it('is overdue, due today, later, and once more than a year ahead', () => {
    const due = open.map(({ dueTo }) => Date.parse(dueTo) - NOON.getTime())
    expect(due.filter((left) => left < 0).length).toBeGreaterThan(20)
    expect(due.filter((left) => left >= 0 && left < 12 * 3_600_000).length).toBeGreaterThan(50)
    expect(due.filter((left) => left >= 24 * 3_600_000).length).toBeGreaterThan(30)
    const inAYear = Date.parse('2027-11-04T12:00:00Z')
    expect(open.filter(({ startAt }) => Date.parse(startAt) > inAYear).map(({ id }) => id)).toEqual([FAR_TASK])
  })

  it('has scheduled and failed ones, and beside them other states and a colleague', () => {
    expect(open.some(({ isScheduled }) => isScheduled)).toBe(true)
    expect(open.some(({ isFailed }) => isFailed)).toBe(true)
    const states = new Set([...standard.tasks.values()].map(({ status }) => status))
    expect(states).toEqual(new Set(['new', 'finished', 'cancelled', 'archived', 'sequenceDetached']))
    expect(openTasks(standard, 43).length).toBeGreaterThan(20)
  })

  it('has a final text and a time in everything that is finished, and only there', () => {
    const all = [...standard.tasks.values()]
    const finished = all.filter(({ status }) => status === 'finished')
    expect(all.filter(({ finishedAt }) => finishedAt !== null)).toEqual(finished)
    expect(finished.filter(({ template }) => template.body.includes('{{'))).toEqual([])
    expect(finished.length).toBeGreaterThan(20)
  })

  it('is the same every time for the same clock', () => {
    expect([...world().tasks.values()]).toEqual([...standard.tasks.values()])
    expect([...world().contacts.values()]).toEqual([...standard.contacts.values()])
  })

  it.each([
    [1000, 1000],
    [40, 12],
    [3, 40],
    [0, 0],
    [3000, 1500],
  ])('can be made with %i open tasks and %i contacts', (tasks, contacts) => {
    const sized = world({ tasks, contacts })
    expect([...sized.contacts.values()].filter(({ teamId }) => teamId === 100)).toHaveLength(contacts)
    expect(openTasks(sized).length).toBe(tasks)
    for (const { contactId } of sized.tasks.values())
      expect(contactId === null || sized.contacts.has(contactId)).toBe(true)
  })
})
