import { describe, expect, test, vi } from 'vitest'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { ok } from '#lib/shared/problem.ts'
import { createAnswers } from '#lib/worker/tab/answer-store.ts'
import { createChoices } from '#lib/worker/tab/choice-store.ts'
import { createChoosing } from '#lib/worker/tab/choosing.ts'
import type { PageLook } from '#lib/worker/tab/page-reading.ts'
import { createRightPersonLock } from '#lib/worker/tab/right-person.ts'
import { changeTab } from '#lib/worker/tab/tab-store.ts'
import { agreementOf } from '#lib/worker/tasks/agreement.ts'
import { matchPage } from '#lib/worker/tasks/matching.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { callTask } from '#test/shots/cast.ts'
import { contactWith, summaryWith } from '../tasks/fake-reply.ts'
import { evidence, page, person } from '../tasks/pages.ts'
import { area } from './kept-area.ts'

vi.mock('wxt/browser', () => {
  const session = new Map<string, unknown>()
  return {
    browser: {
      storage: {
        session: {
          get: (name: string) => Promise.resolve({ [name]: session.get(name) }),
          set: (items: object) =>
            Promise.resolve(Object.entries(items).forEach(([name, row]) => session.set(name, row))),
        },
      },
    },
  }
})

const maya = contactWith({ id: 1, fullName: 'Maya Okafor', email: 'maya@acme.example' })
const bob = contactWith({ id: 2, fullName: 'Bob Rey', linkedInUrl: 'https://www.linkedin.com/in/bob-rey' })
const card = callTask({ taskId: 101, contactId: 1, contactName: 'Maya Okafor' })

const mayas = page([person('Maya Okafor', evidence('email', 'maya@acme.example'))])
const brunos = page([person('Bruno Costa', evidence('email', 'maya@acme.example'))])

let tabs = 0

/** A tab in which a page was drawn, and the click that reads it again. */
async function tabWith(drawn: PageIdentity | null, readBy: 'reader' | 'address' = 'reader', task = card) {
  tabs += 1
  const tabId = tabs
  const memory = createTaskMemory('US')
  for (const contact of [maya, bob]) {
    memory.putContact(contact)
    memory.putTask(summaryWith({ id: 100 + contact.id, contactId: contact.id }))
  }
  memory.putTask(summaryWith({ id: 900, contactId: null }))
  const index = {
    agreement: (contact: Parameters<typeof agreementOf>[1], shown: PageIdentity) =>
      Promise.resolve(agreementOf(shown, memory.contact(contact.id ?? 0)?.contact ?? contact, memory)),
    contact: () => Promise.resolve(ok(null)),
    match: (shown: PageIdentity) => Promise.resolve(matchPage(shown, memory)),
    openTask: (id: number) => Promise.resolve(memory.openTask(id) ?? null),
    knownDetail: () => Promise.resolve(null),
  }
  const answers = createAnswers(area())
  let look: PageLook = { kind: 'unseen' }
  const lock = createRightPersonLock({ index, answers, readTabNow: () => Promise.resolve(look) })
  const choosing = createChoosing({ index, choices: createChoices(area()), answers })
  await changeTab(tabId, { identity: drawn, readBy })
  return {
    /** What the lock says. */
    async click(now: PageIdentity | 'unseen' | 'unreadable', byAddress = false) {
      look =
        now === 'unseen'
          ? { kind: 'unseen' }
          : now === 'unreadable'
            ? { kind: 'unreadable', byAddress: null }
            : { kind: 'read', identity: now, byAddress }
      return (await lock.check(tabId, task)).kind
    },
    sayItIsThem: () => choosing.choose(tabId, task.taskId, true),
    openHers: () => choosing.choose(tabId, task.taskId, false),
    goBack: () => choosing.back(tabId),
    see: (shown: PageIdentity) => changeTab(tabId, { identity: shown, readBy: 'reader' }),
  }
}

