import { describe, expect, test } from 'vitest'
import { fail } from '#lib/shared/problem.ts'
import { built, DAY, maya } from './built-index.ts'
import { COLLEAGUE, contactWith, taskWith } from './fake-reply.ts'
import { until } from './index-world.ts'
import { evidence, page, person, profile } from './pages.ts'

describe('a contact', () => {
  test('is read again when it was read a week ago and somebody looks', async () => {
    const { clock, reply, worker, index, since } = await built()
    reply.contacts.set(1, { ...maya, linkedInUrl: 'https://www.linkedin.com/in/maya-lind' })
    clock.pass(6 * DAY)
    await index.contact(1)
    expect(since()).toEqual([])
    clock.pass(DAY)
    const before = worker.changes()
    expect(await index.contact(1)).toMatchObject({ ok: true, value: { id: 1 } })
    await until(() => worker.changes() > before)
    expect(since()).toEqual(['contact 1'])
    expect(await index.match(profile('maya-lind'))).toMatchObject({ kind: 'task' })
    expect(await index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: null })
  })

  test('that the index does not hold is one request, then none', async () => {
    const { reply, index, since } = await built()
    reply.contacts.set(3, contactWith({ id: 3 }))
    expect(await index.contact(3)).toMatchObject({ value: { id: 3 } })
    expect(await index.knownContact(3)).toMatchObject({ id: 3 })
    await index.contact(3)
    expect(since()).toEqual(['contact 3'])
  })
})

describe('a sequence’s name', () => {
  test('comes from its contacts without a request', async () => {
    const { index, since } = await built()
    expect(await index.sequenceName(900)).toBe('Nordic CTOs')
    expect(since()).toEqual([])
  })

  test('that may not be read is silent, and is not asked for again', async () => {
    const { reply, index, since } = await built()
    reply.refuseWith(() => fail('scopeMissing').problem)
    expect(await index.sequenceName(901)).toBeNull()
    expect(await index.sequenceName(902)).toBeNull()
    expect(since()).toEqual(['sequence 901'])
    expect(await index.view()).toMatchObject({ state: 'ready', problem: null })
  })
})

describe('looking a person up', () => {
  const zoe = contactWith({
    id: 5,
    fullName: 'Zoe Lind',
    email: 'zoe@south.example',
    linkedInUrl: 'https://www.linkedin.com/in/zoe-lind',
  })

  async function withZoe() {
    const world = await built()
    world.reply.contacts.set(5, zoe)
    world.reply.contacts.set(
      6,
      contactWith({ id: 6, linkedInUrl: 'https://www.linkedin.com/in/zoe-lind-2', email: 'joezoe@south.example' }),
    )
    return world
  }

  test('finds the profile itself and not those that contain it, and the person’s tasks', async () => {
    const { reply, index, since } = await withZoe()
    reply.tasks
      .set(30, taskWith({ id: 30, contactId: 5 }))
      .set(31, taskWith({ id: 31, contactId: 5, assignedUserId: COLLEAGUE }))
    const found = await index.lookUpPerson(profile('zoe-lind'))
    expect(found).toMatchObject({
      ok: true,
      value: {
        contacts: [{ id: 5 }],
        tasks: [{ id: 30 }],
        colleagues: [{ id: 31 }],
        match: { kind: 'task', task: { id: 30 } },
      },
    })
    expect(since()).toHaveLength(2)
    expect(await index.match(profile('zoe-lind'))).toMatchObject({ kind: 'task', task: { id: 30 } })
  })

  test.each(['jörg@münchen.example', 'jörg@xn--mnchen-3ya.example'])(
    'finds an international address that Reply holds as %s by the one that the page writes',
    async (held) => {
      const { reply, index } = await withZoe()
      reply.contacts.set(7, contactWith({ id: 7, email: held, fullName: 'Jörg Maier' }))
      const shown = page([person(null, evidence('email', 'Jörg@München.example'))])
      expect(await index.lookUpPerson(shown)).toMatchObject({ value: { contacts: [{ id: 7 }] } })
    },
  )

  test('asks for a profile whose slug has letters of other scripts', async () => {
    const { reply, index } = await withZoe()
    const linkedInUrl = 'https://www.linkedin.com/in/j%C3%BCrgen-wei%C3%9F'
    reply.contacts.set(7, contactWith({ id: 7, linkedInUrl }))
    expect(await index.lookUpPerson(profile('jürgen-weiß'))).toMatchObject({ value: { contacts: [{ id: 7 }] } })
  })

  test('tries the e-mail where the profile gives nobody, and the address without its tag last', async () => {
    const { index, since } = await withZoe()
    const shown = page([person(null, evidence('linkedIn', 'z-l'), evidence('email', 'zoe+crm@south.example'))])
    expect(await index.lookUpPerson(shown)).toMatchObject({
      value: { contacts: [{ id: 5 }], tasks: [], match: { kind: 'none' } },
    })
    expect(since().map((what) => what.slice(0, 30))).toEqual([
      'linkedIn https://www.linkedin.',
      'email zoe+crm@south.example',
      'email zoe@south.example',
      expect.stringContaining('tasks'),
    ])
  })

  test('finds nobody where Reply’s answers only contain what was asked for', async () => {
    const { index } = await withZoe()
    const shown = page([person(null, evidence('email', 'oe@south.example'))])
    expect(await index.lookUpPerson(shown)).toMatchObject({ value: { contacts: [], tasks: [] } })
  })

  test('says what went wrong', async () => {
    const { reply, index } = await withZoe()
    reply.refuseWith(() => fail('scopeMissing', { scope: 'contacts:read' }).problem)
    expect(await index.lookUpPerson(profile('zoe-lind'))).toMatchObject({
      ok: false,
      problem: { scope: 'contacts:read' },
    })
  })
})
