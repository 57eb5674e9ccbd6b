import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import type { Contact } from '#test/sandbox/model.ts'
import { createCast, type Role } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { button, choose, type Panel, says } from './panels.ts'
import { companyPage, type Shown, serveRecords } from './record-pages.ts'
import { completionsSent, dockFor, isDockShown, openDock, sentCompletion } from './watching.ts'

/** Records of the CRM by their number; each is about another kind of doubt. */
const records: Record<number, Shown> = {
  1: {
    name: 'Bruno Costa',
    email: 'bruno@south.example',
    profile: 'https://www.linkedin.com/in/www.linkedin.com/in/bruno-costa',
  },
  2: { name: 'Bruno Costa', email: 'noemail@noemail.example' },
  3: { name: 'Bruno Costa', email: 'maya@acme.example' },
  4: { name: 'Bruno Costa', email: 'maya@acme.example' },
  5: { name: 'Lea Moreau', email: 'lea@acme.example', profile: 'https://www.linkedin.com/in/lea-moreau-sales' },
  6: { name: 'Nadia Brandt', email: 'nadia@acme.example' },
  7: { name: 'Nadia Brandt', email: 'nadia@acme.example' },
  8: { name: 'Zoe Lind' },
}

let stage: Stage
let open: (id: number) => Promise<Page>
let people: Record<'ana' | 'placeholder' | 'maya' | 'lea' | 'nadia', Role>
let dmytro: Role
let profileOwner: Role

