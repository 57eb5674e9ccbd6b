import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { againTimes, zoneOf } from '#lib/shared/reply/again-times.ts'
import { createCast, type Role } from '#test/e2e/cast.ts'
import { dockOf, openDock } from './docks.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { openSidebar } from './surfaces.ts'
import type { View } from './view.ts'

let stage: FirefoxStage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildFirefoxStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

/** What the stand-in was asked to change, in its order. */
const written = () =>
  stage.reply.journal.entries
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/filter'))
    .map(({ method, path }) => `${method} ${path}`)
const effectsOn = ({ task, person }: Role) =>
  stage.reply.control
    .effects()
    .filter(({ taskId, contactId }) => taskId === task.id || contactId === person.contactId)
    .map(({ kind }) => kind)

/** Tomorrow at nine where this person is; by this computer's clock where that is not known. */
function tomorrow({ person }: Role): number {
  const { zone } = zoneOf(stage.reply.world.contacts.get(person.contactId)?.timeZoneId ?? null)
  const found = againTimes(Date.now(), zone).find(({ name }) => name === 'tomorrow')
  if (found === undefined) throw new Error('Tomorrow is not offered.')
  return found.at
}

/** Opens the person's profile with the sidebar beside it, which must not keep the dock from the page. */
async function sidebarFor({ slug, name }: Role): Promise<View> {
  const page = await stage.open(stage.profileUrl(slug))
  await dockOf(stage, page)
  const sidebar = await openSidebar(stage)
  await sidebar.wait('heading', name)
  await sidebar.wait('button', 'Follow-up task')
  return sidebar
}

describe('in the dock, where this browser cannot tell what covers it', () => {
  test('a first press moves nothing: it is asked once more, and then moved once', async () => {
    const role = cast.next('call')
    const dock = await openDock(stage, await stage.open(stage.profileUrl(role.slug)), role.name)
    await dock.click('button', 'Not reached, again at…')
    await dock.click('menuitem', 'Tomorrow')
    await dock.wait('alert', '')
    expect(written()).toEqual([])
    await dock.click('button', 'Confirm move')
    await dock.wait('status', 'Moved to')
    expect(written()).toEqual([`PUT /v3/tasks/${role.task.id}`])
  })

  test('what was added goes with the outcome that is confirmed', async () => {
    const role = cast.next('call')
    const dock = await openDock(stage, await stage.open(stage.profileUrl(role.slug)), role.name)
    await dock.fill('Note', 'Wants prices by Friday')
    await dock.click('button', 'Follow-up task')
    await dock.click('button', 'Add')
    await dock.click('button', 'Positive')
    await dock.click('button', 'Confirm Positive')
    await dock.waitText('Follow-up task created')
    expect(effectsOn(role)).toEqual(['complete', 'note', 'create'])
  })
})

describe('in the sidebar', () => {
  test('Positive with a note and a follow-up tomorrow at nine is one completion, one note, one task, from one press', async () => {
    const role = cast.next('call')
    const sidebar = await sidebarFor(role)
    await sidebar.fill('Note', 'Wants prices by Friday')
    await sidebar.click('button', 'Follow-up task')
    await sidebar.click('button', 'Add')
    await sidebar.click('button', 'Positive')
    await sidebar.wait('button', 'Undo')
    expect(written()).toEqual([])
    await sidebar.waitText('Follow-up task created')
    expect(written()).toEqual([
      `POST /v3/tasks/${role.task.id}/complete`,
      `POST /v3/contacts/${role.person.contactId}/notes`,
      'POST /v3/tasks',
    ])
    expect(effectsOn(role)).toEqual(['complete', 'note', 'create'])
    const made = [...stage.reply.world.tasks.values()].filter(
      ({ contactId, status }) => contactId === role.person.contactId && status === 'new',
    )
    expect(made.map(({ startAt }) => Date.parse(startAt ?? ''))).toEqual([tomorrow(role)])
  })

  test('Undo inside the one window takes all of it back: no request', async () => {
    const role = cast.next('call')
    const sidebar = await sidebarFor(role)
    await sidebar.fill('Note', 'Wants prices by Friday')
    await sidebar.click('button', 'Follow-up task')
    await sidebar.click('button', 'Add')
    await sidebar.click('button', 'Negative')
    await sidebar.click('button', 'Undo')
    await sidebar.wait('status', 'Undone')
    expect(written()).toEqual([])
    // What is sent later is sent after its window: by then that of the first would have been over.
    const later = cast.next('call')
    await sidebarFor(later)
    await sidebar.wait('heading', later.name)
    await sidebar.click('button', 'Negative')
    await sidebar.wait('status', 'Completed')
    expect(written()).toEqual([`POST /v3/tasks/${later.task.id}/complete`])
    expect(effectsOn(role)).toEqual([])
  })

  test('Not reached, tomorrow is one request, with all of the task but its dates as it was', async () => {
    const role = cast.next('call')
    const before = structuredClone(role.task)
    const sidebar = await sidebarFor(role)
    await sidebar.click('button', 'Not reached, again at…')
    await sidebar.click('menuitem', 'Tomorrow')
    await sidebar.wait('status', 'Moved to')
    expect(written()).toEqual([`PUT /v3/tasks/${role.task.id}`])
    const after = stage.reply.world.tasks.get(role.task.id)
    expect(after).toEqual({ ...before, startAt: after?.startAt, dueTo: after?.dueTo })
    expect(Date.parse(after?.startAt ?? '')).toBe(tomorrow(role))
    expect(after?.status).toBe('new')
  })

  test('an opt-out goes before the completion', async () => {
    const role = cast.next('call')
    const sidebar = await sidebarFor(role)
    await sidebar.click('button', 'Leave alone')
    await sidebar.select('Leave alone', 'Opt out of everything')
    await sidebar.click('button', 'Negative')
    await sidebar.wait('status', 'Completed')
    expect(effectsOn(role)).toEqual(['optOut', 'complete'])
  })
})
