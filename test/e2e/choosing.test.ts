import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { firstRunPage } from '#test/browser/set-up.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { dealsOf } from '#test/sandbox/crm/deals.ts'
import type { PersonRow } from '#test/sandbox/crm/wire.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { untilIndexRead } from './index-read.ts'
import { button, says } from './panels.ts'

/** A deal whose two people have one open task each. */
type Deal = { dealId: number; people: readonly [PersonRow, PersonRow] }

let stage: Stage
let deals: Deal[]

beforeAll(async () => {
  stage = await buildStage()
  deals = dealsWithTwo()
  await untilIndexRead(await stage.setUp(['Demo CRM']))
})
afterAll(() => stage.end())

describe('which of the people on a deal is meant', () => {
  test('is asked once, and holds on coming back, in another tab and after a restart of the browser', async () => {
    const [deal] = deals.splice(0, 1)
    if (deal === undefined) throw new Error('No deal has two people with a task each.')
    const [, second] = deal.people
    const page = await openDeal(deal)
    const popup = await openPopup(stage.browser, page)
    await chooser(popup).getByRole('button', { name: second.fullName }).click()
    await popup.getByRole('heading', { name: second.fullName }).waitFor()
    await popup.close()

    await page.goto(`${stage.crm.url}/companies`)
    await page.goBack()
    await expectPerson(page, second)
    await expectPerson(await openDeal(deal), second)
    await stage.restart()
    // An extension that is loaded by the command line counts as installed anew, and its first page takes over an empty tab.
    await firstRunPage(stage.browser)
    await expectPerson(await openDeal(deal), second)
  })

  test('is asked again after the way back, and on every other deal', async () => {
    const [deal, other] = deals.splice(0, 2)
    if (deal === undefined || other === undefined) throw new Error('Too few deals have two people with a task each.')
    const page = await openDeal(deal)
    const popup = await openPopup(stage.browser, page)
    await chooser(popup).getByRole('button', { name: deal.people[0].fullName }).click()
    await popup.getByRole('button', { name: 'Back to this page' }).click()
    await chooser(popup).waitFor()
    await popup.close()
    for (const one of [deal, other]) {
      const again = await openPopup(stage.browser, await openDeal(one))
      await chooser(again).waitFor()
      await again.close()
    }
  })

  test('is forgotten when the task is finished: the one that is left is shown', async () => {
    const [deal] = deals.splice(0, 1)
    if (deal === undefined) throw new Error('No deal has two people with a task each.')
    const [first, second] = deal.people
    const page = await openDeal(deal)
    const popup = await openPopup(stage.browser, page)
    await chooser(popup).getByRole('button', { name: first.fullName }).click()
    await popup.getByRole('heading', { name: first.fullName }).waitFor()
    await popup.getByRole('button', { name: /^(Positive|Complete task)$/ }).click()
    await button(popup, 'Send now').click()
    await says(popup, 'Completed')
    await popup.close()
    await expectPerson(await openDeal(deal), second)
  })
})

const chooser = (popup: Page) => popup.getByRole('list', { name: 'Open tasks' })

async function openDeal({ dealId, people }: Deal): Promise<Page> {
  const page = await stage.browser.context.newPage()
  await page.goto(`${stage.crm.url}/deals/${dealId}`)
  await page.getByText(people[1].fullName).first().waitFor()
  return page
}

/** The popup over this page shows this person without asking. */
async function expectPerson(page: Page, { fullName }: PersonRow): Promise<void> {
  const popup = await openPopup(stage.browser, page)
  await popup.getByRole('heading', { name: fullName }).waitFor()
  await popup.close()
}

/** Deals that leave open who is meant. They come from the world as it was made, so that each test has one of its own. */
function dealsWithTwo(): Deal[] {
  const open = (contactId: number) =>
    [...stage.reply.world.tasks.values()].filter(
      (task) => task.contactId === contactId && task.status === 'new' && task.assignedUserId === ROSA,
    )
  return dealsOf(stage.people, new Date()).filter(({ people }) => {
    const [one, other] = people
    const isCalm = people.every(({ contactId, email, fullName }) => {
      const [task, ...more] = open(contactId)
      return email !== null && /^[\w .'-]+$/.test(fullName) && task?.isScheduled === false && more.length === 0
    })
    return isCalm && one.contactId !== other.contactId && one.fullName !== other.fullName && one.email !== other.email
  })
}
