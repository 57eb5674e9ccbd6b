import type { Page } from './api.ts'
import type { Activity, ContactStatuses, Membership, TeamUser } from './contact-model.ts'
import { anything, fields, flag, label, moment, part, rows, text, whole } from './tolerant.ts'
import { camel, readRows } from './wire-people.ts'

const wireDisposition = { isReplied: flag, isBounced: flag }
const wireStatuses = fields({
  contactId: whole,
  isOptedOut: flag,
  callStatus: label,
  meetingStatus: label,
  sequences: rows,
})
const wireMembership = fields({
  sequenceId: whole,
  sequenceName: label,
  statusInSequence: label,
  // The name of the same field where the contact itself lists its sequences.
  status: label,
  emailDisposition: part(wireDisposition),
})
const wireActivity = fields({
  date: moment,
  activityType: label,
  sourceType: label,
  userId: whole,
  content: anything,
})
const wireNotes = fields({ id: whole, notes: text })
const wireTeamUser = fields({ teamId: whole, userId: whole, userName: label, userEmail: label })

/** How deep and how long the inside of an activity is searched: nobody promises what it is. */
const DEEPEST = 4
const MOST_STRINGS = 50

/** Reads "statuses" of the contact that was asked for; null when it is about none or another. */
export function readStatuses(contactId: number) {
  return (body: unknown): ContactStatuses | null => {
    const read = wireStatuses.safeParse(body)
    if (!read.success || read.data.contactId !== contactId) return null
    const { isOptedOut, callStatus, meetingStatus, sequences } = read.data
    return {
      isOptedOut,
      callStatus: camel(callStatus),
      meetingStatus: camel(meetingStatus),
      memberships: sequences.map(readMembership).filter((row) => row !== null),
    }
  }
}

/** Reads the bare array of "the sequences that a contact is in"; a known client saw null for none. */
export function readMemberships(body: unknown): Membership[] | null {
  if (body === null) return []
  return Array.isArray(body) ? body.map(readMembership).filter((row) => row !== null) : null
}

/** Reads one membership, wherever it stands; null without a sequence. */
export function readMembership(row: unknown): Membership | null {
  const read = wireMembership.safeParse(row)
  if (!read.success || read.data.sequenceId === null) return null
  const { sequenceId, sequenceName, statusInSequence, status, emailDisposition } = read.data
  const { isReplied = false, isBounced = false } = emailDisposition ?? {}
  return { sequenceId, sequenceName, state: camel(statusInSequence ?? status), isReplied, isBounced }
}

/** Reads the one free text on a contact. */
export function readNotes(body: unknown): { id: number; notes: string | null } | null {
  const read = wireNotes.safeParse(body)
  return read.success && read.data.id !== null ? { id: read.data.id, notes: read.data.notes } : null
}

/** Reads a page of activities; some clients saw a bare array, which is the whole. */
export function readActivities(body: unknown): Page<Activity> | null {
  return readRows(Array.isArray(body) ? { items: body, hasMore: false } : body, readActivity)
}

function readActivity(row: unknown): Activity | null {
  const read = wireActivity.safeParse(row)
  if (!read.success) return null
  const { content, ...plain } = read.data
  return { ...plain, texts: stringsIn(content, DEEPEST).slice(0, MOST_STRINGS) }
}

function stringsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  return Object.values(value).flatMap((inner) => stringsIn(inner, depth - 1))
}

/** Reads the rows of the team; those that name no user are left out. */
export function readTeamUsers(body: unknown): TeamUser[] | null {
  if (!Array.isArray(body)) return null
  return body.flatMap((row) => {
    const read = wireTeamUser.safeParse(row)
    if (!read.success || read.data.userId === null) return []
    const { teamId, userId, userName, userEmail } = read.data
    return [{ teamId, userId, name: userName ?? userEmail }]
  })
}
