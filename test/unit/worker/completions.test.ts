import { expect, it } from 'vitest'
import { ok, type Result } from '#lib/shared/problem.ts'
import { createCompletions } from '#lib/worker/journal/completions.ts'
import type { Journal } from '#lib/worker/journal/journal.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { recordIn } from '../completion/examples.ts'

const clickedAt = (at: number, patch: Partial<CompletionRecord> = {}): CompletionRecord =>
  Object.assign(recordIn('done'), { id: `clicked-${at}`, clickedAt: at, revision: 2, ...patch })

/** A journal whose disk a test writes; only its list is read. */
function onDisk(records: CompletionRecord[], account: string | null = null) {
  let reads = 0
  const list = async (): Promise<Result<CompletionRecord[]>> => {
    reads += 1
    return ok([...records])
  }
  const journal = { list } as Journal
  const completions = createCompletions(journal, () => Promise.resolve(account))
  const shown = async () => {
    const all = await completions.all()
    return all.ok ? all.value.map(({ id, state }) => `${id} ${state}`) : []
  }
  return { completions, shown, reads: () => reads }
}

it('the history is read once, and follows what is written from then on', async () => {
  const { completions, shown, reads } = onDisk([clickedAt(30), clickedAt(10)])
  await shown()
  completions.learn(clickedAt(20, { state: 'sending', revision: 3 }))
  expect(await shown()).toEqual(['clicked-30 done', 'clicked-20 sending', 'clicked-10 done'])
  completions.learn(clickedAt(20, { state: 'unknown', revision: 4 }))
  completions.learn(clickedAt(40, { state: 'held', revision: 1 }))
  expect(await shown()).toEqual(['clicked-40 held', 'clicked-30 done', 'clicked-20 unknown', 'clicked-10 done'])
  expect(reads()).toBe(1)
})

it('what was read after a record was written is not put back by hearing of it late', async () => {
  const { completions, shown } = onDisk([clickedAt(20, { state: 'done', revision: 5 })])
  const reading = shown()
  completions.learn(clickedAt(20, { state: 'sending', revision: 4 }))
  await reading
  expect(await shown()).toEqual(['clicked-20 done'])
})

it('where more than one record changed everything is read anew', async () => {
  const records = [clickedAt(20), clickedAt(10)]
  const { completions, shown, reads } = onDisk(records)
  await shown()
  records.pop()
  completions.learn(null)
  expect(await shown()).toEqual(['clicked-20 done'])
  expect(reads()).toBe(2)
})

it('of a plan only the completion tells how it went: a note that was sent all the same does not say Positive', async () => {
  const plan = { id: 'p', of: 2, optsOut: false }
  const refused = clickedAt(10, { id: 'p.0', plan: { ...plan, place: 0 }, state: 'attention', settledAt: null })
  const write = { kind: 'note', head: '', text: 'Asked for prices', tag: 't' } as const
  const note = clickedAt(10, { id: 'p.1', plan: { ...plan, place: 1 }, write })
  const { completions } = onDisk([refused, note], note.account)
  const done = await completions.doneFor(note.snapshot.contactId ?? 0)
  expect(done.map(({ kind, resolution }) => [kind, resolution])).toEqual([['note', null]])
})