describe('at the click', () => {
  test.each<[string, PageIdentity, string]>([
    ['the contact’s own page lets through', mayas, 'accepted'],
    ['a page that says nothing of a person lets through', page([]), 'accepted'],
    ['her e-mail under another name is a question', brunos, 'doubt'],
    ['somebody of whom nothing can be compared is a question', page([person('Zoe Lind')]), 'doubt'],
    ['another e-mail is an alert', page([person(null, evidence('email', 'lea@acme.example'))]), 'mismatch'],
    [
      'a page that is surely another contact’s is an alert',
      page([person(null, evidence('linkedIn', 'bob-rey'))]),
      'mismatch',
    ],
  ])('%s', async (_case, shown, expected) => {
    expect(await (await tabWith(shown)).click(shown)).toBe(expected)
  })

  test('a page that cannot be read is a question, and so is one that was read before and can be seen no more', async () => {
    expect(await (await tabWith(mayas)).click('unreadable')).toBe('doubt')
    expect(await (await tabWith(null)).click('unreadable')).toBe('doubt')
    expect(await (await tabWith(mayas)).click('unseen')).toBe('doubt')
  })

  test('an address alone is no answer where our reader has spoken before', async () => {
    expect(await (await tabWith(mayas, 'reader')).click(page([]), true)).toBe('doubt')
    expect(await (await tabWith(page([]), 'address')).click(page([]), true)).toBe('accepted')
  })

  test('a tab of which the browser never showed anything lets through', async () => {
    expect(await (await tabWith(null, 'address')).click('unseen')).toBe('accepted')
  })

  test('a page that has moved on lets through only where it is the contact’s, too', async () => {
    const tab = await tabWith(mayas)
    expect(await tab.click({ ...page([]), key: 'elsewhere' })).toBe('mismatch')
    expect(await tab.click({ ...mayas, key: 'elsewhere' })).toBe('accepted')
  })
})

describe('what the rep answered', () => {
  test('is asked once', async () => {
    const tab = await tabWith(brunos)
    expect(await tab.click(brunos)).toBe('doubt')
    await tab.sayItIsThem()
    expect(await tab.click(brunos)).toBe('accepted')
  })

  test('is about the page as it was read at the click', async () => {
    const tab = await tabWith(mayas)
    expect(await tab.click(brunos)).toBe('doubt')
    await tab.sayItIsThem()
    expect(await tab.click(brunos)).toBe('accepted')
  })

  test('does not hold for another record, nor where something new speaks against it', async () => {
    const tab = await tabWith(brunos)
    await tab.sayItIsThem()
    const other = { ...brunos, key: 'https://crm.example/people/2' }
    await tab.see(other)
    expect(await tab.click(other)).toBe('doubt')
    await tab.see(brunos)
    const alsoBob = page([
      person('Bruno Costa', evidence('email', 'maya@acme.example'), evidence('linkedIn', 'bob-rey')),
    ])
    expect(await tab.click(alsoBob)).toBe('doubt')
  })

  test('of a page that is surely somebody else’s counts for nothing', async () => {
    const bobs = page([person('Bob Rey', evidence('linkedIn', 'bob-rey'))])
    const tab = await tabWith(bobs)
    await tab.sayItIsThem()
    expect(await tab.click(bobs)).toBe('mismatch')
  })

  test('is taken back by the way back', async () => {
    const tab = await tabWith(brunos)
    await tab.sayItIsThem()
    await tab.goBack()
    expect(await tab.click(brunos)).toBe('doubt')
  })

  test('is not an answer where nobody was asked: opening a task says nothing of the page', async () => {
    const tab = await tabWith(brunos)
    await tab.openHers()
    expect(await tab.click(brunos)).toBe('doubt')
  })

  test('is good for this page where the task is nobody’s: there is nothing to remember it by', async () => {
    const zoes = page([person('Zoe Lind')])
    const tab = await tabWith(zoes, 'reader', callTask({ taskId: 900, contactId: null, contactName: null }))
    expect(await tab.click(zoes)).toBe('doubt')
    await tab.sayItIsThem()
    expect(await tab.click(zoes)).toBe('accepted')
    const other = { ...zoes, key: 'elsewhere' }
    await tab.see(other)
    expect(await tab.click(other)).toBe('doubt')
  })

  test('of a page that could not be read is good for that page, and gone with it', async () => {
    const tab = await tabWith(mayas)
    await tab.sayItIsThem()
    expect(await tab.click('unreadable')).toBe('doubt')
    await tab.sayItIsThem()
    expect(await tab.click('unreadable')).toBe('accepted')
    await tab.see({ ...mayas, key: 'elsewhere' })
    expect(await tab.click('unreadable')).toBe('doubt')
  })
})
