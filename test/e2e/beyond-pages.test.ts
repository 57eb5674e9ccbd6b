import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { createCast, type Role } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { button, says } from './panels.ts'

/*
 * No automation clicks the browser's own menu or types into its address bar. What the browser does then is to tell the
 * worker, and that is where these tests begin: the worker's listeners are called as the browser calls them.
 */

let stage: Stage
let nextCall: () => Role

beforeAll(async () => {
  stage = await buildStage()
  const cast = createCast(stage)
  nextCall = () => cast.next('call')
  await untilIndexRead(await stage.setUp(['LinkedIn', 'Demo CRM']))
})
afterAll(() => stage.end())

describe('the context menu', () => {
  test('has an entry for a selected text and one for a link', async () => {
    const has = (id: string) =>
      inWorker(`new Promise((done) => chrome.contextMenus.update('${id}', {}, () => done(!chrome.runtime.lastError)))`)
    expect([await has('selection'), await has('link'), await has('anything')]).toEqual([true, true, false])
  })

  test.each<[string, (role: Role) => { selectionText: string } | { linkUrl: string }]>([
    ['a selected e-mail', ({ person }) => ({ selectionText: `  ${person.email?.toUpperCase()}\n` })],
    ['a selected task ID', ({ task }) => ({ selectionText: `Reply task #${task.id}` })],
    ['an e-mail link', ({ person }) => ({ linkUrl: `mailto:${person.email}?subject=Hello` })],
    ['a profile link', ({ slug }) => ({ linkUrl: `https://www.linkedin.com/in/${slug}/?trk=x` })],
    ['a link that names a task', ({ task }) => ({ linkUrl: `https://crm.example/x?replyTaskId=${task.id}` })],
  ])('%s on a page about nobody shows that person’s task', async (_, clicked) => {
    const person = nextCall()
    const page = await openPage('/companies')
    const popup = await popupAfter(() => clickMenu(clicked(person)))
    await popup.getByRole('heading', { name: person.name }).waitFor()
    await button(popup, 'Positive').waitFor()
    await button(popup, 'Back to this page').click()
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    await popup.close()
    await page.close()
  })

  test('a phone number finds whom the index knows by it', async () => {
    const person = nextWithPhone()
    const page = await openPage('/companies')
    const popup = await popupAfter(() => clickMenu({ linkUrl: `tel:${person.person.phone?.replace(/[^+\d]/g, '')}` }))
    await popup.getByText(person.name).first().waitFor()
    await popup.close()
    await page.close()
  })

  test('a phone number that the index does not know is nothing to ask Reply for, and the panel says so', async () => {
    const page = await openPage('/companies')
    stage.reply.journal.clear()
    const popup = await popupAfter(() => clickMenu({ selectionText: '+1 212 555 0147' }))
    await popup.getByText('None of the open tasks that Wrapup has read is for +1 212 555 0147.').waitFor()
    expect(askedForContacts()).toEqual([])
    await popup.close()
    await page.close()
  })

  test('asks Reply for a person whom the index does not know, and only then', async () => {
    const stranger = withoutTask()
    const page = await openPage('/companies')
    stage.reply.journal.clear()
    const popup = await popupAfter(() => clickMenu({ selectionText: stranger }))
    await popup.getByText(`Reply knows no open task of yours for ${stranger}.`).waitFor()
    expect(askedForContacts().length).toBeGreaterThan(0)
    await popup.close()
    await page.close()
  })

  test('says so when the text names nobody, and asks nothing', async () => {
    const page = await openPage('/companies')
    stage.reply.journal.clear()
    const popup = await popupAfter(() => clickMenu({ selectionText: 'the quick brown fox' }))
    await popup.getByText('That names no task and no person.').waitFor()
    expect(askedForContacts()).toEqual([])
    await popup.close()
    await page.close()
  })

  test('sends nothing for somebody else than the page shows before both were named', async () => {
    const [asked, shown] = [nextCall(), nextCall()]
    const page = await openPage(`/contacts/${shown.person.contactId}`)
    await page.getByRole('heading', { name: shown.name }).waitFor()
    const popup = await popupAfter(() => clickMenu({ selectionText: String(asked.task.id) }))
    await popup.getByRole('heading', { name: asked.name }).waitFor()
    await button(popup, 'Positive').click()
    const alert = popup.getByRole('alert')
    await alert.filter({ hasText: asked.name }).filter({ hasText: shown.name }).waitFor()
    expect(stage.reply.control.effects(asked.task.id)).toEqual([])
    await popup.close()
    await page.close()
  })

  test('completes the task of a person who was asked for, with the way back to the page', async () => {
    const person = nextCall()
    const page = await openPage('/companies')
    const popup = await popupAfter(() => clickMenu({ selectionText: person.person.email ?? '' }))
    await popup.getByRole('heading', { name: person.name }).waitFor()
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await says(popup, 'Completed')
    expect(stage.reply.control.effects(person.task.id)).toHaveLength(1)
    await button(popup, 'Back to this page').click()
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    await popup.close()
    await page.close()
  })

  test('shows the panel in a window of its own where the browser opens no popup', async () => {
    const person = nextCall()
    const page = await openPage('/companies')
    await inWorker(`globalThis.openedByBrowser = chrome.action.openPopup
      chrome.action.openPopup = () => Promise.reject(new Error('not here'))
      0`)
    const panel = await popupAfter(() => clickMenu({ selectionText: person.person.email ?? '' }))
    expect(panel.url()).toContain('/popup.html?tab=')
    await panel.getByRole('heading', { name: person.name }).waitFor()
    await inWorker('chrome.action.openPopup = globalThis.openedByBrowser; 0')
    await panel.close()
    await page.close()
  })
})

