import { activityOf } from './activity.ts'
import { dealsOf, toDealRow } from './deals.ts'
import { toRow } from './directory.ts'
import type { CrmPerson, CrmViewer } from './person.ts'
import type { ActivityItem, DealRecord, DealRow, PersonRecord } from './wire.ts'

/** Everything the CRM knows, with the notes that were written in this run. */
export interface Records {
  person(contactId: number): PersonRecord | null
  deal(dealId: number): DealRecord | null
  deals(): readonly DealRow[]
  /** Puts a note on top of the person's activity; null for an unknown person. */
  addNote(contactId: number, text: string): ActivityItem | null
}

/** Builds the records of the given people. Dates count from `now()`, so that the pages never look stale. */
export function createRecords(people: readonly CrmPerson[], viewer: CrmViewer, now: () => Date): Records {
  const byId = new Map(people.map((person) => [person.contactId, person]))
  const notes = new Map<number, ActivityItem[]>()
  const relatedTo = (person: CrmPerson) => {
    const named = person.relatedIds.flatMap((id) => byId.get(id) ?? [])
    return named.filter((other) => other.contactId !== person.contactId)
  }

  return {
    person(contactId) {
      const person = byId.get(contactId)
      if (person === undefined) return null
      const related = relatedTo(person)
      const deals = dealsOf(people, now()).filter((deal) => deal.people.some((row) => row.contactId === contactId))
      return {
        ...toRow(person),
        firstName: person.firstName,
        linkedInUrl: person.linkedInSlug === null ? null : linkedInUrl(person.linkedInSlug),
        timeZone: person.timeZone,
        notes: person.notes ?? null,
        replyTaskId: person.replyTaskId ?? null,
        nextStep: nextStepOf(person),
        related: related.map(toRow),
        deals: deals.map(toDealRow),
        activity: [...(notes.get(contactId) ?? []), ...activityOf(person, related, viewer, now())],
      }
    },
    deal(dealId) {
      const deal = dealsOf(people, now()).find((one) => one.dealId === dealId)
      if (deal === undefined) return null
      const [buyer, second] = deal.people.map((row) => byId.get(row.contactId))
      const activity = buyer === undefined || second === undefined ? [] : activityOf(buyer, [second], viewer, now())
      return { ...deal, activity }
    },
    deals: () => dealsOf(people, now()).map(toDealRow),
    addNote(contactId, text) {
      if (!byId.has(contactId)) return null
      const note: ActivityItem = {
        kind: 'note',
        title: `Note by ${viewer.name}`,
        body: text,
        others: [],
        at: now().toISOString(),
      }
      notes.set(contactId, [note, ...(notes.get(contactId) ?? [])])
      return note
    },
  }
}

function linkedInUrl(slug: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(slug)}`
}

/** Only every second record says its task in a sentence too, so that both ways of naming a task occur alone on some page. */
function nextStepOf({ contactId, firstName, replyTaskId }: CrmPerson): string | null {
  if (replyTaskId === undefined || replyTaskId === null || contactId % 2 !== 0) return null
  return `Next step with ${firstName}: Reply task #${replyTaskId}`
}
