import { type Context, Hono } from 'hono'
import { has, needs } from '../access.ts'
import { stateBody } from '../contact-bodies.ts'
import { setState } from '../contacting.ts'
import { writeMembership, writeSequenceContact } from '../encoding.ts'
import type { Sequence } from '../model.ts'
import { problem } from '../problems.ts'
import { readBody } from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import { pathId } from '../visibility.ts'
import { eachContact } from './each-contact.ts'

/** One contact in one sequence, and changing the state of contacts there. */
export function sequenceContactRoutes(sandbox: Sandbox): Hono<Env> {
  const { switches } = sandbox
  const app = new Hono<Env>()

  app.get('/:id/contacts/:contactId', needs('sequences:read'), (c) => {
    const sequence = visibleSequence(c)
    if (!sequence) return problem(c, 404, { code: 'sequenceContact.sequenceNotFound' })
    const contact = sandbox.world.contacts.get(Number(c.req.param('contactId')))
    const row = contact?.sequences.find(({ sequenceId }) => sequenceId === sequence.id)
    if (!contact || !row) return problem(c, 404, { code: 'sequenceContact.notInSequence' })
    return c.json(writeSequenceContact(contact, row, writeMembership(row, sequence, switches), switches))
  })

  app.post(
    '/:id/contacts/set-status-in-sequence',
    has(sandbox, 'setSequenceContactsStatus'),
    needs('sequences:operate'),
    async (c) => {
      const read = await readBody(c, stateBody)
      if (!read.ok) return read.answer
      const sequence = visibleSequence(c)
      if (!sequence) return problem(c, 404, { code: 'sequenceContact.sequenceNotFound' })
      const { contactIds, statusInSequence } = read.value
      const byUserId = c.get('caller').user.userId
      return eachContact(sandbox, c, contactIds, 'sequence', (contact) =>
        setState(sandbox.world, switches, contact, sequence.id, byUserId, statusInSequence),
      )
    },
  )

  function visibleSequence(c: Context<Env>): Sequence | undefined {
    const sequence = sandbox.world.sequences.get(pathId(c) ?? 0)
    return sequence?.teamId === c.get('caller').teamId ? sequence : undefined
  }

  return app
}
