/**
 * What the stand-in keeps in memory. Enums are kept by their newer (camelCase) names here and are written in the dialect
 * of the switches only at the edge (encoding.ts), so that the rules know nothing of dialects.
 */

export type TaskType = 'toDo' | 'call' | 'meeting' | 'linkedIn' | 'manualEmail' | 'sms' | 'whatsApp'
export type TaskStatus = 'new' | 'finished' | 'cancelled' | 'archived' | 'sequenceDetached'
export type LinkedInTaskType = 'message' | 'connect' | 'inMail' | 'viewProfile'
export type CreationSource = 'user' | 'sequence' | 'meeting'
export type CallResolution = 'positive' | 'toCall' | 'negative'
export type CallStatus = 'none' | 'toCall' | 'called'
export type MeetingStatus = 'none' | 'meetingBooked'
/** What a contact can be put into in a sequence. */
export type SettableState = 'active' | 'paused' | 'finished' | 'outOfOffice'
/** What Reply finds out by itself and nobody can set; older servers know only the first. */
type FoundState =
  | 'inactive'
  | 'invalidEmail'
  | 'contacted'
  | 'opened'
  | 'clicked'
  | 'autoReplied'
  | 'bounced'
  | 'replied'
export type StatusInSequence = SettableState | FoundState
export type SequenceStatus = 'new' | 'active' | 'paused'

export type Team = { teamId: number; teamName: string }

export type User = { userId: number; name: string; email: string; teamIds: number[] }

export type Membership = {
  sequenceId: number
  sequenceName: string
  status: StatusInSequence
  currentStep: number | null
  addingDate: string
  emailAccountId: number | null
  linkedInAccountId: number | null
}

/** A missing text is null, '' or absent: readers of the real API must survive all three, so the stand-in shows all three. */
type MaybeText = string | null | undefined

export type Contact = {
  id: number
  /** Not on the wire: which team's data this is. */
  teamId: number
  email?: MaybeText
  domain?: MaybeText
  firstName?: MaybeText
  lastName?: MaybeText
  title?: MaybeText
  company?: MaybeText
  companySize?: MaybeText
  industry?: MaybeText
  city?: MaybeText
  state?: MaybeText
  country?: MaybeText
  timeZoneId?: MaybeText
  phone?: MaybeText
  phoneStatus?: MaybeText
  linkedInUrl?: MaybeText
  linkedInSalesNavigatorUrl?: MaybeText
  linkedInRecruiterUrl?: MaybeText
  notes?: MaybeText
  ownerUserId: number
  accountId: number | null
  isOptedOut: boolean
  callStatus: CallStatus
  meetingStatus: MeetingStatus
  addingDate: string
  createdAt: string
  lastModifiedAt: string
  customFields: { key: string; value: string | null }[]
  sequences: Membership[]
  lists: { listId: number; listName: string; isShared: boolean }[]
}

/** What Reply recorded about a contact. The vocabulary of types and the inside of `content` are nobody's promise. */
export type Activity = {
  id: number
  contactId: number
  date: string
  activityType: string
  sourceType: string
  userId: number | null
  content: Record<string, unknown>
}

export type Template = { body: string; subject: string | null; attachmentIdList: number[] | null }

export type Task = {
  id: number
  /** Not on the wire: which team's data this is. */
  teamId: number
  contactId: number | null
  taskType: TaskType
  status: TaskStatus
  linkedInTaskType: LinkedInTaskType | null
  sequenceId: number | null
  sequenceStepId: number | null
  sequenceStepDisplayName: string | null
  assignedUserId: number
  creationSource: CreationSource
  createdAt: string
  startAt: string
  dueTo: string
  finishedAt: string | null
  isFailed: boolean
  isScheduled: boolean
  template: Template
  /** Not on the wire: the API takes the result of a call and never shows it again. */
  callResolution: CallResolution | null
}

type SequenceStep = {
  id: number
  number: number
  taskType: TaskType
  linkedInTaskType: LinkedInTaskType | null
  displayName: string
}

export type Sequence = {
  id: number
  teamId: number
  ownerUserId: number
  name: string
  status: SequenceStatus
  created: string
  isArchived: boolean
  health: string | null
  folderId: string | null
  steps: SequenceStep[]
}
