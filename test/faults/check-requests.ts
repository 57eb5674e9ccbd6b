import { type ClockCredit, clockCredit } from './clock-credit.ts'
import type { Click } from './history.ts'
import type { Answered, Ledger, Story, Violation } from './ledger.ts'

/** What may be sent, when, and with what: I1 to I4, I8 and I9. */

const SECOND = 1000
const QUIET = 90 * SECOND
const APART = 10 * SECOND
const FRESH = 60 * SECOND
/** No server is waited for longer than this. */
const HOUR = 3_600_000

type Sent = Story['posts'][number]
type Entry = { story: Story; sent: Sent; nth: number }

export function checkRequests(ledger: Ledger): Violation[] {
  const found: Violation[] = []
  const report = (rule: string, what: string, at: number) => void found.push({ rule, what, at })
  for (const { place } of ledger.strays) report('I1', 'a request without a durable "sending" of its account', place)

  const entries: Entry[] = []
  for (const story of ledger.stories.values()) {
    for (const [nth, sent] of story.posts.entries()) entries.push({ story, sent, nth })
  }
  if (entries.length === 0) return found
  entries.sort((left, right) => left.sent.place - right.sent.place)

  const clock = clockCredit(ledger.history)
  for (const [order, entry] of entries.entries()) {
    const { story, sent, nth } = entry
    const earlier = entries.slice(0, order).filter((other) => other.sent.post.taskId === sent.post.taskId)
    checkSender(entry, earlier, report)
    checkChoice(entry, clock, report)
    if (story.click === null) continue
    const reads = openReads(ledger, sent)
    if (nth === 0) checkFirst(story.click, sent, reads, clock, report)
    if (nth === 0) checkOutdated(ledger, story.click, entry, reads, report)
    const previous = story.posts[nth - 1]
    if (previous !== undefined) checkAgain(previous, entry, reads, { ledger, report })
    const other = earlier.findLast((one) => one.story !== story)
    if (other !== undefined && !keepsDistance(other.sent, reads, 1)) {
      report('I4', 'sent less than 90 s after another completion of the same task', sent.place)
    }
  }
  return found
}

type Report = (rule: string, what: string, at: number) => void

function checkSender({ story, sent, nth }: Entry, earlier: readonly Entry[], report: Report) {
  const { post, record, place } = sent
  if (nth + 1 > record.attempts) report('I1', 'a second request for one durable "sending"', place)
  if (!post.holdsLock) report('I2', 'a request without the sender’s lock', place)
  for (const { sent: other } of earlier) {
    const isOpen = other.answered === null || other.answered.place > place
    if (isOpen && other.post.life === post.life) report('I2', 'two requests for one task at once', place)
  }
  if (story.undone !== null && story.undone < place) report('I3', 'a request after Undo was confirmed', place)
  if (story.givenUp !== null && story.givenUp < place) report('I3', 'a request after it was given up', place)
}

function checkChoice({ story, sent }: Entry, clock: ClockCredit, report: Report) {
  const { post, place } = sent
  const { click } = story
  if (click === null) return report('I6', 'a request that nobody clicked for', place)
  if (click.account !== post.account) report('I8', 'sent with the key of another account', place)
  const isSame =
    click.taskId === post.taskId &&
    click.body?.callResolution === post.body.callResolution &&
    click.body?.finishProspectInSequence === post.body.finishProspectInSequence
  if (!isSame) report('I9', 'another task or another choice than was clicked', place)
  const wasDisliked = story.posts.some(
    ({ answered }) => answered !== null && answered.place < place && dislikes(answered),
  )
  // As the contract has it, whatever this server takes: the number first, the word once, after a 400 that points at it.
  if ((post.encoding === 'integers') === wasDisliked)
    report('I9', 'the resolution is not written as its turn asks', place)
  const early = post.at < click.at + click.undoMs - clock.forward(click.at, post.at)
  if (early && story.sendNowAsked === null) report('I3', 'a request inside the undo window', place)
}

