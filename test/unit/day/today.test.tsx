// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
// The list comes as a file of its own: here it is there before it is asked for.
import '#components/day/today.tsx'
import { newTodayPlace } from '#components/day/today-place.ts'
import { SidePanel } from '#components/sidepanel/side-panel.tsx'
import { fail, ok } from '#lib/shared/problem.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { completion, inHours, NOW, none, taskPanel } from '#test/shots/cast.ts'
import { dayView } from '#test/shots/day-rows.ts'
import { type Answers, type Drawn, draw, settle } from '../components/drawn.tsx'
import { drawAsHighAsAPanel } from './panel-size.ts'

const tasks = [
  { contactName: 'Maya Okafor', company: 'Northwind', dueTo: inHours(-2), type: 'manualEmail' as const },
  { contactName: 'Bo Lindqvist', company: 'Fjordvik', dueTo: inHours(1) },
  { contactName: 'Ana Restrepo', company: 'Cordillera', dueTo: inHours(50), type: 'linkedIn' as const },
]

drawAsHighAsAPanel()

async function openToday(answers: Answers = {}, place = newTodayPlace()): Promise<Drawn> {
  const shown = { 'panel.get': () => ok(taskPanel()), 'day.get': () => ok(dayView(tasks)), ...answers }
  const panel = await draw(<SidePanel place={place} />, shown, 'sidepanel')
  if (!place.get().isOpen) await panel.press('t')
  await settle()
  return panel
}

const listed = () => [...document.querySelectorAll('[data-task] b')].map((name) => name.textContent)
const groups = () => [...document.querySelectorAll('h2')].map((group) => group.textContent)
const focused = () => document.activeElement?.querySelector('b')?.textContent ?? document.activeElement?.tagName

