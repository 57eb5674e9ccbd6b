import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ask } from '#lib/shared/messages/ask.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import { completion, NOW, taskPanel } from '#test/shots/cast.ts'

const runtime = vi.hoisted(() => ({
  id: 'wrapup' as string | undefined,
  sendMessage: vi.fn<(message: { type: string }) => Promise<unknown>>(),
}))
vi.mock('wxt/browser', () => ({ browser: { runtime } }))

const lost = () => Promise.reject(new Error('A listener indicated an asynchronous response, but the channel closed'))
/** What the browser makes of an answer on its way: text and back. */
const answered = (value: unknown) => () => Promise.resolve(JSON.parse(JSON.stringify(value)))
const names = () => runtime.sendMessage.mock.calls.map(([message]) => message.type)

const choice = {
  taskId: 184467,
  body: { callResolution: 'positive', finishProspectInSequence: false },
  override: false,
} as const

beforeEach(() => {
  runtime.id = 'wrapup'
  runtime.sendMessage.mockReset()
  vi.useFakeTimers({ now: NOW - 1500, toFake: ['Date'] })
})

describe('asking the worker', () => {
  it('gives its answer', async () => {
    runtime.sendMessage.mockImplementationOnce(answered(ok(taskPanel())))
    expect(await ask('panel.get', {})).toEqual(ok(taskPanel()))
  })

  it('gives its problem', async () => {
    runtime.sendMessage.mockImplementationOnce(answered(fail('rateLimited', { retryAt: 5 })))
    expect(await ask('index.refresh', {})).toEqual(fail('rateLimited', { retryAt: 5 }))
  })

  it('takes an answer that is none for a fault of ours', async () => {
    runtime.sendMessage.mockImplementation(answered(ok({ kind: 'task' })))
    expect(await ask('panel.get', {})).toEqual(fail('internal'))
  })

  it('asks a read once more when the worker died over it', async () => {
    runtime.sendMessage.mockImplementationOnce(lost).mockImplementationOnce(answered(ok(taskPanel())))
    expect((await ask('panel.get', {})).ok).toBe(true)
    expect(names()).toEqual(['panel.get', 'panel.get'])
  })

  it('asks a read twice at most', async () => {
    runtime.sendMessage.mockImplementation(lost)
    expect(await ask('setup.get', {})).toEqual(fail('internal'))
    expect(names()).toHaveLength(2)
  })

  it('does not repeat what changes something', async () => {
    runtime.sendMessage.mockImplementation(lost)
    expect(await ask('completion.undo', { id: 'c-1' })).toEqual(fail('internal'))
    expect(names()).toEqual(['completion.undo'])
  })
})

describe('a click over which the worker died', () => {
  const recorded = (is: boolean) => answered(ok({ recorded: is }))

  it('is not sent again: the journal is asked for it, and then the panel is read', async () => {
    const panel = taskPanel({ completion: completion() })
    runtime.sendMessage.mockImplementationOnce(lost)
    runtime.sendMessage.mockImplementationOnce(recorded(true)).mockImplementationOnce(answered(ok(panel)))
    expect(await ask('completion.start', { tabId: 7, ...choice })).toEqual(ok(panel))
    expect(runtime.sendMessage.mock.calls.map(([message]) => message)).toEqual([
      { type: 'completion.start', tabId: 7, ...choice },
      { type: 'completion.recorded', taskId: choice.taskId, since: NOW - 1500 },
      { type: 'panel.get', tabId: 7 },
    ])
  })

  it('is told as not saved only when the journal does not have it', async () => {
    runtime.sendMessage.mockImplementationOnce(lost).mockImplementationOnce(recorded(false))
    expect(await ask('completion.start', choice)).toEqual(fail('notSaved'))
  })

  it.each([
    ['nobody answers at all', lost],
    ['the journal cannot be read', answered(fail('storeClosed'))],
  ])('is open when %s', async (_, told) => {
    runtime.sendMessage.mockImplementationOnce(lost).mockImplementation(told)
    expect(await ask('completion.start', choice)).toEqual(fail('internal'))
    expect(names()).toEqual(['completion.start', 'completion.recorded'])
  })
})

it('a frame of a version that is gone says so', async () => {
  runtime.id = undefined
  runtime.sendMessage.mockImplementation(lost)
  expect(await ask('panel.get', {})).toEqual(fail('updated'))
})
