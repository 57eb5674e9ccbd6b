import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { contactSchema, sequenceSchema, userSchema } from '#lib/shared/reply/model.ts'
import { readTaskSummary } from '#lib/worker/reply/wire.ts'
import { readContact, readRows, readSequence, readUser } from '#lib/worker/reply/wire-people.ts'
import { CONTACT, SUMMARY_IN_INTEGERS, SUMMARY_IN_STRINGS } from './wire-samples.ts'

describe('a contact', () => {
  it('has its names joined, blanks as null and its sequences in one spelling', () => {
    expect(readContact(CONTACT)).toEqual({
      id: 12345,
      fullName: 'Maya Okafor',
      firstName: 'Maya',
      email: 'maya.okafor@northwind.example',
      title: 'Head of Operations',
      company: 'Northwind Freight',
      city: 'Lagos',
      country: 'Nigeria',
      timeZoneId: 'Africa/Lagos',
      phone: '+1-415-555-0123',
      linkedInUrl: 'https://www.linkedin.com/in/maya-okafor',
      linkedInSalesNavigatorUrl: null,
      linkedInRecruiterUrl: null,
      isOptedOut: false,
      phoneStatus: null,
      sequences: [{ sequenceId: 100, sequenceName: 'Sales Outreach', status: 'active', currentStep: 2 }],
    })
  })

  it('has no mark in its names that would turn the words around it', () => {
    const read = readContact({ id: 1, fullName: 'Maya \u202eokafoR\u2066\u200f', company: 'North\u202awind\nFreight' })
    expect(read?.fullName).toBe('Maya okafoR')
    expect(read?.company).toBe('Northwind Freight')
  })

  it.each([
    [{ firstName: 'Maya', lastName: null }, 'Maya'],
    [{ firstName: '', lastName: 'Okafor' }, 'Okafor'],
    [{ firstName: null, lastName: null }, null],
    [{ fullName: 'Maya Okafor' }, 'Maya Okafor'],
  ])('called %o is shown as %s', (names, fullName) => {
    expect(readContact({ id: 1, ...names })?.fullName).toBe(fullName)
  })

  it('loses only the memberships that name no sequence', () => {
    const sequences = [null, 5, {}, { sequenceId: 7 }, { sequenceId: '8' }]
    expect(readContact({ id: 1, sequences })?.sequences).toEqual([
      { sequenceId: 7, sequenceName: null, status: null, currentStep: null },
    ])
  })

  it.each([[null], [[]], ['x'], [{}], [{ id: 0 }], [{ id: '12' }]])('is not read from %o', (body) => {
    expect(readContact(body)).toBeNull()
  })
})

describe('a page', () => {
  it('loses only the rows that cannot be read, and says how many came', () => {
    const items = [SUMMARY_IN_INTEGERS, null, { id: 'x' }, [], SUMMARY_IN_STRINGS]
    const page = readRows({ items, hasMore: true }, readTaskSummary)
    expect(page?.items.map((task) => task.encoding)).toEqual(['integers', 'strings'])
    expect(page).toMatchObject({ hasMore: true, received: 5 })
  })

  it('that is empty is the last one, whatever it says', () => {
    expect(readRows({ items: [], hasMore: true }, readTaskSummary)).toEqual({ items: [], hasMore: false, received: 0 })
  })

  it('that does not say whether there is more is the last one', () => {
    expect(readRows({ items: [SUMMARY_IN_INTEGERS] }, readTaskSummary)?.hasMore).toBe(false)
  })

  it.each([[null], [[]], [{}], [{ items: null }], [{ items: {}, hasMore: true }], [SUMMARY_IN_INTEGERS]])(
    'is not read from %o',
    (body) => {
      expect(readRows(body, readTaskSummary)).toBeNull()
    },
  )
})

describe('the user', () => {
  it.each([
    [{ userId: 42 }, { userId: 42, username: null, teamId: null }],
    [
      { userId: 42, username: 'dana@brightwater.example' },
      { userId: 42, username: 'dana@brightwater.example', teamId: null },
    ],
    [
      { UserId: 42, TeamId: 100 },
      { userId: 42, username: null, teamId: 100 },
    ],
    [{ userId: 0 }, null],
    [{ username: 'dana' }, null],
    [[], null],
  ])('read from %o is %o', (body, user) => {
    expect(readUser(body)).toEqual(user)
  })
})

describe('a sequence', () => {
  it('is the same in the older and the newer spelling', () => {
    const expected = { id: 123, name: 'Sales Outreach', status: 'active', isArchived: false }
    expect(readSequence({ id: 123, name: 'Sales Outreach', status: 'Active', isArchived: false })).toEqual(expected)
    expect(readSequence({ id: 123, name: 'Sales Outreach', status: 'active', steps: [] })).toEqual(expected)
    expect(readSequence({ name: 'Sales Outreach' })).toBeNull()
  })
})

it('whatever a server may send reads as a value of the model or as none, and never throws', () => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({ id: fc.nat(), userId: fc.nat(), sequences: fc.jsonValue(), name: fc.jsonValue() }),
  )
  fc.assert(
    fc.property(body, (value) => {
      const [contact, sequence, user] = [readContact(value), readSequence(value), readUser(value)]
      readRows(value, readContact)
      expect(z.nullable(contactSchema).parse(contact)).toEqual(contact)
      expect(z.nullable(sequenceSchema).parse(sequence)).toEqual(sequence)
      expect(z.nullable(userSchema).parse(user)).toEqual(user)
    }),
    { numRuns: 1000 },
  )
})
