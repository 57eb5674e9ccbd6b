import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { dockOn, pillOf } from '#test/demo/dock.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import type { CrmPerson } from '#test/sandbox/crm/person.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { untilIndexRead } from './index-read.ts'
import { isDockShown } from './watching.ts'

/** Contacts of the team with these numbers are everyday people, each with identities of their own. */
const isOrdinary = ({ contactId }: CrmPerson) => contactId >= 32000 && contactId < 33000

const tabsSchema = z.array(z.object({ id: z.number() }))

let stage: Stage
let options: Page

/** The index is read once, after the key was saved; what visits cost is what comes after. */
beforeAll(async () => {
  stage = await buildStage()
  options = await stage.setUp(['LinkedIn', 'Demo CRM'])
  await untilIndexRead(options)
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

describe('visiting pages asks Reply nothing', () => {
  test('20 pages of people without an open task, where no dock shows either', async () => {
    const pages = await openAll(addressesOf(0), async (page) => {
      await untilKnown(page)
      return isDockShown(page)
    })
    expect(pages).toEqual(Array(20).fill(false))
    expect(await askedBeforeRefresh()).toEqual([])
  })

  test('20 pages of people with open tasks, whose dock shows and is not opened', async () => {
    const pages = await openAll(addressesOf(1), async (page) => {
      const dock = await dockOn(page)
      await untilKnown(page)
      return pillOf(dock).isVisible()
    })
    expect(pages).toEqual(Array(20).fill(true))
    expect(await askedBeforeRefresh()).toEqual([])
  })

  test('pages that name tasks which nobody has heard of', async () => {
    const addresses = [900001, 900002, 900003].map((taskId) => `${stage.crm.url}/contacts?replyTaskId=${taskId}`)
    const pills = await openAll(addresses, async (page) => pillOf(await dockOn(page)).innerText())
    expect(pills).toEqual(Array(3).fill(expect.stringContaining('not read yet')))
    expect(await askedBeforeRefresh()).toEqual([])
  })
})

/** Visits pages, each in a tab of its own, and leaves them again. */
async function openAll<Seen>(addresses: readonly string[], see: (page: Page) => Promise<Seen>): Promise<Seen[]> {
  return Promise.all(
    addresses.map(async (address) => {
      const page = await stage.browser.context.newPage()
      await page.goto(address)
      const seen = await see(page)
      await page.close()
      return seen
    }),
  )
}

/** Twenty pages of people with open tasks of Rosa's (1), or without any (0); of these, some are unknown to Reply. */
function addressesOf(wanted: 0 | 1): string[] {
  const found = people(wanted)
  const strangers = wanted === 0 ? ['nobody-at-all', 'no-one-2b71', 'somebody-else', 'lost-and-found'] : []
  const slugs = [...strangers, ...found.flatMap(({ linkedInSlug }) => linkedInSlug ?? [])]
  const records = found.map(({ contactId }) => `${stage.crm.url}/contacts/${contactId}`)
  return [...slugs.slice(0, 11).map(stage.profileUrl), ...records.slice(-9)]
}

/** People with open tasks of Rosa's (1) or without any (0). */
function people(wanted: 0 | 1): CrmPerson[] {
  const open = [...stage.reply.world.tasks.values()].filter(
    ({ status, assignedUserId, teamId }) => status === 'new' && assignedUserId === ROSA && teamId === 100,
  )
  const busy = new Set(open.map(({ contactId }) => contactId))
  return stage.people.filter(
    (person) =>
      // The odd ones share an address with somebody, or have none: who they are is another test's question.
      isOrdinary(person) &&
      person.email !== null &&
      person.replyTaskId === null &&
      busy.has(person.contactId) === (wanted === 1),
  )
}

/** Waits until the worker knows who the page is about, as far as the page will ever say. */
async function untilKnown(page: Page): Promise<void> {
  const [tab] = tabsSchema.parse(await options.evaluate(`chrome.tabs.query({ url: ${JSON.stringify(page.url())} })`))
  if (tab === undefined) throw new Error(`No tab shows ${page.url()}.`)
  const name = JSON.stringify(`tab.${tab.id}`)
  const isSettled = `chrome.storage.session.get(${name}).then((known) => known[${name}]?.identity?.settled === true)`
  await vi.waitUntil(() => options.evaluate(isSettled), { timeout: 20_000, interval: 100 })
}

/** What Reply was asked until now; then one request that a person asks for, so that nothing is still under way. */
async function askedBeforeRefresh(): Promise<string[]> {
  const refresh = 'POST /v3/tasks/filter'
  await options.evaluate(`chrome.runtime.sendMessage({ type: 'index.refresh' })`)
  const asked = stage.reply.journal.entries.map(({ method, path }) => `${method} ${path}`)
  expect(asked.at(-1)).toBe(refresh)
  return asked.slice(0, -1)
}
