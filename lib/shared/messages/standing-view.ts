import * as z from 'zod/mini'

/** States of a person in a sequence that a rep should know of. */
export const CONTACT_STATES = [
  'replied',
  'bounced',
  'outOfOffice',
  'paused',
  'finished',
  'opened',
  'clicked',
  'contacted',
] as const

/** How a person stands in Reply, by one read of its own. */
export const standingSchema = z.object({
  optedOut: z.boolean(),
  meetingBooked: z.boolean(),
  states: z.array(z.enum(CONTACT_STATES)),
})

export type ContactState = (typeof CONTACT_STATES)[number]
export type Standing = z.infer<typeof standingSchema>
