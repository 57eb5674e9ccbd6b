/** A call task as "Complete a task" documents it, with every field of the contract. Invented person. */
export const CALL_IN_INTEGERS = {
  id: 9001,
  taskType: 2,
  status: 0,
  assignedUserId: 42,
  creationSource: 1,
  createdAt: '2026-05-01T08:00:00Z',
  startAt: '2026-05-04T07:00:00Z',
  dueTo: '2026-05-04T16:00:00Z',
  isFailed: false,
  isScheduled: true,
  contactId: 12345,
  linkedInTaskType: null,
  sequenceId: 100,
  sequenceStepId: 1323,
  sequenceStepDisplayName: 'Step 3 - Call',
  finishedAt: null,
  template: { body: 'Ask {{firstName}} about the trial', subject: null, attachmentIdList: [7, 8] },
  content: { body: 'Ask Maya about the trial', subject: null },
  deliveryInfo: { email: null, phoneNumber: '+1-415-555-0123', linkedInUrl: null },
}

/** The same task as a server with string enums writes it. */
export const CALL_IN_STRINGS = { ...CALL_IN_INTEGERS, taskType: 'call', status: 'new', creationSource: 'sequence' }

/** The same task as a row of list and filter. */
export const SUMMARY_IN_INTEGERS = {
  id: 9001,
  taskType: 2,
  status: 0,
  linkedInTaskType: null,
  assignedUserId: 42,
  contact: { id: 12345, fullName: 'Maya Okafor' },
  startAt: '2026-05-04T07:00:00Z',
  dueTo: '2026-05-04T16:00:00Z',
  finishedAt: null,
  isScheduled: true,
  sequenceId: 100,
  sequenceStepId: 1323,
}

export const SUMMARY_IN_STRINGS = { ...SUMMARY_IN_INTEGERS, taskType: 'call', status: 'new' }

export const CONTACT = {
  id: 12345,
  email: 'maya.okafor@northwind.example',
  firstName: 'Maya',
  lastName: 'Okafor',
  title: 'Head of Operations',
  company: 'Northwind Freight',
  city: 'Lagos',
  country: 'Nigeria',
  timeZoneId: 'Africa/Lagos',
  phone: '+1-415-555-0123',
  linkedInUrl: 'https://www.linkedin.com/in/maya-okafor',
  linkedInSalesNavigatorUrl: '',
  linkedInRecruiterUrl: null,
  isOptedOut: false,
  customFields: [{ key: 'leadSource', value: 'Conference' }],
  sequences: [{ sequenceId: 100, sequenceName: 'Sales Outreach', status: 'Active', currentStep: 2 }],
}
