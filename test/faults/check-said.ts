import type { Write } from '#lib/worker/journal/writes.ts'
import type { Ledger, StepStory, StepWrite, Violation } from './ledger.ts'

/** What each step said to Reply: what was chosen and nothing else, to the right one, by a read that is young enough. */

type Report = (rule: string, what: string) => void

/** A task that is moved lasts as long as before, as the simulated server has them all. */
const LASTS = 30 * 60_000
const YOUNG = 60_000
/** A replica may be so far behind. */
const LAG = 15_000
/** What these write depends on how things stand. */
const READS_FIRST = new Set<string>(['pause', 'finish', 'move'])

export function checkSaid(ledger: Ledger): Violation[] {
  const found: Violation[] = []
  for (const story of ledger.steps.values()) {
    for (const [nth, sent] of story.writes.entries()) {
      const report: Report = (rule, what) => void found.push({ rule, what, at: sent.place })
      const chosen = story.click?.writes.find(({ kind }) => kind === sent.request.kind)
      if (chosen !== undefined) checkWords(story, sent, chosen, report)
      if (READS_FIRST.has(sent.request.kind)) checkLook(ledger, story, sent, report)
      if (sent.request.kind === 'move') checkMove(ledger, story, sent, report)
      if (sent.request.kind === 'reassign' && nth > 0) checkGiven(ledger, story, sent, chosen, report)
    }
  }
  return found
}

function checkWords({ click }: StepStory, { request, record }: StepWrite, chosen: Write, report: Report): void {
  const { said } = request
  const isOther = (what: string) => report('I9', `${request.kind}: ${what} than was chosen`)
  if (said.contactId !== undefined && said.contactId !== click?.contactId) isOther('for somebody else')
  switch (chosen.kind) {
    case 'note':
      if (said.text !== `${chosen.head}\n${chosen.text}\n${chosen.tag}`) isOther('another text')
      return
    case 'create':
      if (said.text !== `${chosen.text} ${chosen.tag}`) isOther('another text')
      if (said.taskType !== chosen.taskType) isOther('another type')
      if (said.startAt !== chosen.startAt) isOther('another time')
      if ((said.dueTo ?? 0) <= chosen.startAt) report('I9', 'a task that is over before it begins')
      if (chosen.startAt <= record.changedAt) report('past', 'a follow-up task in the past')
      return
    case 'move':
      if (said.startAt !== chosen.startAt) isOther('another time')
      if ((said.dueTo ?? 0) - chosen.startAt !== LASTS) report('I9', 'a task that was moved lasts longer or shorter')
      if (chosen.startAt <= record.changedAt) report('past', 'a task was moved into the past')
      return
    case 'reassign':
      if (said.userId !== chosen.userId) isOther('to somebody else')
      return
    case 'optOut':
    case 'pause':
    case 'finish':
    default:
  }
}

/** How things stand was asked right before, by this same life. */
function checkLook({ history }: Ledger, { click }: StepStory, { place, request }: StepWrite, report: Report): void {
  const about = request.kind === 'move' ? request.target : `membership ${click?.contactId ?? 0}`
  const last = history
    .slice(0, place)
    .findLast((one) => one.kind === 'look' && one.life === request.life && one.about === about)
  if (last === undefined || isTooOld(history, last.t, request.at, YOUNG))
    report('I4', `${request.kind} without a look right before`)
}

function checkMove({ history }: Ledger, { writes }: StepStory, { request }: StepWrite, report: Report): void {
  const { asRead } = request.said
  if (asRead === undefined) return
  if (!asRead.isOpen) report('I4', 'a task was moved that its own read had shown closed')
  if (isTooOld(history, asRead.t, request.at, YOUNG + LAG))
    report('I4', 'a task was sent back as it had been long before')
  if (asRead.startAt !== writes[0]?.request.said.asRead?.startAt)
    report('I4', 'a task was moved again although somebody else had moved it meanwhile')
}

/** Nobody can tell how old a read is over which the computer slept or its clock was set. */
function isTooOld(history: Ledger['history'], from: number, to: number, most: number): boolean {
  const isBlind = history.some(({ kind, t }) => (kind === 'slept' || kind === 'jumped') && t >= from && t <= to)
  return to - from > most && !isBlind
}

/** Between two requests of ours somebody else may have given it to a third one: theirs stands. */
function checkGiven(
  { gets }: Ledger,
  { click }: StepStory,
  { place, request }: StepWrite,
  chosen: Write | undefined,
  report: Report,
): void {
  const taskId = Number(request.target.split(' ')[1])
  const seen = gets.findLast(({ get, answered, answeredPlace }) => {
    return get.taskId === taskId && answered !== null && answered.status !== null && answeredPlace < place
  })?.answered
  const ours: (number | null | undefined)[] = [
    click?.assignedUserId,
    chosen?.kind === 'reassign' ? chosen.userId : null,
  ]
  // A task that was just made is the rep's own.
  const isMade = taskId !== click?.taskId
  if (seen !== null && seen !== undefined && !isMade && !ours.includes(seen.assignedUserId))
    report('I4', 'a task was taken back from somebody whom a colleague had given it to')
}
