import { describe, expect, test, vi } from 'vitest'
import type { Command } from '#lib/shared/messages/screen-command.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import { createCommands } from '#lib/worker/tab/commands.ts'
import { readTab } from '#lib/worker/tab/tab-store.ts'
import { callTask, completion, mismatch, none, taskPanel, whoIsIt } from '#test/shots/cast.ts'
import { runOf } from '#test/shots/run-of.ts'

vi.mock('wxt/browser', async () => {
  const { area } = await import('./kept-area.ts')
  return { browser: { storage: { session: area() } } }
})

let tabs = 100

type World = {
  view?: PanelView
  answer?: Awaited<ReturnType<Parameters<typeof createCommands>[0]['completing']['start']>>
  run?: Awaited<ReturnType<Parameters<typeof createCommands>[0]['run']['view']>>
  heard?: Partial<Record<'popup' | 'sidepanel' | 'dock', 'done' | 'shown'>>
}

/** One command, given over this page; what was done. */
async function give(command: Command, { view = taskPanel(), answer = ok(taskPanel()), run = null, heard = {} }: World) {
  const did: unknown[] = []
  tabs += 1
  const tab = { id: tabs, windowId: 1 }
  const commands = createCommands({
    panel: { view: () => Promise.resolve(view) },
    completing: {
      start: (choice) => {
        did.push(choice)
        return Promise.resolve(answer)
      },
    },
    run: {
      view: () => Promise.resolve(run),
      next: async () => void did.push('next'),
      goOn: async () => void did.push('goOn'),
    },
    forgetDraft: async (taskId) => void did.push(`draft of ${taskId} forgotten`),
    tell: (surface) => Promise.resolve(heard[surface] ?? null),
    show: async () => void did.push('shown'),
    changed: () => undefined,
  })
  await commands.give(command, tab)
  return { did, why: (await readTab(tab.id)).said?.why ?? null, tabId: tab.id }
}

describe('a command that completes', () => {
  test.each([
    ['positive', 'positive'],
    ['to-call', 'toCall'],
    ['negative', 'negative'],
  ] as const)('"%s" chooses as a click would: checked, with the window for undoing', async (command, resolution) => {
    const { taskId } = callTask()
    const { did, why, tabId } = await give(command, {})
    const body = { callResolution: resolution, finishProspectInSequence: false }
    expect(did).toEqual([{ tabId, taskId, override: false, body }])
    expect(why).toBeNull()
  })

  test('takes along the note that was written', async () => {
    const view = taskPanel({ task: callTask({ draft: 'Call Thursday' }) })
    const { did } = await give('positive', { view })
    expect(did).toMatchObject([{ wrapUp: { note: 'Call Thursday' } }, `draft of ${callTask().taskId} forgotten`])
  })

  test('is done by the panel that is open, once, with all that is on it', async () => {
    expect((await give('positive', { heard: { sidepanel: 'done', dock: 'done' } })).did).toEqual([])
  })

  test.each([
    ['nobody is in front', none(), 'nobody'],
    ['the task in front is no call', taskPanel({ task: callTask({ type: 'toDo' }) }), 'noCall'],
    ['something was chosen already', taskPanel({ completion: completion() }), 'taken'],
    ['Reply has it finished', taskPanel({ task: callTask({ status: 'finished' }) }), 'taken'],
    ['it is open whom the page shows', whoIsIt(), 'asked'],
    ['the page shows somebody else', mismatch, 'asked'],
  ])('does nothing where %s, and says so', async (_, view, why) => {
    const given = await give('positive', { view })
    expect(given.why).toBe(why)
    expect(given.did).toEqual(['shown'])
  })

  test('says it on the panel that is there, and opens no other', async () => {
    const given = await give('positive', { view: none(), heard: { sidepanel: 'shown' } })
    expect(given).toMatchObject({ did: [], why: 'nobody' })
  })

  test('whose press meets somebody else’s page sends nothing, and says so', async () => {
    expect((await give('positive', { answer: ok(mismatch) })).why).toBe('asked')
    expect((await give('positive', { answer: fail('storeClosed') })).why).toBe('failed')
  })
})

describe('the command to the next person', () => {
  const { taskId, contactName } = callTask()

  test('goes there, or back to whose turn it is', async () => {
    expect((await give('next', { run: runOf({ current: { taskId, contactName } }) })).did).toEqual(['next'])
    expect((await give('next', { run: runOf({ current: { taskId: 5, contactName } }) })).did).toEqual(['goOn'])
    expect((await give('next', { run: runOf({ paused: true }) })).did).toEqual(['goOn'])
  })

  test('says that there is no run, or nobody left in it', async () => {
    expect((await give('next', {})).why).toBe('noRun')
    expect((await give('next', { run: runOf({ current: null, next: null, left: 0 }) })).why).toBe('runOver')
  })
})
