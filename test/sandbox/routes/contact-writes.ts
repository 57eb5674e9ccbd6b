import { type Context, Hono } from 'hono'
import { has, needs } from '../access.ts'
import { contactChangeBody, noteBody, optedOutBody, stateBody } from '../contact-bodies.ts'
import { addNote, setOptedOut, setState, updateContact } from '../contacting.ts'
import { writeContact } from '../encoding.ts'
import type { Contact } from '../model.ts'
import { problem } from '../problems.ts'
import { readBody } from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import { visibleContact } from '../visibility.ts'
import { eachContact } from './each-contact.ts'

/** What can be written about contacts: notes, the opt-out, states in sequences, and some of their fields. */
export function contactWrites(sandbox: Sandbox): Hono<Env> {
  const { switches } = sandbox
  const app = new Hono<Env>()
  const caller = (c: Context<Env>) => c.get('caller').user.userId

  app.post('/set-opted-out', has(sandbox, 'setContactsOptedOut'), needs('contacts:operate'), async (c) => {
    const read = await readBody(c, optedOutBody)
    if (!read.ok) return read.answer
    return eachContact(sandbox, c, read.value.contactIds, 'contacts', (contact) => {
      setOptedOut(sandbox.world, switches, contact, caller(c), read.value.isOptedOut)
      return null
    })
  })

  app.post('/set-status-in-sequence', needs('contacts:operate'), async (c) => {
    const read = await readBody(c, stateBody)
    if (!read.ok) return read.answer
    const inAll = (contact: Contact) =>
      contact.sequences
        .map(({ sequenceId }) =>
          setState(sandbox.world, switches, contact, sequenceId, caller(c), read.value.statusInSequence),
        )
        .find((why) => why !== null) ?? null
    return eachContact(sandbox, c, read.value.contactIds, 'contacts', inAll)
  })

  app.post('/:id/notes', has(sandbox, 'addContactNote'), needs('contacts:operate'), async (c) => {
    const read = await readBody(c, noteBody)
    if (!read.ok) return read.answer
    const contact = visibleContact(sandbox, c)
    if (!contact) return missing(c)
    addNote(sandbox.world, contact, caller(c), read.value.notes)
    c.get('entry').tookEffect = true
    return c.body(null, 204)
  })

  app.patch('/:id', needs('contacts:write'), async (c) => {
    const read = await readBody(c, contactChangeBody)
    if (!read.ok) return read.answer
    const contact = visibleContact(sandbox, c)
    if (!contact) return missing(c)
    updateContact(sandbox.world, contact, caller(c), read.value)
    c.get('entry').tookEffect = true
    return c.json({ ...writeContact(contact, switches), ...sandbox.world.overrides.contacts.get(contact.id) })
  })

  return app
}

function missing(c: Context<Env>): Response {
  return problem(c, 404, { code: 'contact.notFound' })
}
