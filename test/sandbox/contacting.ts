import type { CallStatus, Contact, MeetingStatus, SettableState } from './model.ts'
import type { Switches } from './switches.ts'
import type { Effect, World } from './world.ts'

/** What may be changed about a contact: a field that is left out stays. */
export type ContactChange = {
  isOptedOut?: boolean | undefined
  callStatus?: CallStatus | undefined
  meetingStatus?: MeetingStatus | undefined
  notes?: string | null | undefined
  ownerUserId?: number | undefined
}

/** Why one contact of a call was passed over, in the words of the newest pages. */
export type PassedOver =
  | 'notFound'
  | 'contactNotFound'
  | 'notInSequence'
  | 'invalidStatusTransition'
  | 'sequenceArchived'
  | 'forbidden'

/** Adds an entry to the contact's timeline; nothing is replaced, and a second one is a second entry. */
export function addNote(world: World, contact: Contact, byUserId: number, text: string): void {
  record(world, contact.id, 'Note', byUserId, { text })
  world.note({ kind: 'note', contactId: contact.id, byUserId, text })
}

/** Sets the flag, and ends every membership with it; clearing it brings none back. */
export function setOptedOut(world: World, switches: Switches, contact: Contact, byUserId: number, out: boolean): void {
  const repeated = contact.isOptedOut === out
  contact.isOptedOut = out
  if (repeated) return
  world.note({ kind: out ? 'optOut' : 'optIn', contactId: contact.id, byUserId })
  if (!out) return
  record(world, contact.id, 'OptOut', byUserId, {})
  for (const { sequenceId } of contact.sequences) leave(world, switches, contact, sequenceId)
}

/** Changes fields of a contact. Opting out this way sets the flag and ends nothing. */
export function updateContact(world: World, contact: Contact, byUserId: number, change: ContactChange): void {
  const kind = change.isOptedOut === true && !contact.isOptedOut ? 'optOut' : 'update'
  for (const [name, value] of Object.entries(change)) {
    if (value !== undefined) Object.assign(contact, { [name]: value })
  }
  world.note({ kind, contactId: contact.id, byUserId })
}

/** Puts a contact into a state in one sequence. Pausing is only possible from active. Gives why not, or null. */
export function setState(
  world: World,
  switches: Switches,
  contact: Contact,
  sequenceId: number,
  byUserId: number,
  state: SettableState,
): PassedOver | null {
  if (world.sequences.get(sequenceId)?.isArchived === true) return 'sequenceArchived'
  const membership = contact.sequences.find((row) => row.sequenceId === sequenceId)
  if (!membership) return 'notInSequence'
  if (state === 'paused' && membership.status !== 'active') return 'invalidStatusTransition'
  if (state === 'finished') leave(world, switches, contact, sequenceId)
  membership.status = state
  world.note({ kind: 'state', contactId: contact.id, byUserId, text: state })
  return null
}

function leave(world: World, switches: Switches, contact: Contact, sequenceId: number): void {
  for (const row of contact.sequences) if (row.sequenceId === sequenceId) row.status = 'finished'
  if (!switches.leavingDetaches) return
  for (const task of world.tasks.values()) {
    const theirs = task.contactId === contact.id && task.sequenceId === sequenceId
    if (theirs && task.status === 'new') task.status = 'sequenceDetached'
  }
}

/** Something that Reply notices about a contact. */
export function record(
  world: World,
  contactId: number,
  activityType: string,
  userId: Effect['byUserId'] | null,
  content: Record<string, unknown>,
): void {
  const id = 700_000_001 + world.activities.length
  const date = world.now().toISOString()
  world.activities.push({ id, contactId, date, activityType, sourceType: 'Api', userId, content })
}
