import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { type RecordAmongOthers, recordsAmongOthers } from '#test/fixtures/pages/records-among-others.ts'
import { createCast, type Role } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { completionsSent, dockFor, isDockShown } from './watching.ts'

/** Whose e-mail stands on a page, and is not the record's: each has an open task, so that a wrong guess would show it. */
let others: { owner: Role; referrer: Role; chip: Role }
let own: Role
let stage: Stage
let options: Page

beforeAll(async () => {
  stage = await buildStage()
  const cast = createCast(stage)
  own = cast.next('call')
  others = { owner: cast.next('call'), referrer: cast.next('call'), chip: cast.next('call') }
  for (const { address } of recordsAmongOthers) {
    await stage.browser.context.route(`${new URL(address).origin}/**`, (route) => {
      const email = new URL(route.request().url()).searchParams.get('own')
      const record = recordsAmongOthers.find((one) => hostOf(one.address) === hostOf(route.request().url()))
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: draw(record, email) })
    })
  }
  options = await stage.setUp(recordsAmongOthers.map(({ site }) => site))
  await untilIndexRead(options)
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

const hostOf = (address: string) => new URL(address).host

function draw(record: RecordAmongOthers | undefined, email: string | null): string {
  const addressOf = ({ person }: Role) => person.email ?? ''
  const around = { owner: addressOf(others.owner), referrer: addressOf(others.referrer), chip: addressOf(others.chip) }
  // Filled in, the record is that of somebody with a task; empty, it is nobody's whom Reply knows.
  const name = email === null ? 'Wilhelmina Nobody' : own.name
  return record?.draw({ name, email, others: around }) ?? ''
}

/** Opens a record in a tab of its own; with the own e-mail where one is given. */
async function open({ address }: RecordAmongOthers, email: string | null): Promise<Page> {
  const page = await stage.browser.context.newPage()
  const url = new URL(address)
  if (email !== null) url.searchParams.set('own', email)
  await page.goto(url.href)
  return page
}

const tabsSchema = z.array(z.object({ id: z.number() }))
const personSchema = z.object({ name: z.nullable(z.string()), evidence: z.array(z.object({ value: z.string() })) })
const identitySchema = z.object({ site: z.string(), people: z.array(personSchema) })

/** Who the worker thinks a page is about, once it expects no more of it. */
async function settledIdentity(page: Page): Promise<z.infer<typeof identitySchema>> {
  // Patterns know no fragment, and each of these hosts has one tab.
  const pattern = JSON.stringify(`${new URL(page.url()).origin}/*`)
  const [tab] = tabsSchema.parse(await options.evaluate(`chrome.tabs.query({ url: ${pattern} })`))
  if (tab === undefined) throw new Error(`No tab shows ${page.url()}.`)
  const name = JSON.stringify(`tab.${tab.id}`)
  const identity = `chrome.storage.session.get(${name}).then((known) => known[${name}]?.identity)`
  await vi.waitUntil(() => options.evaluate(`${identity}.then((one) => one?.settled === true)`), {
    timeout: 30_000,
    interval: 200,
  })
  return identitySchema.parse(await options.evaluate(identity))
}

describe('a record whose own e-mail is empty names nobody by the addresses of others', () => {
  test('on none of the built-in CRMs', async () => {
    const pages = await Promise.all(recordsAmongOthers.map((record) => open(record, null)))
    for (const [at, page] of pages.entries()) {
      const { site, people } = await settledIdentity(page)
      const { site: name } = recordsAmongOthers[at] ?? {}
      expect.soft(site, name).not.toBe('other')
      expect
        .soft(
          people.flatMap(({ evidence }) => evidence),
          name,
        )
        .toEqual([])
      expect.soft(isDockShown(page), name).toBe(false)
      await page.close()
    }
    expect(completionsSent(stage)).toEqual([])
  })
})

describe('a record whose own e-mail is there names its person among the same others', () => {
  test('on each of the built-in CRMs', async () => {
    for (const record of recordsAmongOthers) {
      const page = await open(record, own.person.email)
      await dockFor(page, own.name)
      await page.close()
    }
    expect(completionsSent(stage)).toEqual([])
  })
})
