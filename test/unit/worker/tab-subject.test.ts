import { describe, expect, test } from 'vitest'
import type { TabMemory } from '#lib/worker/tab/tab-store.ts'
import { subjectOf, type TabFacts, whyIn } from '#lib/worker/tab/tab-subject.ts'
import { matchPage } from '#lib/worker/tasks/matching.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { callTask } from '#test/shots/cast.ts'
import { contactWith, summaryWith } from '../tasks/fake-reply.ts'
import { evidence, page, person } from '../tasks/pages.ts'

const maya = contactWith({ id: 1, fullName: 'Maya Okafor', email: 'maya@acme.example' })
const ada = contactWith({ id: 2, fullName: 'Ada Lin', email: 'ada@acme.example' })

const memory = createTaskMemory('US')
for (const contact of [maya, ada]) memory.putContact(contact)
for (const [id, contactId] of [
  [101, 1],
  [201, 2],
  [202, 2],
] as const) {
  memory.putTask(summaryWith({ id, contactId }))
}

const mayas = page([person('Maya Okafor', evidence('email', 'maya@acme.example'))])
const adas = page([person('Ada Lin', evidence('email', 'ada@acme.example'))])
/** Hers by the e-mail, and somebody else's by the name. */
const doubtful = page([person('Bruno Costa', evidence('email', 'maya@acme.example'))])
const empty = page([])

const nothing: TabMemory = {
  identity: null,
  readBy: 'reader',
  chosen: null,
  begun: null,
  proposal: null,
  referencesLeft: false,
  dock: 'none',
  sought: null,
  person: null,
  unread: null,
  vouched: null,
}

/** A tab on a page, with what the rep did there. */
function facts(identity: typeof mayas, tab: Partial<TabMemory> = {}, more: Partial<TabFacts> = {}): TabFacts {
  const found = matchPage(identity, memory)
  return { tab: { ...nothing, identity, ...tab }, found, sought: null, remembered: null, said: new Set(), ...more }
}

const sought = (email: string) => ({
  tab: {
    sought: { text: email, person: { kind: 'email' as const, value: email }, answered: true, problem: null },
  },
  more: { sought: matchPage(page([person(null, evidence('email', email))]), memory) },
})

describe('a tab is about', () => {
  test('the task of the run that came along, where the page says nothing else', () => {
    expect(subjectOf(facts(empty, {}, { travelled: 201 }))).toMatchObject({ kind: 'task', taskId: 201, isChosen: true })
    // By the page it is hers: it says so, and which of her tasks is not asked.
    expect(subjectOf(facts(adas))).toMatchObject({ kind: 'tasks' })
    const came = subjectOf(facts(adas, {}, { travelled: 202 }))
    expect(came).toMatchObject({ kind: 'task', taskId: 202, isChosen: false, evidence: [{ kind: 'email' }] })
  })

  test('the one open task of the person on its page', () => {
    expect(subjectOf(facts(mayas))).toMatchObject({ kind: 'task', taskId: 101, isChosen: false })
  })

  test('the question which of their tasks, and the one that was chosen on this page before', () => {
    const asked = subjectOf(facts(adas))
    expect(asked.kind === 'tasks' && asked.tasks.map(({ id }) => id).toSorted((one, other) => one - other)).toEqual([
      201, 202,
    ])
    expect(subjectOf(facts(adas, {}, { remembered: 202 }))).toMatchObject({ kind: 'task', taskId: 202, isChosen: true })
    expect(subjectOf(facts(adas, {}, { remembered: 999 }))).toMatchObject({ kind: 'tasks' })
  })

  test('the question who it is where something speaks against it, asked until the rep has said it', () => {
    expect(subjectOf(facts(doubtful))).toMatchObject({ kind: 'people' })
    expect(subjectOf(facts(doubtful, {}, { said: new Set([1]) }))).toMatchObject({
      kind: 'task',
      taskId: 101,
      person: 1,
    })
    expect(subjectOf(facts(doubtful, { person: 1 }))).toMatchObject({ kind: 'task', taskId: 101, person: 1 })
  })

  test('a task that the page names, to be read before it is believed, until the rep turns away from it', () => {
    const naming = { ...mayas, taskReferences: [{ taskId: 777, source: 'field' as const }] }
    const named = { kind: 'named', taskId: 777, evidence: [{ kind: 'taskReference', value: '777', source: 'field' }] }
    expect(subjectOf(facts(naming))).toMatchObject(named)
    expect(subjectOf(facts(naming, { referencesLeft: true }))).toMatchObject({ kind: 'task', taskId: 101 })
  })

  test('what the rep asked for, before what its page says', () => {
    const ofAda = sought('ada@acme.example')
    expect(subjectOf(facts(mayas, ofAda.tab, ofAda.more))).toMatchObject({ kind: 'offered', by: 'tasks' })
    const ofMaya = sought('maya@acme.example')
    expect(subjectOf(facts(empty, ofMaya.tab, ofMaya.more))).toMatchObject({
      kind: 'task',
      taskId: 101,
      isChosen: true,
    })
    const ofNobody = sought('zoe@acme.example')
    expect(subjectOf(facts(mayas, ofNobody.tab, ofNobody.more))).toMatchObject({
      kind: 'seeking',
      isAnswered: true,
      isAsked: true,
    })
  })

  test('what was chosen, before what was asked for; and what was begun, as long as nothing else is chosen', () => {
    const ofAda = sought('ada@acme.example')
    const chosen = { chosen: { taskId: 101, how: 'candidate' as const } }
    expect(subjectOf(facts(empty, { ...ofAda.tab, ...chosen }, ofAda.more))).toMatchObject({
      kind: 'task',
      taskId: 101,
    })
    const begun = callTask({ taskId: 101 })
    expect(subjectOf(facts(adas, { begun }))).toEqual({ kind: 'begun', card: begun })
    expect(subjectOf(facts(adas, { begun, ...chosen }))).toEqual({ kind: 'begun', card: begun })
    const other = { chosen: { taskId: 201, how: 'candidate' as const } }
    expect(subjectOf(facts(adas, { begun, ...other }))).toMatchObject({ kind: 'task', taskId: 201 })
  })

  test('nobody, where its page shows nobody with an open task or nothing is known of it', () => {
    expect(subjectOf(facts(empty))).toEqual({ kind: 'nobody', contact: null })
    expect(subjectOf({ ...facts(empty), found: null })).toEqual({ kind: 'nobody', contact: null })
  })
})

describe('why a tab and a task go together', () => {
  test('is the page’s word, else the rep’s: what they asked for, or that they chose it', () => {
    expect(whyIn(facts(mayas), 101)).toMatchObject([{ kind: 'email', value: 'maya@acme.example' }])
    const ofMaya = sought('maya@acme.example')
    expect(whyIn(facts(empty, ofMaya.tab, ofMaya.more), 101)).toEqual([
      { kind: 'email', value: 'maya@acme.example', source: 'person' },
    ])
    expect(whyIn(facts(empty), 101)).toEqual([{ kind: 'chosen', value: '101', source: 'person' }])
  })
})