beforeAll(async () => {
  stage = await buildStage()
  const cast = createCast(stage)
  const become = (contact: Partial<Contact>): Role => {
    const role = cast.next('call')
    stage.reply.control.changeContact(role.person.contactId, {
      phone: null,
      linkedInUrl: null,
      linkedInSalesNavigatorUrl: null,
      linkedInRecruiterUrl: null,
      ...contact,
    })
    return { ...role, name: `${contact.firstName} ${contact.lastName}` }
  }
  profileOwner = cast.next('call')
  dmytro = become({ firstName: 'Dmytro', lastName: 'Koval', email: 'dmytro@south.example' })
  people = {
    ana: become({
      firstName: 'Ana',
      lastName: 'Petrova',
      email: 'ana@north.example',
      linkedInUrl: 'https://www.linkedin.com/in/www.linkedin.com/in/ana-petrova',
    }),
    placeholder: become({ firstName: 'Ivan', lastName: 'Petrov', email: 'noemail@noemail.example' }),
    maya: become({ firstName: 'Maya', lastName: 'Ilves', email: 'maya@acme.example' }),
    lea: become({
      firstName: 'Lea',
      lastName: 'Moreau',
      email: 'lea@acme.example',
      linkedInUrl: 'https://www.linkedin.com/in/lea-moreau',
    }),
    nadia: become({ firstName: 'Nadia', lastName: 'Brandt', email: 'nadia@acme.example' }),
  }
  open = await serveRecords(stage, records)
  await untilIndexRead(await stage.setUp(['LinkedIn', 'HubSpot']))
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

const list = (panel: Panel) => panel.getByRole('list', { name: 'Open tasks' })
const question = (panel: Panel) => panel.getByRole('heading', { name: 'Who is it?' })
const popupOn = (page: Page) => openPopup(stage.browser, page)

/** The dock asks who it is, with this one candidate. Gives the row. */
async function askedOf(dock: Frame | Page, { name }: Role) {
  await question(dock).waitFor()
  expect(await list(dock).getByRole('button').count()).toBe(1)
  expect(await button(dock, 'Positive').count()).toBe(0)
  return list(dock).getByRole('listitem').filter({ hasText: name })
}

describe('an e-mail that stands on somebody else’s record', () => {
  test('is the question who it is, with what agrees and what differs, and is asked once', async () => {
    const { maya } = people
    const dock = await openDock(await open(3))
    const row = await askedOf(dock, maya)
    expect(await row.innerText()).toContain('The e-mail agrees.')
    expect(await row.innerText()).toContain('The page’s name is Bruno Costa.')
    await row.getByRole('button', { name: maya.name }).click()
    await dock.getByRole('heading', { name: maya.name }).waitFor()

    const again = await openDock(await open(3))
    await again.getByRole('heading', { name: maya.name }).waitFor()
    expect(completionsSent(stage)).toEqual([])

    // The answer was about that record: another one that shows the same is another question.
    await askedOf(await openDock(await open(4)), maya)

    await choose(again, 'Positive')
    await button(again, 'Send now').click()
    await says(again, 'Completed')
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${maya.task.id}/complete`)
  })
})

describe('a renamed profile', () => {
  test('is a question that says so, in the popup as well, and never two people of one name', async () => {
    const { lea } = people
    const page = await open(5)
    const dock = await openDock(page)
    const row = await askedOf(dock, lea)
    const text = await row.innerText()
    expect(text).toContain('The e-mail and the name agree.')
    expect(text).toContain('The LinkedIn profile is another one: lea-moreau-sales.')
    expect(await dock.locator('body').innerText()).not.toMatch(/two different people/i)
    const popup = await popupOn(page)
    await askedOf(popup, lea)
    await popup.close()
  })
})

describe('a link that names somebody else’s task', () => {
  test('on the profile of a contact is an alert that names both, and sends nothing', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto(`${stage.profileUrl(profileOwner.slug)}?replyTaskId=${dmytro.task.id}`)
    const dock = await openDock(page)
    await dock.getByRole('alert').filter({ hasText: dmytro.name }).filter({ hasText: profileOwner.name }).waitFor()
    expect(await button(dock, 'Positive').count()).toBe(0)
    await button(dock, 'Cancel').click()
    await dock.getByRole('heading', { name: profileOwner.name }).waitFor()
    expect(completionsSent(stage)).toEqual([])
  })

  test('on a page of somebody whom nobody knows is a question', async () => {
    const page = await open(8)
    await page.goto(`https://app.hubspot.com/contacts/1/record/0-1/8?replyTaskId=${dmytro.task.id}`)
    const row = await askedOf(await openDock(page), dmytro)
    expect(await row.innerText()).toContain('The page’s name is Zoe Lind.')
    expect(completionsSent(stage)).toEqual([])
  })
})

describe('a task that a page’s text names', () => {
  const openCompany = async (id: number, markup: string) => {
    const address = `https://app.hubspot.com/contacts/1/record/0-2/${id}`
    await stage.browser.context.route(address, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: companyPage(markup) }),
    )
    const page = await stage.browser.context.newPage()
    await page.goto(address)
    await page.bringToFront()
    return page
  }
  const text = (style: string, inner = '') => `<p style="${style}">Reply task #${dmytro.task.id}${inner}</p>`

  test.each([
    ['plainly', 'color: rgb(10, 20, 0)'],
    ['far down on the page', 'margin-top: 3000px'],
    ['in a box that scrolls', 'overflow: auto; height: 60px'],
  ])('counts where it stands %s', async (how, style) => {
    const page = await openCompany(100 + how.length, text(style))
    await dockFor(page, dmytro.name)
    await page.close()
  })

  test('does not count where nobody can read it', async () => {
    const styles = [
      'opacity: 0',
      'opacity: 0.02',
      'color: transparent',
      'color: rgba(0, 0, 0, 0.01)',
      'font-size: 0',
      'position: absolute; left: -9999px',
      'position: absolute; top: -9999px',
      'text-indent: -9999px; overflow: hidden',
      'position: absolute; clip: rect(0, 0, 0, 0)',
      'clip-path: inset(50%)',
      'position: absolute; width: 1px; height: 1px; overflow: hidden',
      'height: 0; overflow: hidden',
      'visibility: hidden',
    ]
    const hidden = styles.map((style) => text(style)).join('')
    const inside = `<div style="opacity: 0.01"><div>${text('')}</div></div><div style="height: 0; overflow: hidden">${text('')}</div>`
    const message = `<div data-selenium-test="property-input-message">${text('')}</div>`
    const page = await openCompany(200, hidden + inside + message)
    const popup = await popupOn(page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    expect(isDockShown(page)).toBe(false)
    await popup.close()
    await page.close()
  })
})

describe('a page that cannot be read at the click', () => {
  test('because it does not answer in time is a question', async () => {
    const { nadia } = people
    const page = await open(6)
    const popup = await popupOn(page)
    await popup.getByRole('heading', { name: nadia.name }).waitFor()
    // The page's one thread is busy for longer than anybody waits.
    const busy = page
      .evaluate(() => {
        const end = Date.now() + 15_000
        while (Date.now() < end);
      })
      .catch(() => undefined)
    await button(popup, 'Positive').click()
    const row = await askedOf(popup, nadia)
    expect(await row.innerText()).toContain('The page could not be read just now.')
    expect(completionsSent(stage)).toEqual([])
    // Whose word is taken: the rep's, for this page.
    await row.getByRole('button', { name: nadia.name }).click()
    await button(popup, 'Positive').click()
    await button(popup, 'Undo').click()
    await busy
    await popup.close()
  })

  test('because it took the names that are called on it lets nobody else’s task through', async () => {
    const { nadia } = people
    const page = await open(7)
    const popup = await popupOn(page)
    await popup.getByRole('heading', { name: nadia.name }).waitFor()
    await page.evaluate(() => {
      const form = document.getElementById('record')
      if (form === null) throw new Error('The record is gone.')
      for (const name of ['closest', 'contains', 'matches', 'querySelectorAll', 'getBoundingClientRect', 'children']) {
        const input = document.createElement('input')
        input.name = name
        form.append(input)
      }
      const [heading, email] = document.querySelectorAll('h2, span')
      if (heading !== undefined) heading.textContent = 'Bruno Costa'
      if (email !== undefined) email.textContent = 'bruno@south.example'
    })
    await button(popup, 'Positive').click()
    await question(popup).or(popup.getByRole('alert')).waitFor()
    expect(completionsSent(stage)).toEqual([])
    await popup.close()
  })
})

describe('what identifies nobody', () => {
  test.each([
    ['a doubled link', 1, 'ana'],
    ['what imports write where nothing was known', 2, 'placeholder'],
  ] as const)('%s completes nobody’s task', async (_, record, whose) => {
    const page = await open(record)
    const popup = await popupOn(page)
    const none = popup.getByRole('heading', { name: 'No open task for this page' })
    await none.or(question(popup)).waitFor()
    expect(await popup.getByRole('heading', { name: people[whose].name }).count()).toBe(0)
    expect(await button(popup, 'Positive').count()).toBe(0)
    await popup.close()
  })
})
