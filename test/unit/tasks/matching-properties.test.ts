import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { EVIDENCE_KINDS, EVIDENCE_SOURCES, type Evidence, type PageIdentity } from '#lib/shared/identity/identity.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { agreementOf } from '#lib/worker/tasks/agreement.ts'
import { countTasks, type Match, matchPage } from '#lib/worker/tasks/matching.ts'
import { matchPerson } from '#lib/worker/tasks/person-match.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { contactWith, summaryWith } from './fake-reply.ts'
import { evidence, page, person } from './pages.ts'

// Thousands of pages on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

/** Few values, so that people share them: this is where matching can go wrong. */
const few = {
  linkedIn: ['maya', 'bob', 'zoë', 'maya-2'],
  linkedInMember: ['ACoAABcdEfGhIjKlMn0', 'ACoAABcdEfGhIjKlMN0'],
  salesNavigator: ['ACwAABcdEfGhIjKlMn0', 'maya-maya'],
  email: ['maya@n.example', 'bob@n.example', 'info@n.example', 'maya+x@n.example'],
  phone: ['+14155550101', '+14155550101 x1', '(415) 555-0101 x2', '06 12 34 56 78', '+33612345678'],
} as const

const anyEvidence: fc.Arbitrary<Evidence> = fc.constantFrom(...EVIDENCE_KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    value: fc.constantFrom<string>(...few[kind]),
    source: fc.constantFrom(...EVIDENCE_SOURCES),
  }),
)
const anyName = fc.constantFrom(null, 'Maya Okafor', 'Bob Rey', 'Zoë Lind')
const anyPage: fc.Arbitrary<PageIdentity> = fc
  .tuple(
    fc.array(fc.record({ name: anyName, evidence: fc.array(anyEvidence, { maxLength: 5 }) }), { maxLength: 4 }),
    fc.array(fc.constantFrom(101, 102, 999), { maxLength: 3 }),
  )
  .map(([people, references]) => page(people, references))

const link = (path: string) => (value: string) => `https://www.linkedin.com/${path}/${value}`
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 })
const anyContact = fc.record({
  fullName: anyName,
  linkedInUrl: orNull(fc.constantFrom(...few.linkedIn, ...few.linkedInMember).map(link('in'))),
  linkedInSalesNavigatorUrl: orNull(fc.constantFrom(...few.salesNavigator).map(link('sales/lead'))),
  email: orNull(fc.constantFrom(...few.email)),
  phone: orNull(fc.constantFrom(...few.phone)),
  country: fc.constantFrom(null, 'France', 'US'),
})
const anyContacts: fc.Arbitrary<Contact[]> = fc
  .array(anyContact, { maxLength: 6 })
  .map((contacts) => contacts.map((contact, at) => contactWith({ ...contact, id: at + 1 })))

function memoryOf(contacts: readonly Contact[], tasksEach = 1) {
  const memory = createTaskMemory('US')
  for (const contact of contacts) {
    memory.putContact(contact)
    for (let nth = 1; nth <= tasksEach; nth += 1) {
      memory.putTask(summaryWith({ id: 100 * nth + contact.id, contactId: contact.id }))
    }
  }
  return memory
}

/** Everything a match says, without the order in which a page gave equals. */
function meaning(match: Match): unknown {
  switch (match.kind) {
    case 'none':
      return ['none']
    case 'task':
      return ['task', match.task.id, match.others.map(({ id }) => id)]
    case 'tasks':
      return ['tasks', match.contact.id, match.tasks.map(({ id }) => id)]
    case 'people':
      return ['people', new Set(match.candidates.map(({ contact }) => contact.id))]
    case 'references':
      return [
        new Set(match.references.map(({ taskId, agreement }) => `${taskId} ${agreement.verdict}`)),
        meaning(match.people),
      ]
  }
}

const reversed = (shown: PageIdentity): PageIdentity => ({
  ...shown,
  people: shown.people.toReversed().map(({ name, evidence: found }) => ({ name, evidence: found.toReversed() })),
  taskReferences: shown.taskReferences.toReversed(),
})

test('a match does not depend on the order of evidence, people or contacts', () => {
  fc.assert(
    fc.property(anyContacts, anyPage, (contacts, shown) => {
      const expected = meaning(matchPage(shown, memoryOf(contacts)))
      expect(meaning(matchPage(reversed(shown), memoryOf(contacts)))).toEqual(expected)
      expect(meaning(matchPage(shown, memoryOf(contacts.toReversed())))).toEqual(expected)
    }),
    { numRuns: 600 },
  )
})

