import type { WrapUp } from '#lib/shared/messages/wrap-up.ts'
import type { TaskSummary } from '#lib/shared/reply/model.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Write } from '#lib/worker/journal/writes.ts'

type Told = Pick<TaskSummary, 'taskType' | 'sequenceId'>

/** What a wrap-up writes beside the completion, as the journal takes it. `newTag` makes a text that nobody else writes. */
export function writesOf(wrapUp: WrapUp, task: Told, now = Date.now(), newTag = randomTag): Write[] {
  const { leaveAlone, move, note, followUp, reassign } = wrapUp
  const writes: Write[] = []
  if (leaveAlone === 'optOut') writes.push({ kind: 'optOut', byUpdate: false })
  else if (leaveAlone !== null && task.sequenceId !== null) {
    writes.push({ kind: leaveAlone, sequenceId: task.sequenceId })
  }
  if (move !== null) {
    writes.push({ kind: 'move', startAt: wholeSeconds(move.startAt), dueTo: null, asRead: null, becameAt: null })
  }
  if (note !== null) writes.push({ kind: 'note', head: headOf(wrapUp, task, now), text: note, tag: newTag() })
  if (followUp !== null) {
    const { taskType, startAt, text } = followUp
    writes.push({ kind: 'create', taskType, startAt: wholeSeconds(startAt), text, tag: newTag(), madeId: null })
  }
  if (reassign !== null) writes.push({ kind: 'reassign', ...reassign, madeId: null })
  return writes
}

/** The first line says what the note is about: in Reply it stands alone. */
function headOf({ outcome, move }: WrapUp, { taskType }: Told, now: number): string {
  const result = outcome?.callResolution ?? null
  const became = result !== null ? words.tasks.resolution(result) : move === null ? null : words.stepTitles.name('move')
  return [words.tasks.type({ type: taskType, linkedInType: null }), words.stepTitles.noteTime(now), became]
    .filter((part) => part !== null)
    .join(' · ')
}

/** Reply keeps whole seconds. */
function wholeSeconds(at: number): number {
  return Math.floor(at / 1000) * 1000
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

function randomTag(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(7))
  return `[w${[...drawn].map((byte) => LETTERS[byte % LETTERS.length] ?? 'a').join('')}]`
}
