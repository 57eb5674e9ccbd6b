import { describe, expect, test } from 'vitest'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { createAnswers } from '#lib/worker/tab/answer-store.ts'
import { type Agreement, agreementOf } from '#lib/worker/tasks/agreement.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { contactWith } from '../tasks/fake-reply.ts'
import { evidence, page, person, profile } from '../tasks/pages.ts'
import { area } from './kept-area.ts'

const maya = contactWith({ id: 1, fullName: 'Maya Okafor', email: 'maya@acme.example', phone: '+1 415 555 0101' })
const bob = contactWith({ id: 2, fullName: 'Bob Rey', phone: '+1 415 555 0102' })
const KEY = 'hubspot:0-1:101'

function weighed(shown: PageIdentity, contact = maya): Agreement {
  const memory = createTaskMemory('US')
  for (const one of [maya, bob]) memory.putContact(one)
  return agreementOf(shown, contact, memory)
}

const bruno = weighed(page([person('Bruno Costa', evidence('email', 'maya@acme.example'))]))

describe('what the rep said of a record', () => {
  test('holds for that record and that contact, in the next worker too', async () => {
    const storage = area()
    await createAnswers(storage).keep(KEY, 1, bruno)
    const next = createAnswers(storage)
    expect(await next.holds(KEY, 1, bruno)).toBe(true)
    expect(await next.holds('hubspot:0-1:102', 1, bruno)).toBe(false)
    expect(await next.holds(KEY, 2, bruno)).toBe(false)
    expect(await next.holds(KEY, null, bruno)).toBe(false)
  })

  test('does not hold where something else speaks against it since', async () => {
    const answers = createAnswers(area())
    await answers.keep(KEY, 1, bruno)
    const alsoBob = weighed(
      page([person('Bruno Costa', evidence('email', 'maya@acme.example'), evidence('phone', '+14155550102'))]),
    )
    expect(await answers.holds(KEY, 1, alsoBob)).toBe(false)
    await answers.keep(KEY, 1, alsoBob)
    expect(await answers.holds(KEY, 1, alsoBob)).toBe(true)
    expect(await answers.holds(KEY, 1, bruno)).toBe(true)
  })

  test('does not hold for another person under the same address', async () => {
    const answers = createAnswers(area())
    await answers.keep(KEY, 1, bruno)
    const lea = weighed(page([person('Lea Moreau', evidence('email', 'maya@acme.example'))]))
    expect(await answers.holds(KEY, 1, lea)).toBe(false)
    await answers.keep(KEY, 2, weighed(profile('bob-rey'), bob))
    expect(await answers.holds(KEY, 2, weighed(profile('zoe-lind'), bob))).toBe(false)
    expect(await answers.holds(KEY, 2, weighed(profile('bob-rey'), bob))).toBe(true)
  })

  test('is forgotten with the way back, on that record only', async () => {
    const answers = createAnswers(area())
    await answers.keep(KEY, 1, bruno)
    await answers.keep('other', 1, bruno)
    await answers.forget(KEY)
    expect([await answers.has(KEY), await answers.has('other')]).toEqual([false, true])
  })

  test('is read around what is damaged', async () => {
    const good = { key: KEY, contactId: 1, agrees: bruno.weighed.agrees, differs: bruno.weighed.differs }
    const answers = createAnswers(area({ answers: [null, { key: KEY }, 7, good] }))
    expect(await answers.holds(KEY, 1, bruno)).toBe(true)
  })

  test('goes first when 500 others came after it', async () => {
    const storage = area()
    const answers = createAnswers(storage)
    for (let nth = 0; nth <= 500; nth += 1) await answers.keep(`record ${nth}`, 1, bruno)
    expect(storage.rows('answers')).toHaveLength(500)
    expect([await answers.has('record 0'), await answers.has('record 1')]).toEqual([false, true])
  })
})