describe('the address bar', () => {
  test('suggests open tasks by name or number, and typing asks Reply nothing', async () => {
    const person = nextCall()
    await openPage('/companies')
    stage.reply.journal.clear()
    const suggestions = await typed(person.name)
    expect(suggestions).toContainEqual({
      content: `#${person.task.id}`,
      description: expect.stringContaining(person.name),
    })
    expect(await typed(`#${person.task.id}`)).toHaveLength(1)
    expect(await typed('<&"')).toEqual([])
    expect(stage.reply.journal.entries).toEqual([])
  })

  test.each<[string, (role: Role) => string]>([
    ['a suggestion', ({ task }) => `#${task.id}`],
    ['an e-mail', ({ person }) => person.email ?? ''],
    ['a LinkedIn address', ({ slug }) => `linkedin.com/in/${slug}`],
  ])('%s shows that person’s task', async (_, text) => {
    const person = nextCall()
    const page = await openPage('/companies')
    const entered = JSON.stringify(text(person))
    const popup = await popupAfter(() => inWorker(`chrome.omnibox.onInputEntered.dispatch(${entered}, 'currentTab')`))
    await popup.getByRole('heading', { name: person.name }).waitFor()
    await popup.close()
    await page.close()
  })
})

describe('the popup’s field', () => {
  test.each<[string, (role: Role) => string]>([
    ['an e-mail', ({ person }) => person.email ?? ''],
    ['a LinkedIn address', ({ slug }) => `https://www.linkedin.com/in/${slug}/`],
  ])('takes %s as well', async (_, text) => {
    const person = nextCall()
    const page = await openPage('/companies')
    const popup = await popupAfter(() => inWorker('chrome.action.openPopup()'))
    await popup.getByLabel('Task ID or link').fill(text(person))
    await button(popup, 'Find task').click()
    await popup.getByRole('heading', { name: person.name }).waitFor()
    await popup.close()
    await page.close()
  })
})

async function openPage(path: string): Promise<Page> {
  const page = await stage.browser.context.newPage()
  await page.goto(stage.crm.url + path)
  await page.bringToFront()
  return page
}

async function inWorker(script: string): Promise<unknown> {
  return (await worker(stage.browser)).evaluate(script)
}

/** Calls the menu's listener as the browser does after a click in the tab in front. */
async function clickMenu(clicked: { selectionText: string } | { linkUrl: string }): Promise<void> {
  const info = JSON.stringify({ menuItemId: 'linkUrl' in clicked ? 'link' : 'selection', editable: false, ...clicked })
  await inWorker(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => {
    chrome.contextMenus.onClicked.dispatch(${info}, tab)
  })`)
}

/** The panel that opens because of what is done. */
async function popupAfter(act: () => Promise<unknown>): Promise<Page> {
  const [popup] = await Promise.all([
    stage.browser.context.waitForEvent('page', (one) => one.url().includes('/popup.html')),
    act(),
  ])
  await popup.waitForLoadState()
  return popup
}

const suggestionsSchema = z.array(z.object({ content: z.string(), description: z.string() }))

async function typed(text: string): Promise<z.infer<typeof suggestionsSchema>> {
  const answer = await inWorker(
    `new Promise((done) => chrome.omnibox.onInputChanged.dispatch(${JSON.stringify(text)}, done))`,
  )
  return suggestionsSchema.parse(answer)
}

/** Requests for people: searches among contacts. */
function askedForContacts(): string[] {
  const asked = stage.reply.journal.entries.map(({ method, path }) => `${method} ${path}`)
  return asked.filter((request) => /contacts/.test(request))
}

function nextWithPhone(): Role {
  const role = nextCall()
  const { phone } = role.person
  const isOwn = phone?.startsWith('+') === true && stage.people.filter((one) => one.phone === phone).length === 1
  return isOwn ? role : nextWithPhone()
}

/** The e-mail of somebody whom Reply knows and who has no task of Rosa's. */
function withoutTask(): string {
  const { tasks, contacts } = stage.reply.world
  const busy = new Set([...tasks.values()].filter((task) => task.assignedUserId === ROSA).map((task) => task.contactId))
  for (const { id, email } of contacts.values()) {
    if (
      !busy.has(id) &&
      typeof email === 'string' &&
      /^[a-z.]+@[a-z.-]+$/.test(email) &&
      !/^(info|sales|office)@/.test(email)
    ) {
      return email
    }
  }
  throw new Error('Everybody has a task.')
}
