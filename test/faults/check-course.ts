import { isLive } from '#lib/worker/journal/record.ts'
import { clockCredit } from './clock-credit.ts'
import type { Facts } from './history.ts'
import type { Ledger, Story, Violation } from './ledger.ts'

/** The course of a completion: the order of clicks, what a person must decide, and what came too late. */

/** Two clicks that go their way within this, on the slowest disk, race each other. */
const A_MOMENT = 15_000
/** With a live worker, and nothing in its way. */
const ON_TIME = 100
const SOON = 6_000
const QUARTER_HOUR = 15 * 60_000

export function checkCourse(ledger: Ledger, facts: Facts): Violation[] {
  const found: Violation[] = []
  const report = (rule: string, what: string, at: number) => void found.push({ rule, what, at })
  const clock = clockCredit(ledger.history)
  for (const story of ledger.stories.values()) {
    let neededPerson = false
    for (const { place, record, before } of story.versions) {
      if (record.dismissed && record.state !== 'attention') report('I6', `put aside while ${record.state}`, place)
      if (record.state === 'attention') neededPerson = true
      if (record.state === 'queued' && record.isAgreed === true) neededPerson = false
      if (record.state === 'sending' && neededPerson) report('I4', 'sent by itself after it needed a person', place)
      // A later step of a plan goes by what has become of the first.
      const isLater = (record.plan?.place ?? 0) > 0
      const leaves = before?.state === 'held' && record.state === 'queued' && !isLater
      const leavesWindow = leaves && story.sendNowAsked === null
      if (leavesWindow && story.click !== null) {
        const t = ledger.history[place]?.t ?? 0
        const late = t - story.click.at - story.click.undoMs - clock.backward(story.click.at, t)
        if (facts.isQuick && late > ON_TIME) {
          report('late', `leaves its window ${late} ms late`, place)
        }
        if (late > QUARTER_HOUR + 1000) report('late', 'goes its way a quarter of an hour after its window', place)
      }
    }
    if (facts.isAwake && !hasNeighbour(ledger, story)) checkPlans(ledger, story, report)
    const first = story.posts[0]
    if (first !== undefined && overtakes(ledger, story, first.place)) {
      report('order', 'sent before an earlier click on the same contact', first.place)
    }
  }
  return found
}

/** What was planned is begun soon after, by true time: a clock that was set back keeps nobody waiting. */
function checkPlans(ledger: Ledger, { versions }: Story, report: (rule: string, what: string, at: number) => void) {
  for (const [nth, { place, record }] of versions.entries()) {
    const next = versions[nth + 1]
    const isPlanned = (record.state === 'queued' || record.state === 'unknown') && record.nextAt !== null
    if (!isPlanned || next === undefined) continue
    const reads = ledger.gets.filter((read) => read.get.taskId === record.taskId)
    // A read that was begun before is waited for.
    if (reads.some((read) => read.place < place && (read.answered === null || read.answeredPlace > place))) continue
    const planned = timeOf(ledger, place) + (record.nextAt ?? 0) - record.changedAt
    const look = reads.find((read) => read.place > place)
    const begun = Math.min(timeOf(ledger, next.place), look?.get.at ?? Number.POSITIVE_INFINITY)
    if (begun > planned + SOON) report('late', 'does not keep to its plan', next.place)
  }
}

/** Another completion of the same contact: one waits for the other. */
function hasNeighbour(ledger: Ledger, story: Story): boolean {
  if (story.versions.some(({ record }) => record.plan !== undefined)) return true
  for (const other of [...ledger.stories.values(), ...ledger.steps.values()]) {
    if (other !== story && other.click !== null && other.click.contactId === story.click?.contactId) return true
  }
  return false
}

function timeOf({ history }: Ledger, place: number): number {
  return history[place]?.t ?? 0
}

/** An earlier click on the same contact had left its window before this one did, and was not settled yet. */
function overtakes(ledger: Ledger, story: Story, sentAt: number): boolean {
  const mine = story.versions[0]?.record
  const queuedAt = story.versions.find(({ record }) => record.state === 'queued')?.place
  if (mine === undefined || queuedAt === undefined) return false
  for (const other of ledger.stories.values()) {
    const first = other.versions[0]?.record
    if (other === story || first === undefined) continue
    const isSame = first.account === mine.account && first.snapshot.contactId === mine.snapshot.contactId
    // By this computer's clock, which may have been set back in between, and in truth.
    const isEarlier = first.clickedAt < mine.clickedAt && (other.click?.at ?? 0) < (story.click?.at ?? 0)
    if (!isSame || !isEarlier) continue
    const then = other.versions.findLast(
      ({ place }) => timeOf(ledger, place) < timeOf(ledger, queuedAt) - A_MOMENT,
    )?.record
    const now = other.versions.findLast(({ place }) => place < sentAt)?.record
    if (then === undefined || now === undefined || !isLive(then.state) || then.state === 'held') continue
    if (isLive(now.state) && now.checking === null) return true
  }
  return false
}
