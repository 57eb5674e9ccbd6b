import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changeTab, forgetTab, leavePage, readTab } from '#lib/worker/tab/tab-store.ts'
import { callTask } from '#test/shots/cast.ts'
import { evidence, page, person } from '../tasks/pages.ts'

vi.mock('wxt/browser', async () => {
  const { area } = await import('./kept-area.ts')
  return { browser: { storage: { session: area() } } }
})

const TAB = 7
const ana = person('Ana Petrova', evidence('email', 'ana@north.example'), evidence('phone', '+1 415 555 0101'))
const bruno = person('Bruno Costa', evidence('email', 'bruno@south.example'), evidence('phone', '+1 415 555 0101'))

beforeEach(() => forgetTab(TAB))

describe.each(['hubspot:0-1:512', 'salesforce:Contact:0035g00000BBBB2', 'https://crm.example/now'])(
  'under the one key %s',
  (key) => {
    const shown = (who: typeof ana) => ({ ...page([who]), key })

    test('the next person is another page: what was chosen for the one before is gone', async () => {
      await changeTab(TAB, { identity: shown(ana) })
      await changeTab(TAB, { chosen: { taskId: 1, how: 'candidate' }, vouched: 1 })
      expect(await changeTab(TAB, { identity: shown(bruno) })).toMatchObject({ chosen: null, vouched: null })
    })

    test('what is read later of the same person changes nothing of it', async () => {
      await changeTab(TAB, { identity: shown({ ...ana, evidence: ana.evidence.slice(0, 1) }) })
      await changeTab(TAB, { chosen: { taskId: 1, how: 'candidate' } })
      expect((await changeTab(TAB, { identity: shown(ana) })).chosen).toMatchObject({ taskId: 1 })
    })
  },
)

describe('the task that a rep takes along', () => {
  const travels = { taskId: 9, contactId: 3 }
  const at = (key: string) => ({ ...page([ana]), key })

  test('comes from page to page of its tab, and nothing else does', async () => {
    await changeTab(TAB, { identity: at('one'), travels, chosen: { taskId: 9, how: 'asked' } })
    await leavePage(TAB, null)
    expect(await changeTab(TAB, { identity: at('two') })).toMatchObject({ travels, chosen: null })
    expect(await changeTab(TAB, { identity: at('three') })).toMatchObject({ travels })
  })

  test('stays behind once its outcome was chosen', async () => {
    await changeTab(TAB, { identity: at('one'), travels, begun: callTask({ taskId: 9 }) })
    await leavePage(TAB, null)
    expect((await readTab(TAB)).travels ?? null).toBeNull()
  })
})
