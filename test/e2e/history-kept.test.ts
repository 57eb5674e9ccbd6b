import { afterAll, beforeAll, expect, test } from 'vitest'
import { killWorker } from '#test/browser/launch.ts'
import { chooseUndoWindow, goTo } from '#test/browser/set-up.ts'
import type { Role } from './cast.ts'
import { completedTimes, type OpenCalls, openCalls } from './open-calls.ts'
import { choose } from './panels.ts'
import { openDock } from './watching.ts'

let stage: OpenCalls['stage']
let options: OpenCalls['options']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, options, nextCall } = await openCalls({ undo: 'Off' }))
})
afterAll(() => stage.end())

async function choosePositive(role: Role): Promise<void> {
  const page = await stage.browser.context.newPage()
  await page.goto(stage.profileUrl(role.slug))
  const dock = await openDock(page)
  await choose(dock, 'Positive')
  await dock.getByRole('status').filter({ hasText: 'Positive' }).waitFor()
  await expect.poll(() => entries()).toContain(role.task.id)
  await page.close()
}

/** The tasks of which the browser keeps a completion. */
const entries = (): Promise<number[]> =>
  options.evaluate(
    `new Promise((done) => { indexedDB.open('wrapup-completions').onsuccess = ({ target: { result: db } }) => {
      db.transaction('completions').objectStore('completions').getAll().onsuccess = ({ target: { result } }) => {
        db.close(); done(result.map(({ taskId }) => taskId)) } } })`,
  )

/** As if everything that is kept had come about so many days ago. */
const age = (days: number): Promise<void> =>
  options.evaluate(
    `new Promise((done) => { indexedDB.open('wrapup-completions').onsuccess = ({ target: { result: db } }) => {
      const write = db.transaction('completions', 'readwrite')
      const store = write.objectStore('completions')
      store.getAll().onsuccess = ({ target: { result } }) => {
        for (const one of result) store.put({ ...one, changedAt: one.changedAt - ${days} * 86400000 }) }
      write.oncomplete = () => { db.close(); done() } } })`,
  )

/** The worker begins anew, and looks at what is kept. */
async function beginAnew(): Promise<void> {
  await killWorker(stage.browser)
  await options.bringToFront()
  await options.reload()
}

test('what ended more than 30 days ago is gone when the browser starts again; what can still be undone is not', async () => {
  const [ended, held] = [nextCall(), nextCall()]
  await choosePositive(ended)
  await expect.poll(() => completedTimes(stage, ended)).toBe(1)
  await options.bringToFront()
  await chooseUndoWindow(options, '30 seconds')
  await age(29)
  await beginAnew()
  await choosePositive(held)
  expect(await entries()).toContain(ended.task.id)

  await age(40)
  await beginAnew()
  await expect.poll(() => entries()).not.toContain(ended.task.id)
  expect(await entries()).toContain(held.task.id)
})

test('a shorter time is asked about before anything is removed, and the page of the history says it', async () => {
  const young = nextCall()
  await options.bringToFront()
  await chooseUndoWindow(options, 'Off')
  await choosePositive(young)
  await expect.poll(() => completedTimes(stage, young)).toBe(1)
  await age(10)
  await options.bringToFront()
  await options.reload()
  const list = options.getByRole('combobox', { name: 'Keep the history' })
  await list.selectOption({ label: '7 days' })
  await options.getByRole('button', { name: 'Keep them' }).click()
  expect(await entries()).toContain(young.task.id)
  await list.selectOption({ label: '7 days' })
  await options.getByRole('button', { name: 'Remove the older ones' }).click()
  await expect.poll(() => entries()).not.toContain(young.task.id)
  await goTo(options, 'History')
  await options.getByText('Kept on this computer for 7 days').waitFor()
})
