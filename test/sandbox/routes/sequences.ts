import { Hono } from 'hono'
import { needs } from '../access.ts'
import { writeOtherEnum, writeSequence } from '../encoding.ts'
import { problem } from '../problems.ts'
import { forgivingPaging, page } from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import { pathId } from '../visibility.ts'

/** Sequences of the caller's team, to read their names. */
export function sequenceRoutes(sandbox: Sandbox): Hono<Env> {
  const { switches } = sandbox
  const app = new Hono<Env>()

  app.get('/', needs('sequences:read'), (c) => {
    const { name, status, ownerUserId, isArchived, folderId } = c.req.query()
    const found = [...sandbox.world.sequences.values()].filter(
      (sequence) =>
        sequence.teamId === c.get('caller').teamId &&
        (!name || sequence.name.toLowerCase().includes(name.toLowerCase())) &&
        (!status || writeOtherEnum(sequence.status, switches).toLowerCase() === status.toLowerCase()) &&
        (!ownerUserId || String(sequence.ownerUserId) === ownerUserId) &&
        (!folderId || sequence.folderId === folderId) &&
        (!isArchived || String(sequence.isArchived) === isArchived.toLowerCase()),
    )
    const { items, hasMore } = page(found, forgivingPaging(c), switches)
    return c.json({ items: items.map((sequence) => writeSequence(sequence, switches, false)), hasMore })
  })

  app.get('/:id', needs('sequences:read'), (c) => {
    const sequence = sandbox.world.sequences.get(pathId(c) ?? 0)
    if (sequence?.teamId !== c.get('caller').teamId) return problem(c, 404, { code: 'sequence.notFound' })
    return c.json(writeSequence(sequence, switches, true))
  })

  return app
}