describe('Today', () => {
  test('shows what is open in its groups, each with how many there are', async () => {
    const panel = await openToday()
    expect(listed()).toEqual(['Maya Okafor', 'Bo Lindqvist', 'Ana Restrepo'])
    expect(groups()).toEqual(['Overdue 1', 'Today 1', 'Later 1'])
    expect(panel.root.textContent).toContain('2 h late')
  })

  test('says of no number that it is nought while the tasks are still being read, or could not be read', async () => {
    const index = {
      state: 'building',
      tasks: 0,
      contactsKnown: 0,
      contactsTotal: 0,
      refreshedAt: null,
      problem: null,
    } as const
    const reading = await openToday({ 'day.get': () => ok(dayView([])), 'panel.get': () => ok(taskPanel({ index })) })
    expect(reading.named('All').textContent).toBe('All')
    expect(reading.root.textContent).not.toMatch(/0 due/)
    const failed = { ...index, state: 'failed', problem: { code: 'offline' } } as const
    const offline = await openToday({
      'day.get': () => ok(dayView([])),
      'panel.get': () => ok(taskPanel({ index: failed })),
    })
    expect(offline.named('Calls').textContent).toBe('Calls')
    expect(offline.root.textContent).not.toMatch(/0 due/)
  })

  test('is closed by the key that opened it', async () => {
    const panel = await openToday()
    await panel.press('t')
    expect(panel.root.querySelector('[data-task]')).toBeNull()
    panel.named('Maya Okafor', 'h1')
  })

  test('finds while one types, and the counts follow', async () => {
    const panel = await openToday()
    await panel.write(panel.named('Search tasks', 'input'), 'lind')
    expect(listed()).toEqual(['Bo Lindqvist'])
    expect(panel.named('All').textContent).toBe('All1')
    expect(panel.named('E-mails').textContent).toBe('E-mails0')
    expect(panel.sent.some(({ name }) => name === 'panel.find')).toBe(false)
    await panel.click(panel.named('Clear the search'))
    expect(listed()).toHaveLength(3)
  })

  test('asks Reply only by the row that says so', async () => {
    const panel = await openToday({ 'panel.find': () => fail('notFound') })
    await panel.write(panel.named('Search tasks', 'input'), 'nobody')
    await panel.click(panel.named('Find in Reply'))
    expect(panel.sent.some(({ name }) => name === 'panel.find')).toBe(false)
    await panel.write(panel.named('Search tasks', 'input'), 'nobody@tallpine.example')
    await panel.click(panel.named('Find in Reply'))
    expect(panel.sent.find(({ name }) => name === 'panel.find')?.request).toMatchObject({
      text: 'nobody@tallpine.example',
    })
  })

  test('shows one sort of work', async () => {
    const panel = await openToday()
    await panel.click(panel.named('LinkedIn'))
    expect(listed()).toEqual(['Ana Restrepo'])
    expect(panel.named('LinkedIn').getAttribute('aria-pressed')).toBe('true')
  })

  test('is walked through by J and K, and Enter opens', async () => {
    const panel = await openToday()
    await panel.press('j')
    expect(focused()).toBe('Maya Okafor')
    await panel.press('j')
    await panel.press('j')
    await panel.press('j')
    expect(focused()).toBe('Ana Restrepo')
    await panel.press('k')
    expect(focused()).toBe('Bo Lindqvist')
  })

  test('opens a task on this tab', async () => {
    const panel = await openToday({ 'panel.openTask': () => ok(taskPanel()) })
    await panel.click(panel.named('Bo Lindqvist', '[data-task]'))
    expect(panel.sent.find(({ name }) => name === 'panel.openTask')?.request).toEqual({ tabId: 7, taskId: 2 })
    expect(panel.root.querySelector('[data-task]')).toBeNull()
  })

  test('puts a task behind the rest, and back', async () => {
    const panel = await openToday({ 'day.skip': () => ok({ done: true }) })
    await panel.click(panel.named(dayWords.skip('Bo Lindqvist')))
    expect(panel.sent.find(({ name }) => name === 'day.skip')?.request).toEqual({ taskIds: [2], skipped: true })
    const next = await openToday({ 'day.get': () => ok(dayView(tasks, [2])), 'day.skip': () => ok({ done: true }) })
    expect(groups()).toContain('Skipped until tomorrow 1')
    await next.click(next.named(dayWords.unskip('Bo Lindqvist')))
    expect(next.sent.find(({ name }) => name === 'day.skip')?.request).toEqual({ taskIds: [2], skipped: false })
  })

  test('says of a row what is under way for it', async () => {
    const one = completion({ taskId: 2, contactName: 'Bo Lindqvist', notBefore: NOW + 3000 })
    const panel = await openToday({ 'panel.get': () => ok(taskPanel({ unresolved: [one] })) })
    expect(panel.named('Bo Lindqvist', '[data-task]').textContent).toContain('Positive in 3')
  })

  test('does not ask for rows that it has', async () => {
    const first = dayView(tasks)
    const panel = await openToday({
      'day.get': (request) => ok('known' in request && request.known === 'one' ? { ...first, rows: null } : first),
    })
    await panel.changed()
    expect(panel.sent.findLast(({ name }) => name === 'day.get')?.request).toEqual({ known: 'one' })
    expect(listed()).toHaveLength(3)
  })

  test('stays where it was for the next tab', async () => {
    const place = newTodayPlace()
    const panel = await openToday({}, place)
    await panel.write(panel.named('Search tasks', 'input'), 'ana')
    await openToday({}, place)
    expect(listed()).toEqual(['Ana Restrepo'])
  })

  test.each([
    ['nothing is due', none({ day: { done: 0, open: 0 } }), [tasks[2] ?? {}], /Nothing due today.*Ana Restrepo/],
    ['all is done', none({ day: { done: 41, open: 0 } }), [tasks[2] ?? {}], /All 41 done.*Ana Restrepo/],
    ['there is nothing at all', none({ day: { done: 0, open: 0 } }), [], /No open tasks/],
  ])('says what comes next when %s', async (_, view, open, says) => {
    const panel = await openToday({ 'panel.get': () => ok(view), 'day.get': () => ok(dayView(open)) })
    expect(panel.root.textContent).toMatch(says)
  })

  test('says that it is reading, and what went wrong', async () => {
    const index = { ...taskPanel().index, state: 'building' as const, refreshedAt: null }
    const building = { 'panel.get': () => ok(none({ index })), 'day.get': () => ok(dayView([])) }
    expect((await openToday(building)).root.textContent).toContain('Reading your open tasks')
    const failed = { ...index, state: 'failed' as const, problem: { code: 'offline' as const } }
    const panel = await openToday({ ...building, 'panel.get': () => ok(none({ index: failed })) })
    expect(panel.root.textContent).toContain('Your tasks could not be read')
    await panel.click(panel.named('Read again'))
    expect(panel.sent.some(({ name }) => name === 'index.refresh')).toBe(true)
  })

  test('draws of thousands only what is in view', async () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({ contactName: `Contact ${at}`, dueTo: inHours(-1) }))
    await openToday({ 'day.get': () => ok(dayView(many)) })
    expect(listed().length).toBeGreaterThan(5)
    expect(listed().length).toBeLessThan(60)
    expect(document.querySelector('[aria-setsize="5000"]')).not.toBeNull()
  })
})
