import { words } from '#lib/shared/words/index.ts'
import type { Happened } from '#test/faults/history.ts'
import type { Violation } from '#test/faults/ledger.ts'
import type { Seen } from './log.ts'

/** Whether every sentence that a panel said of a task was true of the server when it was said. */
export function checkScreen(seen: readonly Seen[], history: readonly Happened[]): Violation[] {
  const found: Violation[] = []
  const ordered = seen.toSorted((one, other) => one.at - other.at)
  for (const [place, one] of ordered.entries()) {
    if (one.by !== 'screen') continue
    const lie = untruth(one.text, ordered.slice(0, place), ordered.slice(place))
    if (lie !== null) found.push({ rule: 'I7', what: `the panel said “${one.text}”: ${lie}`, at: history.length })
  }
  return found
}

function untruth(text: string, before: readonly Seen[], after: readonly Seen[]): string | null {
  const effects = before.flatMap((one) => (one.kind === 'effect' ? [one] : []))
  const sent = before.filter((one) => one.kind === 'called' && one.method === 'POST')
  const chosen = before.flatMap((one) =>
    one.kind === 'clicked' && one.resolution !== null ? [words.tasks.resolution(one.resolution)] : [],
  )
  const named =
    /Completed as (Positive|To call|Negative)|(Positive|To call|Negative) (?:was|may have been) sent|^Sending (Positive|To call|Negative),? (?:in|now)/.exec(
      text,
    )
  const name = named?.[1] ?? named?.[2] ?? named?.[3]
  if (name !== undefined && !chosen.includes(name)) return 'nobody chose that'
  if (text.startsWith('Completed')) {
    if (!effects.some(({ call }) => call !== null) && isTold(effects, sent)) return 'the task was not completed by us'
    return before.some(
      (one) =>
        one.kind === 'heard' &&
        one.status === 200 &&
        sent.some((post) => post.kind === 'called' && post.call === one.call),
    )
      ? null
      : 'Reply never answered so'
  }
  if (text.startsWith('Confirmed finished')) {
    if (effects.length === 0) return 'the task is open'
    if (sent.length === 0) return 'nothing was ever sent'
    const isOurs = effects.some(({ call }) => call !== null)
    return !isOurs && isTold(effects, sent) ? 'it was finished before anything was sent' : null
  }
  if (text.startsWith('Was already finished')) {
    // Of what was sent it says only that it may not be recorded.
    return sent.length > 0 || effects.some(({ call }) => call === null) ? null : 'nobody else finished it'
  }
  const wasTaken = before.some(({ kind }) => kind === 'stored')
  if (text.startsWith('Undone')) {
    const anySent = [...sent, ...after.filter((one) => one.kind === 'called' && one.method === 'POST')]
    return anySent.length === 0 ? null : 'it was sent'
  }
  if (/^This needs you.*was not sent/.test(text) && sent.length > 0) return 'it was sent'
  if (/could not be saved, so nothing was sent/.test(text) && wasTaken) {
    // Of a second choice it may be true, of the only one it is not.
    return before.filter(({ kind }) => kind === 'clicked').length > 1 ? null : 'it was saved'
  }
  return null
}

/** A server tells whole seconds, and its answers take a moment. */
const SECONDS = 2_000

/** Somebody else was faster by more than can be mistaken. */
function isTold(effects: readonly Seen[], sent: readonly Seen[]): boolean {
  const first = sent[0]
  return first !== undefined && effects.some(({ at }) => at < first.at - SECONDS)
}
