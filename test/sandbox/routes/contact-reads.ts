import { type Context, Hono } from 'hono'
import { needs } from '../access.ts'
import { type Wire, writeContactStatuses, writeMembership } from '../encoding.ts'
import { USERS } from '../keys.ts'
import type { Activity } from '../model.ts'
import { problem } from '../problems.ts'
import { forgivingPaging, page } from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import { visibleContact } from '../visibility.ts'

/** What can be read about one contact beside the contact itself: statuses, sequences, activities. */
export function contactReads(sandbox: Sandbox): Hono<Env> {
  const { switches } = sandbox
  const app = new Hono<Env>()

  app.get('/:id/statuses', needs('contacts:read'), (c) => {
    const contact = visibleContact(sandbox, c)
    return contact ? c.json(writeContactStatuses(contact, switches)) : missing(c)
  })

  app.get('/:id/sequences', needs('contacts:read'), (c) => {
    const contact = visibleContact(sandbox, c)
    if (!contact) return missing(c)
    const { sequences } = sandbox.world
    return c.json(contact.sequences.map((row) => writeMembership(row, sequences.get(row.sequenceId), switches)))
  })

  app.get('/:id/activities', needs('contacts:read'), (c) => {
    const contact = visibleContact(sandbox, c)
    if (!contact) return missing(c)
    const listed = sandbox.world.activities.filter(
      ({ contactId, activityType }) => contactId === contact.id && (switches.notesAreListed || activityType !== 'Note'),
    )
    const ordered = switches.activityOrder === 'newestFirst' ? listed.toReversed() : listed
    const { items, hasMore } = page(ordered, forgivingPaging(c), switches)
    return c.json({ items: items.map(writeActivity), hasMore })
  })

  return app
}

function writeActivity({ contactId: _contact, userId, ...activity }: Activity): Wire {
  return { ...activity, userId, userName: USERS.find((user) => user.userId === userId)?.name ?? null }
}

function missing(c: Context<Env>): Response {
  return problem(c, 404, { code: 'contact.notFound' })
}
