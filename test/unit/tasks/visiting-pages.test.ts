import { describe, expect, test } from 'vitest'
import { built, DAY, maya, mayasTask } from './built-index.ts'
import { contactWith, createFakeReply, taskWith } from './fake-reply.ts'
import { createClock, freshStore, runBuild, startWorker, until } from './index-world.ts'
import { evidence, page, person, profile } from './pages.ts'

describe('visiting pages', () => {
  test('costs no request: neither with a match nor without, and not in the next worker either', async () => {
    const { clock, reply, store, index, since } = await built()
    for (let nth = 0; nth < 20; nth += 1)
      expect(await index.match(profile(`nobody-${nth}`))).toEqual({ kind: 'none', contact: null })
    expect(await index.match(profile('maya-okafor'))).toMatchObject({
      kind: 'task',
      task: { id: 7 },
      contact: { id: 1 },
    })
    const agreement = async (id: number, slug: string) =>
      (await index.agreement({ id, fullName: null }, profile(slug))).verdict
    expect(await agreement(1, 'maya-okafor')).toBe('certain')
    expect(await agreement(1, 'bob-rey')).toBe('different')
    expect(await agreement(99, 'bob-rey')).toBe('unknown')
    expect(await agreement(99, 'maya-okafor')).toBe('different')
    clock.pass(3 * DAY)
    const next = startWorker(reply, clock, store)
    await next.index.resume()
    expect(await next.index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task', task: { id: 7 } })
    expect(next.index.nextWorkAt()).toBeNull()
    expect(since()).toEqual([])
  })

  test('costs no request before anybody ever looked', async () => {
    const reply = createFakeReply({ tasks: [mayasTask], contacts: [maya] })
    const { index } = startWorker(reply, createClock(), freshStore())
    await index.resume()
    expect(await index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: null })
    expect(await index.view()).toMatchObject({ state: 'empty', refreshedAt: null })
    expect(await index.today()).toBeNull()
    expect(reply.count()).toBe(0)
  })

  test('finds one among 1,000 tasks', async () => {
    const contacts = Array.from({ length: 1000 }, (_, at) =>
      contactWith({
        id: at + 1,
        email: `p${at}@north.example`,
        linkedInUrl: `https://www.linkedin.com/in/p-${at}`,
        phone: `+1 415 555 ${String(at).padStart(4, '0')}`,
      }),
    )
    const { clock, reply, store, index } = await built({
      contacts,
      tasks: contacts.map(({ id }) => taskWith({ id: 5000 + id, contactId: id })),
    })
    await runBuild(startWorker(reply, clock, store), clock)
    const shown = page([
      person(
        null,
        evidence('linkedIn', 'p-500'),
        evidence('email', 'p500@north.example'),
        evidence('phone', '415-555-0500'),
      ),
    ])
    expect(await index.match(shown)).toMatchObject({ kind: 'task', task: { id: 5501 } })
  })
})

describe('accounts', () => {
  test('never mix', async () => {
    const { worker, index, since } = await built()
    worker.switchTo('https://api.reply.example user 77')
    expect(await index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: null })
    expect(await index.view()).toMatchObject({ state: 'empty', tasks: 0 })
    worker.switchTo('https://api.reply.example user 42')
    expect(await index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task' })
    expect(since()).toEqual([])
  })

  test('that are forgotten while Reply is being asked get nothing of the answer', async () => {
    const { reply, store, index } = await built()
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    reply.contacts.set(3, contactWith({ id: 3 }))
    reply.slowWith((what) => (what === 'contact 3' ? answered : undefined))
    const reading = index.contact(3)
    await until(() => reply.count('contact 3') === 1)
    await index.forgetAll()
    answer()
    await reading
    expect(await store.load('https://api.reply.example user 42')).toMatchObject({ tasks: [], contacts: [] })
  })

  test('that are forgotten leave nothing behind', async () => {
    const { clock, reply, store, index } = await built()
    await index.forgetAll()
    expect(await store.load('https://api.reply.example user 42')).toMatchObject({
      tasks: [],
      contacts: [],
      sequences: [],
    })
    expect(await startWorker(reply, clock, store).index.view()).toMatchObject({ state: 'empty', tasks: 0 })
  })
})