test('a task is taken without asking only where nothing on the page speaks for another contact', () => {
  fc.assert(
    fc.property(anyContacts, anyPage, (contacts, shown) => {
      const match = matchPage({ ...shown, taskReferences: [] }, memoryOf(contacts))
      if (match.kind !== 'task' || match.contact === null) return
      // The lock at the click must agree with what the page itself led to.
      const { verdict, passes, differs } = agreementOf(shown, match.contact, memoryOf(contacts))
      expect({ verdict, passes, differs }).toEqual({ verdict: 'certain', passes: true, differs: [] })
      expect(match.evidence).not.toEqual([])
    }),
    { numRuns: 600 },
  )
})

test('of one person, at most one contact is certain, and then nobody else is in doubt', () => {
  fc.assert(
    fc.property(anyContacts, anyPage, (contacts, shown) => {
      const memory = memoryOf(contacts)
      const verdicts = shown.people.map((one) => matchPerson(one, memory).map(({ agreement }) => agreement.verdict))
      const wrong = verdicts.filter((all) => all.includes('certain') && all.length > 1)
      expect(wrong).toEqual([])
    }),
    { numRuns: 600 },
  )
})

test('a named task of somebody else is never taken', () => {
  fc.assert(
    fc.property(anyContacts, anyPage, (contacts, shown) => {
      const match = matchPage(shown, memoryOf(contacts))
      if (match.kind !== 'task' || match.evidence[0]?.kind !== 'taskReference' || match.contact === null) return
      const { passes, differs } = agreementOf(shown, match.contact, memoryOf(contacts))
      expect({ passes, differs }).toEqual({ passes: true, differs: [] })
    }),
    { numRuns: 600 },
  )
})

test('two different people never match each other', () => {
  const own = (nth: number) => ({
    slug: `person-${nth}`,
    email: `person${nth}@north.example`,
    phone: `+1 415 555 ${String(nth).padStart(4, '0')}`,
  })
  const kinds = fc.subarray(['linkedIn', 'email', 'phone'] as const, { minLength: 1 })
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 400 }), kinds), { selector: ([nth]) => nth, maxLength: 12 }),
      fc.tuple(fc.integer({ min: 0, max: 400 }), kinds),
      (people, [visited, shownKinds]) => {
        const contacts = people.map(([nth, known]) => {
          const { slug, email, phone } = own(nth)
          return contactWith({
            id: nth + 1,
            linkedInUrl: known.includes('linkedIn') ? link('in')(slug) : null,
            email: known.includes('email') ? email : null,
            phone: known.includes('phone') ? phone : null,
          })
        })
        const { slug, email, phone } = own(visited)
        const values = { linkedIn: slug, email, phone }
        const shown = page([person(null, ...shownKinds.map((kind) => evidence(kind, values[kind])))])
        const match = matchPage(shown, memoryOf(contacts))
        const isKnown = people.some(
          ([nth, known]) => nth === visited && known.some((kind) => shownKinds.includes(kind)),
        )
        expect(meaning(match)).toEqual(isKnown ? ['task', 101 + visited, []] : ['none'])
      },
    ),
    { numRuns: 600 },
  )
})

test('matching never throws, and the badge counts what is there', () => {
  const hostile = fc.record({
    kind: fc.constantFrom(...EVIDENCE_KINDS),
    value: fc.string({ unit: 'binary', maxLength: 60 }),
    source: fc.constantFrom(...EVIDENCE_SOURCES),
  })
  const people = fc.array(
    fc.record({
      name: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
      evidence: fc.array(hostile, { maxLength: 6 }),
    }),
    { maxLength: 4 },
  )
  const contact = fc.record({
    fullName: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
    email: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
    phone: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
    linkedInUrl: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
    country: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
  })
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 6 }), people, (contacts, shown) => {
      const memory = memoryOf(
        contacts.map((one, at) => contactWith({ ...one, id: at + 1 })),
        2,
      )
      expect(countTasks(matchPage(page(shown), memory))).toBeLessThanOrEqual(2 * contacts.length)
    }),
  )
})

test('what left the index matches no longer', () => {
  fc.assert(
    fc.property(anyContacts, anyPage, (contacts, shown) => {
      const memory = memoryOf(contacts)
      for (const { id } of contacts) {
        memory.removeContact(id)
        memory.removeTask(100 + id)
      }
      const people = { ...shown, taskReferences: [] }
      expect(matchPage(people, memory)).toEqual({ kind: 'none', contact: null })
    }),
  )
})
