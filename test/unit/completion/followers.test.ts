import { expect, it } from 'vitest'
import { saveStep } from '#lib/worker/journal/followers.ts'
import { openPlan } from '#lib/worker/journal/plan.ts'
import { type CompletionRecord, change } from '#lib/worker/journal/record.ts'
import { createMemoryStore } from '#test/faults/memory-store.ts'
import { at, intentOf, T0 } from './examples.ts'
import { FOLLOW_UP, NOTE } from './plan-desk.ts'

const NOW = at(T0 + 60_000)

function moved(record: CompletionRecord, patch: Partial<CompletionRecord>): CompletionRecord {
  const stepped = change(record, patch, NOW)
  if (stepped.kind !== 'moved') throw new Error(stepped.kind)
  return stepped.record
}

/** A note that a person has put aside, and the follow-up after it, which is about to be made. */
async function aboutToSend() {
  const store = createMemoryStore()
  const plan = openPlan({ intent: intentOf(), completes: false, writes: [NOTE, FOLLOW_UP] }, 'plan-1', at(T0))
  const [note, followUp] = plan.ok ? plan.value : []
  if (note === undefined || followUp === undefined) throw new Error('no plan')
  await store.addAll([note, followUp])
  const aside = moved(note, { state: 'attention', unclear: 1, problem: { code: 'givenUp' }, dismissed: true })
  const queued = moved(followUp, { state: 'queued' })
  await store.replaceAll([aside, queued])
  return { store, aside, sending: moved(queued, { state: 'sending' }) }
}

it('a step is sent after one that a person has put aside', async () => {
  const { store, sending } = await aboutToSend()
  expect((await saveStep(store, sending, NOW)).saved).toEqual({ ok: true, value: 'saved' })
})

it('a step that was prepared while a person had the one before it tried again waits for that one', async () => {
  const { store, aside, sending } = await aboutToSend()
  await store.replace(moved(aside, { state: 'queued', problem: null, dismissed: false }))
  expect((await saveStep(store, sending, NOW)).saved).toEqual({ ok: true, value: 'stale' })
  expect(await store.get(sending.id)).toMatchObject({ value: { state: 'queued' } })
})

it('a step waits as well where that was said at the very moment at which it is written down', async () => {
  const { store, aside, sending } = await aboutToSend()
  const late = {
    ...store,
    async replaceAll(...written: Parameters<typeof store.replaceAll>) {
      await store.replace(moved(aside, { state: 'queued', problem: null, dismissed: false }))
      return store.replaceAll(...written)
    },
  }
  expect((await saveStep(late, sending, NOW)).saved).toEqual({ ok: true, value: 'stale' })
  expect(await store.get(sending.id)).toMatchObject({ value: { state: 'queued' } })
})
