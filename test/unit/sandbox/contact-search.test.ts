import { afterEach, beforeEach, expect, it } from 'vitest'
import { MAYA, TOMAS } from '#test/sandbox/cast/featured-people.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { ask } from './ask.ts'

let reply: RunningReply
beforeEach(async () => {
  reply = await startReply()
})
afterEach(() => reply.close())

async function found(query: Record<string, string>): Promise<number[]> {
  const answer = await ask(reply, `/v3/contacts?${new URLSearchParams(query)}`)
  return Object(answer.json).items.map((contact: { id: number }) => contact.id)
}

it('finds a contact by LinkedIn URL or e-mail', async () => {
  expect(await found({ linkedIn: 'https://www.linkedin.com/in/maya-okafor' })).toEqual([MAYA])
  expect(await found({ email: 'maya.okafor@northwind.example' })).toEqual([MAYA])
  expect(await found({ linkedIn: 'https://www.linkedin.com/in/nobody-at-all' })).toEqual([])
})

it('matches by containment, so that a reader must compare for itself', async () => {
  expect(await found({ email: 'ann@orchardlane.example' })).toEqual([31025, 31026])
  expect(await found({ linkedIn: 'https://www.linkedin.com/in/ann-reyes' })).toEqual([31025, 31026])
  reply.control.setSwitches({ emailMatch: 'exact', linkedInMatch: 'exact' })
  expect(await found({ email: 'Ann@orchardlane.example' })).toEqual([31025])
  expect(await found({ linkedIn: 'https://www.linkedin.com/in/ann-reyes' })).toEqual([31025])
})

it('can match by slug alone, whatever the host, the encoding and the tail of the address', async () => {
  const asked = { linkedIn: 'https://www.linkedin.com/in/tomás-ferreira' }
  expect(await found(asked)).toEqual([])
  reply.control.setSwitches({ linkedInMatch: 'slug' })
  expect(await found(asked)).toEqual([TOMAS])
  expect(await found({ linkedIn: 'https://www.linkedin.com/in/caspian-holloway' })).toEqual([31033])
})

it('gives two people for one address', async () => {
  expect(await found({ email: 'office@copperline.example' })).toEqual([31031, 31032])
})

it('searches names, e-mails and companies, and counts in the newer dialect only', async () => {
  const older = await ask(reply, '/v3/contacts/filter?top=1', { body: { searchTerm: 'ana silvestre' } })
  expect(older.json).toMatchObject({ items: [{ id: 31022 }], hasMore: true })
  expect(older.json).not.toHaveProperty('totalCount')
  reply.control.setSwitches({ otherEnums: 'camel' })
  const newer = await ask(reply, '/v3/contacts/filter?top=1', { body: { searchTerm: 'ana silvestre' } })
  expect(newer.json).toMatchObject({ totalCount: 3 })
})

it('writes the older contact without callStatus and with PascalCase, the newer one with both', async () => {
  const older = (await ask(reply, `/v3/contacts/${MAYA}`)).json
  expect(older).toMatchObject({
    phoneStatus: 'Valid',
    sequences: [{ status: 'Active', sequenceName: 'Q4 Outbound' }, {}],
  })
  expect(older).not.toHaveProperty('callStatus')
  reply.control.setSwitches({ otherEnums: 'camel', contactSequences: false })
  const newer = (await ask(reply, `/v3/contacts/${MAYA}`)).json
  expect(newer).toMatchObject({ phoneStatus: 'valid', callStatus: 'none', meetingStatus: 'none' })
  expect(newer).not.toHaveProperty('sequences')
})

it('keeps null, empty and absent apart on the wire', async () => {
  const emails = []
  for (const id of [31014, 31015, 31016]) {
    const contact: object = Object((await ask(reply, `/v3/contacts/${id}`)).json)
    emails.push('email' in contact ? contact.email : 'absent')
  }
  expect(emails).toEqual([null, '', 'absent'])
})

it('never shows which team a contact belongs to', async () => {
  expect((await ask(reply, `/v3/contacts/${MAYA}`)).json).not.toHaveProperty('teamId')
})

it('lists sequences by part of the name, state and owner, archived ones too unless told', async () => {
  const names = async (query: string) => {
    const answer = await ask(reply, `/v3/sequences?${query}`)
    return Object(answer.json).items.map((sequence: { name: string }) => sequence.name)
  }
  expect(await names('name=OUTBOUND')).toEqual(['Q4 Outbound'])
  expect(await names('status=paused&isArchived=false')).toEqual(['Re-engagement'])
  expect(await names('isArchived=true')).toEqual(['Spring pilot'])
  expect(await names('ownerUserId=43')).toEqual(['Channel partners'])
})
