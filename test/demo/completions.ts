import { setTimeout as pause } from 'node:timers/promises'
import type { JournalEntry } from '../sandbox/journal.ts'
import type { RunningReply } from '../sandbox/start-reply.ts'

const PATH = '/v3/tasks/*/complete'

/** Every request to complete a task that reached the stand-in, oldest first. */
export function completionsAt(reply: RunningReply): JournalEntry[] {
  return reply.journal.find('POST', PATH)
}

/** Waits until the stand-in has answered `count` completions. Rejects after ten seconds, or when there are more. */
export async function untilAnswered(reply: RunningReply, count: number): Promise<void> {
  const signal = AbortSignal.timeout(10_000)
  for (;;) {
    const arrived = completionsAt(reply)
    if (arrived.length > count)
      throw new Error(`${arrived.length} completions reached the stand-in instead of ${count}.`)
    if (arrived.length === count && arrived.every(({ outcome }) => outcome !== 'pending')) return
    if (signal.aborted) throw new Error(`${arrived.length} completions reached the stand-in instead of ${count}.`)
    await pause(25)
  }
}

/** Tells of each completion as it is answered, until the signal. */
export async function watchCompletions(
  reply: RunningReply,
  tell: (entry: JournalEntry) => void,
  signal: AbortSignal,
): Promise<void> {
  const told = new Set<number>()
  while (!signal.aborted) {
    for (const entry of completionsAt(reply)) {
      if (entry.outcome === 'pending' || told.has(entry.id)) continue
      told.add(entry.id)
      tell(entry)
    }
    await pause(100, undefined, { signal }).catch(() => undefined)
  }
}

/** `POST /v3/tasks/184461/complete {"callResolution":0} → 200`. */
export function lineOf({ method, path, body, status }: JournalEntry): string {
  return `${method} ${path} ${body ?? ''} → ${status ?? 'no answer'}`
}
