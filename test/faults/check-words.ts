import type { Click, Happened } from './history.ts'
import type { GetAnswered, Ledger, Story, Violation } from './ledger.ts'

/** Whether what a screen says at each durable change is true of the server at that moment: I7. */

const QUARTER_HOUR = 15 * 60_000

type Stored = Happened & { kind: 'stored' }

export function checkWords(ledger: Ledger): Violation[] {
  const found: Violation[] = []
  const finishedBy: FinishedBy = new Map()
  const ownerOf = new Map<number, string>()
  for (const story of ledger.stories.values()) for (const { post } of story.posts) ownerOf.set(post.number, story.id)

  for (const [place, happened] of ledger.history.entries()) {
    if (happened.kind === 'effect' && !finishedBy.has(happened.taskId)) {
      const story = happened.post === null ? null : (ownerOf.get(happened.post.number) ?? null)
      finishedBy.set(happened.taskId, { story, t: happened.t })
    }
    if (happened.kind === 'rejected') {
      if (happened.code === 'notSaved' && wasStored(ledger, happened.click))
        found.push({ rule: 'I7', what: '"Not saved, nothing sent", but it was saved', at: place })
    }
    if (happened.kind !== 'stored' || happened.before?.state === happened.record.state) continue
    if (happened.record.write !== undefined) continue
    const story = ledger.stories.get(happened.record.id)
    if (story === undefined) continue
    const lie = untruth(happened, place, story, { finishedBy, ledger })
    if (lie !== null) found.push({ rule: 'I7', what: lie, at: place })
  }
  return found
}

function wasStored({ stories }: Ledger, click: Click): boolean {
  for (const story of stories.values()) if (story.click === click) return true
  return false
}

type FinishedBy = Map<number, { story: string | null; t: number }>
type Truth = { finishedBy: FinishedBy; ledger: Ledger }

function untruth(stored: Stored, place: number, story: Story, truth: Truth): string | null {
  const { record } = stored
  const made = story.posts.filter((sent) => sent.place < place)
  const finished = truth.finishedBy.get(record.taskId)
  switch (record.state) {
    case 'done': {
      if (finished === undefined) return '"Completed", but the task is open'
      const answered = made.some(
        (sent) => sent.answered !== null && sent.answered.place < place && sent.answered.code === null,
      )
      if (record.answer?.confirmedBy === 'answered') return answered ? null : '"Completed", but Reply never said so'
      return record.attempts === 0 ? '"Confirmed finished", but nothing was ever sent' : null
    }
    case 'doneElsewhere':
      return finished === undefined ? '"Was already finished", but the task is open' : null
    case 'cancelled':
      return made.length > 0 ? '"Undone, nothing was sent", but a request was made' : null
    case 'attention':
      return untrueNeed(stored, place, story, truth)
    case 'paused':
      return record.problem === null ? 'paused without a reason' : null
    case 'held':
    case 'queued':
    case 'sending':
    case 'unknown':
    default:
      return null
  }
}

/** A person is called only with a true reason. */
function untrueNeed({ record, before, t }: Stored, place: number, story: Story, { ledger }: Truth): string | null {
  const { problem, obstacle } = record
  if (problem === null) return 'needs a person without a reason'
  if (problem.code === 'givenUp' || problem.code === 'stepBefore') return null
  if (problem.code === 'closedByOptOut')
    return record.plan?.optsOut === true ? null : '"Closed by the opt-out", of which there was none'
  if (before?.checking !== undefined && before.checking !== null && before.checking.problem.code === problem.code)
    return null
  if (problem.code === 'windowMissed') {
    const { click } = story
    if (click === null) return null
    const late = t - click.at - click.undoMs + setForward(ledger, click.at, t)
    return late > QUARTER_HOUR && story.posts.length === 0 ? null : '"Too late", but it is not'
  }
  if (obstacle === 'sendsUsedUp') return record.attempts >= 3 ? null : '"Tried three times", but it was not'
  // What the history tells beside it: a read is no word of Reply's about the request.
  if (obstacle !== null && problem.code !== 'taskChanged') return `"${problem.code}", for what a read has shown`
  const reads = ledger.gets.filter(({ get, answeredPlace }) => get.taskId === record.taskId && answeredPlace < place)
  const saw = (is: (answered: GetAnswered) => boolean) =>
    reads.some(({ answered }) => answered !== null && is(answered))
  const { contactId, assignedUserId } = record.snapshot
  switch (obstacle) {
    case 'contactChanged':
      return saw((read) => read.status === 'new' && read.contactId !== contactId)
        ? null
        : '"Another contact", which nobody saw'
    case 'assigneeChanged':
      return saw((read) => read.status === 'new' && read.assignedUserId !== assignedUserId)
        ? null
        : '"Another assignee", which nobody saw'
    case 'cancelled':
    case 'archived':
    case 'sequenceDetached':
    case 'finished':
      return saw((read) => read.status === obstacle) ? null : `"${obstacle}", which nobody saw`
    case 'otherStatus':
    case 'overtaken':
    case null:
    default: {
      const said = ledger.gets.some(
        ({ answered, answeredPlace }) => answeredPlace < place && answered?.problem?.code === problem.code,
      )
      const refused = story.posts.some(({ answered }) => answered?.code === problem.code)
      return said || refused ? null : `"${problem.code}", which nobody said`
    }
  }
}

/** Seen by a life that noticed, too: what sleeps and what was set forward look the same. */
function setForward(ledger: Ledger, from: number, to: number): number {
  let total = 0
  for (const happened of ledger.history) {
    if (happened.kind === 'jumped' && happened.t >= from && happened.t <= to) total += Math.max(0, happened.by)
  }
  return total
}
