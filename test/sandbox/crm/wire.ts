/** The shapes of the demo CRM's own JSON, shared by its server and its browser modules (types only: nothing is shipped). */

export interface PersonRow {
  readonly contactId: number
  readonly fullName: string
  readonly title: string
  readonly company: string
  readonly email: string | null
  readonly phone: string | null
  readonly city: string
}

export interface DealRow {
  readonly dealId: number
  readonly name: string
  readonly company: string
  readonly stage: DealStage
  /** Whole US dollars. */
  readonly amount: number
  /** ISO date. */
  readonly closes: string
}

export type DealStage = 'Discovery' | 'Proposal' | 'Negotiation' | 'Closed won'

export interface CompanyRow {
  readonly name: string
  readonly city: string
  readonly people: readonly PersonRow[]
}

export type ActivityKind = 'email' | 'call' | 'meeting' | 'note' | 'created'

export interface ActivityItem {
  readonly kind: ActivityKind
  readonly title: string
  readonly body: string
  /** Other people's addresses: never the record's own. */
  readonly others: readonly { readonly name: string; readonly email: string }[]
  /** ISO time. */
  readonly at: string
}

export interface PersonRecord extends PersonRow {
  readonly firstName: string
  readonly linkedInUrl: string | null
  readonly timeZone: string
  readonly notes: string | null
  readonly replyTaskId: number | null
  /** A sentence such as "Reply task #184467", on some records only. */
  readonly nextStep: string | null
  readonly related: readonly PersonRow[]
  readonly deals: readonly DealRow[]
  readonly activity: readonly ActivityItem[]
}

export interface DealRecord extends DealRow {
  readonly people: readonly PersonRow[]
  readonly activity: readonly ActivityItem[]
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Rows that match, over all pages. */
  readonly total: number
  /** From 1. */
  readonly page: number
  readonly pageSize: number
}

export interface Viewer {
  readonly name: string
  readonly email: string
}
