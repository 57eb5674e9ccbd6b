import { Hono } from 'hono'
import { needs } from '../access.ts'
import { type Wire, writeContact } from '../encoding.ts'
import type { Contact } from '../model.ts'
import { fullName } from '../people.ts'
import { problem } from '../problems.ts'
import { contactFilterBody, page, readBody, readPaging } from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import type { Switches } from '../switches.ts'
import { visibleContact } from '../visibility.ts'

/** Contacts of the caller's team: by e-mail or LinkedIn link, by search term and by id. */
export function contactRoutes(sandbox: Sandbox): Hono<Env> {
  const { switches } = sandbox
  const app = new Hono<Env>()
  const mine = (teamId: number) => [...sandbox.world.contacts.values()].filter((contact) => contact.teamId === teamId)
  const wire = (contact: Contact): Wire => ({
    ...writeContact(contact, switches),
    ...sandbox.world.overrides.contacts.get(contact.id),
  })

  app.get('/', needs('contacts:read'), (c) => {
    const paging = readPaging(c)
    if (!paging.ok) return paging.answer
    const email = c.req.query('email')
    const linkedIn = c.req.query('linkedIn')
    const found = mine(c.get('caller').teamId).filter(
      (contact) =>
        (!email || matches(contact.email, email, switches.emailMatch)) &&
        (!linkedIn || matches(contact.linkedInUrl, linkedIn, switches.linkedInMatch)),
    )
    const { items, hasMore } = page(found, paging.value, switches)
    return c.json({ items: items.map(wire), hasMore })
  })

  app.post('/filter', needs('contacts:read'), async (c) => {
    const paging = readPaging(c)
    if (!paging.ok) return paging.answer
    const read = await readBody(c, contactFilterBody)
    if (!read.ok) return read.answer
    const { searchTerm, listId, sequenceId } = read.value
    const found = mine(c.get('caller').teamId).filter(
      (contact) =>
        (!searchTerm || searched(contact).includes(searchTerm.toLowerCase())) &&
        (listId === undefined || contact.lists.some((row) => row.listId === listId)) &&
        (sequenceId === undefined || contact.sequences.some((row) => row.sequenceId === sequenceId)),
    )
    const { items, hasMore } = page(found, paging.value, switches)
    const total = switches.otherEnums === 'camel' ? { totalCount: found.length } : {}
    return c.json({ items: items.map(wire), hasMore, ...total })
  })

  app.get('/:id', needs('contacts:read'), (c) => {
    const contact = visibleContact(sandbox, c)
    return contact ? c.json(wire(contact)) : problem(c, 404, { code: 'contact.notFound' })
  })

  return app
}

function matches(stored: string | null | undefined, asked: string, how: Switches['linkedInMatch']): boolean {
  if (!stored) return false
  const [have, want] = [stored.toLowerCase(), asked.toLowerCase()]
  if (how === 'containment') return have.includes(want)
  if (how === 'exact') return have === want
  const slug = profileSlug(have)
  return slug !== undefined && slug === profileSlug(want)
}

function profileSlug(url: string): string | undefined {
  const slug = /\/in\/([^/?#]+)/.exec(url)?.[1]
  try {
    return slug && decodeURIComponent(slug)
  } catch {
    return slug
  }
}

function searched(contact: Contact): string {
  return [fullName(contact), contact.email, contact.company, contact.linkedInUrl].join('\n').toLowerCase()
}
