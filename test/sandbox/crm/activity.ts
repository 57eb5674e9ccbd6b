import type { CrmPerson, CrmViewer } from './person.ts'
import type { ActivityItem } from './wire.ts'

const HOUR = 3_600_000

/**
 * What has happened around a person, newest first. The addresses in it belong to colleagues and to the viewer: a page
 * reader that takes an e-mail from a timeline takes the wrong one.
 */
export function activityOf(
  person: CrmPerson,
  colleagues: readonly CrmPerson[],
  viewer: CrmViewer,
  now: Date,
): readonly ActivityItem[] {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR).toISOString()
  const others = colleagues.flatMap(({ fullName, email }) => (email === null ? [] : [{ name: fullName, email }]))
  const [writer, guest] = others
  const items: ActivityItem[] = []
  if (writer !== undefined) {
    items.push({
      kind: 'email',
      title: `Email from ${writer.name}`,
      body: `“Adding ${person.firstName} here. Please send the revised numbers to both of us before Thursday, and copy ${writer.email} on the contract.”`,
      others: [writer],
      at: at(5),
    })
  }
  items.push({
    kind: 'call',
    title: `${viewer.name} called ${person.firstName}`,
    body: 'No answer, left a short voicemail about the rollout dates.',
    others: [],
    at: at(29),
  })
  items.push({
    kind: 'meeting',
    title: 'Discovery meeting, 30 minutes',
    body: `${person.firstName} walked us through how the team plans its week. Wants fewer tools and one place to see what is next.`,
    others: [guest ?? writer, { name: viewer.name, email: viewer.email }].filter((other) => other !== undefined),
    at: at(172),
  })
  items.push({
    kind: 'created',
    title: 'Contact created',
    body: 'Imported from the spring event list.',
    others: [],
    at: at(720),
  })
  return items
}