/** The one clear no that changes the encoding. */
function dislikes(answered: { code: string | null; clearNo: boolean }): boolean {
  return answered.code === 'refused' && answered.clearNo
}

/** Reads of this task with this account, answered before the request, that found it open; oldest first. */
function openReads(ledger: Ledger, { post, place }: Sent): Ledger['gets'] {
  return ledger.gets.filter(
    ({ get, answered, answeredPlace }) =>
      get.taskId === post.taskId && get.account === post.account && answered?.status === 'new' && answeredPlace < place,
  )
}

function checkFirst(click: Click, { post, place }: Sent, reads: Ledger['gets'], clock: ClockCredit, report: Report) {
  const ageOf = (readAt: number) => post.at - readAt - clock.backward(readAt, post.at)
  const own = reads.findLast(({ get }) => get.life === post.life && ageOf(get.at) < FRESH)
  if (own === undefined && ageOf(click.panelReadAt) >= FRESH) report('I9', 'sent without a fresh read', place)
  const isNewer = own !== undefined && own.get.at > click.panelReadAt
  if (isNewer && own.answered?.contactId !== click.contactId) report('I9', 'sent for another contact', place)
  if (isNewer && own.answered?.assignedUserId !== click.assignedUserId) report('I9', 'sent for another assignee', place)
}

/** What became of an earlier completion of the task was known after the panel was drawn: it was read again for this one. */
function checkOutdated(ledger: Ledger, click: Click, { story, sent }: Entry, reads: Ledger['gets'], report: Report) {
  const own = reads.some(({ get }) => get.life === sent.post.life && get.at > click.panelReadAt)
  if (own) return
  for (const other of ledger.stories.values()) {
    if (other === story || other.removed !== null || other.click?.taskId !== click.taskId) continue
    const isNewer = other.versions.some(({ place, record, before }) => {
      const changed = before !== null && before.state !== record.state
      return changed && place < sent.place && (ledger.history[place]?.t ?? 0) > click.panelReadAt
    })
    if (isNewer) return report('I9', 'sent on what the panel read before an earlier completion', sent.place)
  }
}

type Context = { ledger: Ledger; report: Report }

function checkAgain(previous: Sent, { story, sent }: Entry, reads: Ledger['gets'], context: Context) {
  const { report } = context
  const { place, post } = sent
  const since = previous.answered?.place ?? previous.place
  const after = reads.filter((read) => read.place > since)
  const last = after.at(-1)
  if (last === undefined) return report('I4', 'sent again without a read in between', place)
  if (last.answered?.contactId !== story.click?.contactId) report('I9', 'sent again for another contact', place)
  if (previous.answered !== null && isRefusal(previous.answered) && !previous.answered.isLost) {
    report('I4', 'sent again what was clearly refused', place)
  }
  if (previous.answered?.clearNo !== true && !keepsDistance(previous, reads, 2)) {
    report('I4', 'sent again without two reads, 90 s after the last request and 10 s apart', place)
  }
  const wait = previous.answered?.retryIn ?? null
  if (wait === null || previous.answered === null || previous.post.life !== post.life) return
  const waited = post.at - previous.answered.at
  if (waited < Math.min(wait, HOUR)) report('I4', 'did not wait as long as the server asked', place)
}

/** A no that repeating does not change. */
function isRefusal({ code, status, clearNo }: Answered): boolean {
  if (clearNo || status === 408 || status === 425) return false
  return code === 'conflict' || code === 'refused' || code === 'notFound' || code === 'notAllowed'
}

/**
 * So many reads found the task open, 90 s or more after an earlier request, the first and the last of them 10 s apart. In true time:
 * whatever is done to this computer's clock shortens neither. The server's clock is told in whole seconds.
 */
function keepsDistance(earlier: Sent, reads: Ledger['gets'], count: 1 | 2): boolean {
  const from = earlier.post.at
  const quiet = reads.filter(({ get }) => get.processedAt >= from + QUIET - SECOND)
  const first = quiet[0]
  const last = quiet.at(-1)
  if (first === undefined || last === undefined) return false
  return count === 1 || last.get.at - first.get.at >= APART
}
