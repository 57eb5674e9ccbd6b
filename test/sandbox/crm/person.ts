/** A person the demo CRM and the profile pages know. The sandbox maps the stand-in's contacts to this. */
export interface CrmPerson {
  readonly contactId: number
  readonly fullName: string
  readonly firstName: string
  readonly title: string
  readonly company: string
  readonly email: string | null
  /** As the rep reads it; an extension may follow as `x12` or `ext. 12`. */
  readonly phone: string | null
  /** The part after `/in/`, decoded. */
  readonly linkedInSlug: string | null
  readonly city: string
  /** IANA name, such as `Europe/Lisbon`. */
  readonly timeZone: string
  readonly notes?: string
  /** Shown in the record's "Reply task ID" field; the field is absent without it. */
  readonly replyTaskId?: number | null
  /** Colleagues: shown in the related-people card, named in the activity, put on the same deal. */
  readonly relatedIds: readonly number[]
}

/** Who is signed in to the CRM and to the network: their own address stands on every page, as it does on real ones. */
export interface CrmViewer {
  readonly name: string
  readonly email: string
  readonly linkedInSlug: string
}

/** The viewer used when a caller names none. */
export const DEFAULT_VIEWER: CrmViewer = {
  name: 'Rosa Lindgren',
  email: 'rosa.lindgren@harborcrm.example',
  linkedInSlug: 'rosa-lindgren',
}
