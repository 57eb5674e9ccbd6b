import type { LinkedInTaskType, TaskType } from '#lib/shared/reply/model.ts'

/** How a contact stands in one sequence. `state` as Reply names it, in its newer spelling. */
export type Membership = {
  sequenceId: number
  sequenceName: string | null
  state: string | null
  isReplied: boolean
  isBounced: boolean
}

/** The one read behind most stop signs. */
export type ContactStatuses = {
  isOptedOut: boolean
  callStatus: string | null
  meetingStatus: string | null
  memberships: Membership[]
}

/** What Reply recorded. Of `content`, whose inside is nobody's promise, only the texts in it. */
export type Activity = {
  date: string | null
  activityType: string | null
  sourceType: string | null
  userId: number | null
  texts: string[]
}

/** A colleague, by name or else by address. */
export type TeamUser = { teamId: number | null; userId: number; name: string | null }

/** A task to be made: for a contact, by hand, ours until it is given away. Dates are ISO 8601 with an offset. */
export type NewTask = {
  taskType: Exclude<TaskType, 'other'>
  contactId: number
  startAt: string
  dueTo: string
  text: string
  /** For a LinkedIn task, and only for one. */
  linkedInTaskType?: Exclude<LinkedInTaskType, 'other'>
}
