import * as z from 'zod/mini'
import { CORNERS, EVIDENCE_KINDS, EVIDENCE_SOURCES } from '#lib/shared/identity/identity.ts'
import { taskIdSchema } from '#lib/shared/reply/model.ts'
import { siteKeySchema } from '#lib/shared/settings/own-sites.ts'

/** What a page reader tells, held to be small: who the page is about. */
export const pageIdentitySchema = z.object({
  site: z.union([siteKeySchema, z.literal('other')]),
  key: z.string().check(z.maxLength(600)),
  epoch: z.number(),
  people: z
    .array(
      z.object({
        name: z.nullable(z.string().check(z.maxLength(120))),
        evidence: z
          .array(
            z.object({
              kind: z.enum(EVIDENCE_KINDS),
              value: z.string().check(z.maxLength(320)),
              source: z.enum(EVIDENCE_SOURCES),
            }),
          )
          .check(z.maxLength(20)),
      }),
    )
    .check(z.maxLength(10)),
  taskReferences: z.array(z.object({ taskId: taskIdSchema, source: z.enum(EVIDENCE_SOURCES) })).check(z.maxLength(5)),
  settled: z.boolean(),
})

/** What the worker wants of the dock in a tab. */
export const dockOrderSchema = z.discriminatedUnion('show', [
  z.object({ show: z.literal(false) }),
  z.object({ show: z.literal(true), corner: z.enum(CORNERS) }),
])
