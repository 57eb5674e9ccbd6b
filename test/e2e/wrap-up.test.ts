import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { KEYS, PIKE } from '#test/sandbox/keys.ts'
import type { TaskType } from '#test/sandbox/model.ts'
import { createCast, type Role } from './cast.ts'
import { button, popupFor, popupOver, says } from './panels.ts'

const TYPES: TaskType[] = ['call', 'linkedIn', 'manualEmail', 'toDo', 'meeting', 'sms', 'whatsApp']

/** What the stand-in was asked to change, in its order. */
const written = ({ reply }: Stage) =>
  reply.journal.entries.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/filter'))
const effectsOn = ({ reply }: Stage, { task, person }: Role) =>
  reply.control
    .effects()
    .filter(({ taskId, contactId }) => taskId === task.id || contactId === person.contactId)
    .map(({ kind }) => kind)

describe('with a key that may do everything', () => {
  let stage: Stage
  let cast: ReturnType<typeof createCast>
  beforeAll(async () => {
    stage = await buildStage()
    cast = createCast(stage)
    await (await stage.setUp(['LinkedIn'])).close()
  })
  afterAll(() => stage.end())
  beforeEach(() => stage.reply.journal.clear())

  test('Positive with a note is one completion, then one note, from one key', async () => {
    const role = cast.next('call')
    const { page, popup } = await popupFor(stage, role)
    await popup.keyboard.press('a')
    await popup.getByRole('textbox', { name: 'Note' }).pressSequentially('Wants prices by Friday')
    await popup.getByRole('heading', { name: role.name }).click()
    await popup.keyboard.press('1')
    await says(popup, 'Sending Positive')
    await button(popup, 'Send now').click()
    await popup.getByText('Note saved in Reply').waitFor()
    expect(written(stage).map(({ path }) => path)).toEqual([
      `/v3/tasks/${role.task.id}/complete`,
      `/v3/contacts/${role.person.contactId}/notes`,
    ])
    expect(effectsOn(stage, role)).toEqual(['complete', 'note'])
    const note = stage.reply.control.effects().find(({ contactId }) => contactId === role.person.contactId)
    expect(note?.text).toContain('\nWants prices by Friday\n')
    await page.close()
  })

  test('with a follow-up tomorrow and a note, it is complete, note and create, in this order, from one click', async () => {
    const role = cast.next('call')
    const { page, popup } = await popupFor(stage, role)
    await popup.getByRole('textbox', { name: 'Note' }).fill('Wants prices by Friday')
    await button(popup, 'Follow-up task').click()
    await button(popup, 'Add').click()
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await popup.getByText('Follow-up task created').waitFor()
    expect(effectsOn(stage, role)).toEqual(['complete', 'note', 'create'])
    expect(written(stage)).toHaveLength(3)
    await page.close()
  })

  test('an open task is given to a colleague with the note, and is not completed', async () => {
    const role = cast.next('call')
    const { page, popup } = await popupFor(stage, role)
    await popup.getByRole('textbox', { name: 'Note' }).fill('Asked for you')
    await button(popup, 'Colleague').click()
    await popup.getByRole('combobox', { name: 'Choose a colleague' }).selectOption('Jonah Pike')
    await button(popup, 'Give this task away').click()
    await button(popup, 'Send now').click()
    await popup.getByText('Given to Jonah Pike').waitFor()
    expect(effectsOn(stage, role)).toEqual(['note', 'reassign'])
    expect(stage.reply.world.tasks.get(role.task.id)).toMatchObject({ assignedUserId: PIKE, status: 'new' })
    await page.close()
  })

  test('a follow-up task is made and given to a colleague after the outcome, from one click', async () => {
    const role = cast.next('call')
    const { page, popup } = await popupFor(stage, role)
    await button(popup, 'Follow-up task').click()
    await button(popup, 'Add').click()
    await button(popup, 'Colleague').click()
    await popup.getByRole('combobox', { name: 'Choose a colleague' }).selectOption('Jonah Pike')
    await popup.getByText('goes to Jonah Pike').waitFor()
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await popup.getByText('Given to Jonah Pike').waitFor()
    expect(effectsOn(stage, role).slice(0, 2)).toEqual(['complete', 'create'])
    const made = stage.reply.control.effects().findLast(({ kind }) => kind === 'create')
    expect(stage.reply.world.tasks.get(made?.taskId ?? 0)).toMatchObject({ assignedUserId: PIKE })
    expect(stage.reply.world.tasks.get(role.task.id)).toMatchObject({ status: 'finished' })
    await page.close()
  })

  test('nobody is asked who is in the team before somebody wants to give a task away', async () => {
    const { page, popup } = await popupFor(stage, cast.next('call'))
    await button(popup, 'Positive').waitFor()
    expect(stage.reply.journal.entries.filter(({ path }) => path.includes('team-users'))).toEqual([])
    await page.close()
  })

  test('an opt-out goes before the completion', async () => {
    const role = cast.next('call')
    const { page, popup } = await popupFor(stage, role)
    await button(popup, 'Leave alone').click()
    await popup.getByRole('combobox', { name: 'Leave alone' }).selectOption('optOut')
    await button(popup, 'Negative').click()
    await button(popup, 'Send now').click()
    await says(popup, 'Completed as Negative')
    expect(effectsOn(stage, role)).toEqual(['optOut', 'complete'])
    await page.close()
  })

  test('Undo inside the window takes the whole plan back: no request, and the note is being written again', async () => {
    const role = cast.next('call')
    const { page, popup } = await popupFor(stage, role)
    await popup.getByRole('textbox', { name: 'Note' }).fill('Wants prices by Friday')
    await button(popup, 'Negative').click()
    await button(popup, 'Undo').click()
    await says(popup, 'Undone')
    expect(written(stage)).toEqual([])
    expect(effectsOn(stage, role)).toEqual([])
    expect(await popup.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Wants prices by Friday')
    await page.close()
  })

  test.each(TYPES)('a task of type %s is moved by one request, with all else as it was', async (type) => {
    const role = cast.next(type)
    const before = structuredClone(role.task)
    const { page, popup } = await popupFor(stage, role)
    await popup.keyboard.press('r')
    await popup.getByRole('menuitem', { name: 'Tomorrow' }).click()
    await button(popup, 'Send now').click()
    await says(popup, 'Moved to')
    expect(written(stage).map(({ method, path }) => `${method} ${path}`)).toEqual([`PUT /v3/tasks/${role.task.id}`])
    const after = stage.reply.world.tasks.get(role.task.id)
    expect(after).toEqual({ ...before, startAt: after?.startAt, dueTo: after?.dueTo })
    expect(Date.parse(after?.startAt ?? '')).toBeGreaterThan(Date.now())
    expect(after?.status).toBe('new')
    await page.close()
  })

  test('a note that was begun is there after the popup was closed, and after the browser was', async () => {
    const role = cast.next('call')
    const { popup } = await popupFor(stage, role)
    await popup.getByRole('textbox', { name: 'Note' }).fill('Half a sentence')
    await popup.close()
    await stage.restart()
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(role.slug))
    const again = await popupOver(stage, page, role)
    expect(await again.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Half a sentence')
    await page.close()
  })
})

describe('a stop sign', () => {
  let stage: Stage
  let cast: ReturnType<typeof createCast>
  beforeAll(async () => {
    stage = await buildStage({ reply: { switches: { otherEnums: 'camel' } } })
    cast = createCast(stage)
  })
  afterAll(() => stage.end())

  test('of what Reply knows beyond the contact costs one request, for the person who is shown and nobody else', async () => {
    const role = cast.next('call')
    const { contactId } = role.person
    stage.reply.control.changeContact(contactId, { meetingStatus: 'meetingBooked', isOptedOut: true })
    await (await stage.setUp(['LinkedIn'])).close()
    const reads = () => stage.reply.journal.entries.filter(({ path }) => /statuses|sequences$|activities/.test(path))
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(role.slug))
    expect(reads()).toEqual([])
    const popup = await popupOver(stage, page, role)
    const signs = popup.getByRole('list', { name: 'Before you go on' })
    await signs.getByText('Meeting booked').waitFor()
    await signs.getByText('Opted out').waitFor()
    expect(reads().map(({ path }) => path)).toEqual([`/v3/contacts/${contactId}/statuses`])

    // Red: asked once before the person is called, and not before an outcome is recorded.
    await popup.getByRole('link', { name: /^Call/ }).click()
    await popup.getByRole('alert').filter({ hasText: 'Opted out' }).waitFor()
    await button(popup, 'Leave it').click()
    await popup.keyboard.press('2')
    await says(popup, 'Sending To call')
    await page.close()
  })
})

describe('with a key that may only complete', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await buildStage()
    await (await stage.setUp(['LinkedIn'], KEYS.smallest.key)).close()
  })
  afterAll(() => stage.end())

  test('the outcome is recorded, and the note says in one line what the key lacks, with the text kept', async () => {
    const role = createCast(stage).next('call')
    const { page, popup } = await popupFor(stage, role)
    await popup.getByRole('textbox', { name: 'Note' }).fill('Wants prices by Friday')
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await says(popup, 'Completed as Positive')
    await popup.getByText('contacts:operate').first().waitFor()
    await popup.getByText('Wants prices by Friday').waitFor()
    expect(effectsOn(stage, role)).toEqual(['complete'])
    await page.close()
  })
})
