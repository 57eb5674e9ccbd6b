import * as z from 'zod/mini'

/** What a page and a contact are compared by; `page` is the page itself. */
export const SORTS = ['linkedIn', 'email', 'phone', 'name', 'page'] as const
export type Sort = (typeof SORTS)[number]

/**
 * What speaks against a page and a contact being one person.
 * - `another`: both have one, and they are not the same. `elsewhere`: it is another contact's (`of`). `several`: `count`
 *   contacts have it.
 * - Of the page: `uncompared` (nothing on it can be compared with the contact), `unreadable` (it could not be read),
 *   `moved` (it changed since the task was shown).
 */
export const differenceSchema = z.object({
  sort: z.enum(SORTS),
  how: z.enum(['another', 'elsewhere', 'several', 'uncompared', 'unreadable', 'moved']),
  /** As the page has it; null for what says nothing to a reader. */
  page: z.nullable(z.string()),
  of: z.nullable(z.string()),
  count: z.number(),
})

export type Difference = z.infer<typeof differenceSchema>

/** A candidate of the question "Who is it?": what agrees, and what does not. */
export const candidateSchema = z.object({
  taskId: z.number(),
  /** Their open tasks. */
  tasks: z.number(),
  agrees: z.array(z.enum(SORTS)),
  differs: z.array(differenceSchema),
})

export type CandidateView = z.infer<typeof candidateSchema>
