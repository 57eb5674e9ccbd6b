import * as z from 'zod/mini'

/** What a key of Reply can be allowed to do, of which this product uses something: most needed first. */
export const SCOPES = [
  'tasks:operate',
  'contacts:read',
  'contacts:operate',
  'tasks:write',
  'sequences:read',
  'sequences:operate',
  'contacts:write',
] as const

/** `works`: Reply took what needs it. `refused`: Reply said that the key lacks it. `untried`: neither was seen, so nobody knows. */
export const scopeViewSchema = z.object({
  scope: z.enum(SCOPES),
  state: z.enum(['works', 'refused', 'untried']),
})

export type KeyScope = (typeof SCOPES)[number]
export type ScopeView = z.infer<typeof scopeViewSchema>
