import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killWorker, launch, openPopup } from '#test/browser/launch.ts'
import { connect, saveKey, setUpByHand } from '#test/browser/set-up.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import type { FaultSpec } from '#test/sandbox/faults.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import { startReply } from '#test/sandbox/start-reply.ts'
import { filesWith, makeCanary } from './canary.ts'
import { createCast, type Role } from './cast.ts'
import { keySightings } from './key-sightings.ts'
import { completionPath } from './open-calls.ts'
import { button, popupFor, says, visit } from './panels.ts'
import { openDock } from './watching.ts'

const canary = makeCanary()
const { key } = canary

let stage: Stage
let options: Page
let roles: Role[]
const heard: string[] = []

/** What a server may write the key into, of somebody's task; each of another person. */
const PLACES: readonly [place: string, write: (role: Role) => void][] = [
  ['a task’s script', ({ task }) => void Object.assign(task.template, { body: `Say ${key}` })],
  ['a task’s subject', ({ task }) => void Object.assign(task.template, { subject: `Bearer ${key}` })],
  ['a step’s name', ({ task }) => void Object.assign(task, { sequenceStepDisplayName: `Call ${key}` })],
  ['a contact’s first name', (role) => void Object.assign(contactOf(role), { firstName: key })],
  ['a contact’s title', (role) => void Object.assign(contactOf(role), { title: `${key} of sales` })],
  ['a contact’s company', (role) => void Object.assign(contactOf(role), { company: key })],
  ['a contact’s city', (role) => void Object.assign(contactOf(role), { city: key })],
  ['a contact’s e-mail', (role) => void Object.assign(contactOf(role), { email: `${key}@northwind.example` })],
  ['a contact’s time zone', (role) => void Object.assign(contactOf(role), { timeZoneId: `Europe/${key}` })],
  ['a sequence’s name', (role) => void Object.assign(sequenceOf(role) ?? {}, { name: key })],
]

type Fault = FaultSpec extends infer Spec ? (Spec extends FaultSpec ? Omit<Spec, 'path' | 'method'> : never) : never

const naming = (code: string) => JSON.stringify({ code, title: key, detail: `Key ${key}`, errors: { [key]: [key] } })
const refusal = (status: number, code = key): Fault => ({
  kind: 'status',
  status,
  body: naming(code),
  headers: { 'Retry-After': '1', 'X-Echo': key, 'Set-Cookie': `session=${key}` },
})

/** What a server may answer a completion with. */
const ANSWERS: readonly [answer: string, fault: Fault][] = [
  ['400 that points at the key', refusal(400)],
  ['403 with the key as its scope', refusal(403, `auth.${key}`)],
  ['404', refusal(404)],
  ['409', refusal(409)],
  ['422', refusal(422)],
  ['429', refusal(429)],
  ['500', refusal(500)],
  ['a page of a gateway', { kind: 'status', status: 502, contentType: 'text/html', body: `<h1>${key}</h1>` }],
  ['a text and no JSON', { kind: 'status', status: 200, commits: true, contentType: 'text/plain', body: key }],
  ['JSON that ends too early', { kind: 'unreadableJson', body: `{"id":"${key}` }],
  ['somewhere else to go', { kind: 'status', status: 307, body: '', headers: { Location: `https://${key}.example/` } }],
  // The last: from here on the key counts as refused.
  ['401', refusal(401)],
]

function contactOf({ person }: Role) {
  const contact = stage.reply.world.contacts.get(person.contactId)
  if (contact === undefined) throw new Error('The cast has a person whom the world does not know.')
  return contact
}

function sequenceOf({ task }: Role) {
  return task.sequenceId === null ? undefined : stage.reply.world.sequences.get(task.sequenceId)
}

const PASSPHRASE = 'three green herons'

const sightings = () => keySightings(canary, stage.browser, options, heard)

/** The server writes the key into everything before the extension reads anything. */
beforeAll(async () => {
  stage = await buildStage()
  for (const task of stage.reply.world.tasks.values()) {
    if (task.status === 'new' && task.assignedUserId === ROSA)
      Object.assign(task, { taskType: 'call', linkedInTaskType: null, isScheduled: false })
  }
  const cast = createCast(stage)
  roles = Array.from({ length: PLACES.length + ANSWERS.length + 4 }, () => cast.next('call'))
  PLACES.forEach(([, write], at) => {
    const role = roles[at]
    if (role !== undefined) write(role)
  })
  stage.browser.context.on('console', (message) => heard.push(message.text()))
  stage.browser.context.on('weberror', (error) => heard.push(String(error.error())))
  options = await stage.setUp(['LinkedIn'], key)
})
afterAll(() => stage.end())

/**
 * The files of a profile that hold the key. Without the browser's own store of answers: a test that serves pages itself makes
 * the browser keep every answer there, which it is told not to; what becomes of that is seen without such pages, below.
 */
async function filesOf(profile: string): Promise<string[]> {
  return (await filesWith(canary, profile)).filter((path) => !path.startsWith('Default/Cache/'))
}

