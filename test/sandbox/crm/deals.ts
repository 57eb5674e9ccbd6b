import { toRow } from './directory.ts'
import type { CrmPerson } from './person.ts'
import type { DealRow, DealStage, PersonRow } from './wire.ts'

const DAY = 86_400_000
const FIRST_DEAL_ID = 501

export const DEAL_STAGES: readonly DealStage[] = ['Discovery', 'Proposal', 'Negotiation', 'Closed won']

const SUBJECTS = [
  'annual plan',
  'pilot, two sites',
  'renewal',
  'expansion to Europe',
  'platform rollout',
  'support plan',
]

/** A deal with the two people on it. */
export interface Deal extends DealRow {
  readonly people: readonly [PersonRow, PersonRow]
}

/** One deal for every second person: that person, and a colleague of theirs or else the next one in the list. */
export function dealsOf(people: readonly CrmPerson[], now: Date): readonly Deal[] {
  const byId = new Map(people.map((person) => [person.contactId, person]))
  const deals: Deal[] = []
  for (let index = 0; index < people.length; index += 2) {
    const buyer = people[index]
    const colleague = buyer?.relatedIds
      .map((id) => byId.get(id))
      .find((other) => other !== undefined && other !== buyer)
    const second = colleague ?? people[index + 1]
    if (buyer === undefined || second === undefined) continue
    const turn = index / 2
    deals.push({
      dealId: FIRST_DEAL_ID + turn,
      name: `${buyer.company || buyer.fullName}, ${SUBJECTS[turn % SUBJECTS.length] ?? 'plan'}`,
      company: buyer.company,
      stage: DEAL_STAGES[turn % DEAL_STAGES.length] ?? 'Discovery',
      amount: 4_800 + ((turn * 7_300) % 61_000),
      closes: new Date(now.getTime() + (9 + ((turn * 11) % 70)) * DAY).toISOString().slice(0, 10),
      people: [toRow(buyer), toRow(second)],
    })
  }
  return deals
}

/** The part of a deal that a list shows. */
export function toDealRow({ dealId, name, company, stage, amount, closes }: Deal): DealRow {
  return { dealId, name, company, stage, amount, closes }
}