function nextRole(): Role {
  const role = roles.pop()
  if (role === undefined) throw new Error('No role is left.')
  return role
}

describe('a server that writes the key into a good answer', () => {
  test.each(PLACES.map(([place], at) => [place, at] as const))('shows it nowhere: %s', async (_, at) => {
    const role = roles[at]
    if (role === undefined) throw new Error('No role is left.')
    // Without their name: with the key in it, it is another one for the screens.
    const page = await visit(stage, role)
    const dock = await openDock(page)
    const popup = await openPopup(stage.browser, page)
    await button(popup, 'Positive').waitFor()
    expect(await sightings()).toEqual([])
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await says(dock, 'Completed')
    expect(await sightings()).toEqual([])
    await page.close()
  })
})

describe('a server that answers a completion with the key', () => {
  test.each(ANSWERS)('shows it nowhere: %s', async (_, fault) => {
    const role = nextRole()
    const { page, popup } = await popupFor(stage, role)
    stage.reply.control.addFault({ ...fault, method: 'POST', path: completionPath(role) })
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await button(popup, 'Send now').waitFor({ state: 'detached' })
    await expect.poll(() => stage.reply.control.requests('POST', completionPath(role)).length).toBeGreaterThan(0)
    expect(await sightings()).toEqual([])
    await page.close()
  })
})

describe('whoever handles the key', () => {
  test('sees it nowhere once Reply has taken it again', async () => {
    await connect(options, key)
    expect(await sightings()).toEqual([])
  })

  test('sees it nowhere when a mistyped one was refused', async () => {
    await saveKey(options, `${key}0`)
    await options.getByText('Reply does not accept this API key').first().waitFor()
    await options.getByLabel('API key').fill('')
    expect(await sightings()).toEqual([])
  })

  test('sees it nowhere after the worker has died and read it again', async () => {
    const role = nextRole()
    await killWorker(stage.browser)
    const { page } = await popupFor(stage, role)
    expect(await sightings()).toEqual([])
    await page.close()
  })

  test('sees it nowhere behind a passphrase: set, locked and opened', async () => {
    await options.getByLabel('Passphrase').fill(PASSPHRASE)
    await options.getByRole('button', { name: 'Set passphrase' }).click()
    await options.getByRole('button', { name: 'Lock now' }).click()
    await options.getByText('nothing is read from Reply and nothing is sent').waitFor()
    expect(await sightings()).toEqual([])
    await options.getByLabel('Passphrase').fill(PASSPHRASE)
    await options.getByRole('button', { name: 'Unlock' }).click()
    await options.getByRole('button', { name: 'Lock now' }).waitFor()
    expect(await sightings()).toEqual([])
  })

  test('sees it nowhere after the browser was started again, in no file of it either', async () => {
    await stage.restart()
    options = await stage.browser.context.newPage()
    await options.goto(stage.browser.extensionUrl('/options.html'))
    expect(await sightings()).toEqual([])
    expect(await filesOf(stage.browser.profile)).toEqual([])
  })

  test('finds it in one header of every request, the other one only after a 401, and in no other part of any', () => {
    const carrying = stage.reply.journal.entries.map(({ path, query, body, rawHeaders }) => ({
      headers: rawHeaders.filter(([, value]) => value.includes(key)).map(([name]) => name),
      elsewhere: `${path}${query}${body}`.includes(key),
    }))
    expect(carrying.length).toBeGreaterThan(60)
    expect(
      carrying.filter(({ headers, elsewhere }) => !/^(X-API-Key|Authorization)$/.test(headers.join()) || elsewhere),
    ).toEqual([])
  })

  test('leaves no byte of it behind by removing it', async () => {
    await options.getByLabel('Passphrase').fill(PASSPHRASE)
    await options.getByRole('button', { name: 'Unlock' }).click()
    await options.getByRole('button', { name: 'Remove key' }).click()
    await options.getByRole('button', { name: 'Remove it' }).click()
    await expect.poll(() => options.getByRole('button', { name: 'Remove key' }).count()).toBe(0)
    expect(await sightings()).toEqual([])
    expect(await filesOf(stage.browser.profile)).toEqual([])
  })
})

test('the browser keeps no answer of Reply’s, with or without the key', async () => {
  const reply = await startReply()
  const browser = await launch()
  try {
    for (const contact of reply.world.contacts.values()) Object.assign(contact, { title: key })
    await setUpByHand(browser, { apiUrl: reply.url, key, sites: [] })
    const isRead = ({ method, path }: { method: string; path: string }) => method === 'GET' && /contacts/.test(path)
    await expect.poll(() => reply.journal.entries.filter(isRead).length).toBeGreaterThan(5)
    await browser.close()
    expect(await filesWith(canary, browser.profile)).toEqual([])
    expect(await filesWith({ ...canary, key: `${reply.url}/v3/` }, join(browser.profile, 'Default/Cache'))).toEqual([])
  } finally {
    await browser.end()
    await reply.close()
  }
})
