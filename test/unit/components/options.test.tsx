// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { Options } from '#components/options/options.tsx'
import { setSingleKeys } from '#components/panel/single-keys.ts'
import type { SetupView } from '#lib/shared/messages/views.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { none, setUp } from '#test/shots/cast.ts'
import { dayView, mixedDay } from '#test/shots/day-rows.ts'
import { draw, settle } from './drawn.tsx'

const history = { 'history.list': () => ok([]) }

describe('before consent', () => {
  it('there is nothing but what is read, where it goes and what is kept', async () => {
    const page = await draw(
      <Options />,
      { 'setup.get': () => ok(setUp({ settings: DEFAULT_SETTINGS, connection: { state: 'none' } })) },
      'options',
    )
    expect(page.root.textContent).toContain('What is read')
    expect(page.root.querySelectorAll('button')).toHaveLength(1)
    expect(page.root.querySelector('input, [role="switch"]')).toBeNull()
    expect(page.sent.every(({ name }) => name === 'setup.get')).toBe(true)
    await page.click(page.named('I agree'))
    expect(page.sent.some(({ name }) => name === 'setup.consent')).toBe(true)
  })
})

describe('the first run', () => {
  const begun = (changes: Partial<SetupView> = {}) =>
    ok(setUp({ ...changes, settings: { ...setUp().settings, settingUp: true } }))

  it('does not go on from the key before there is one', async () => {
    const page = await draw(<Options />, { 'setup.get': () => begun({ connection: { state: 'none' } }) }, 'options')
    expect(page.root.textContent).toContain('Step 2 of 3')
    expect(page.named('Next')).toHaveProperty('disabled', true)
  })

  it('ends with what is due, and begins the run at the first of it', async () => {
    const answers = {
      'setup.get': () => begun(),
      'day.get': () => ok(dayView(mixedDay, [])),
      'run.start': () => ok(none()),
      'settings.set': () => ok(setUp()),
    }
    const page = await draw(<Options />, answers, 'options')
    await page.click(page.named('Done'))
    await vi.waitFor(() => expect(page.root.querySelector('h1')?.textContent).toBe('12 due today'))
    await page.click(page.named('Open the first one'))
    await settle()
    const told = page.sent.filter(({ name }) => name === 'run.start' || name === 'settings.set')
    expect(told).toEqual([
      { name: 'run.start', request: { sort: null } },
      { name: 'settings.set', request: { settingUp: false } },
    ])
    expect(location.hash).toBe('#today')
    location.hash = ''
  })

  it('says that nothing is due only once the tasks are read', async () => {
    const nothing = { 'day.get': () => ok(dayView([], [])) }
    const index = { ...setUp().index, state: 'building', refreshedAt: null } as const
    const reading = await draw(<Options />, { ...nothing, 'setup.get': () => begun({ index }) }, 'options')
    await reading.click(reading.named('Done'))
    await vi.waitFor(() => expect(reading.root.textContent).toContain('Reading your tasks'))
    expect(reading.root.textContent).not.toContain('Nothing due')
    const read = await draw(<Options />, { ...nothing, 'setup.get': () => begun() }, 'options')
    await read.click(read.named('Done'))
    await vi.waitFor(() => expect(read.root.textContent).toContain('Nothing due today'))
  })
})

describe('today', () => {
  const today = (singleKeys: boolean) => ({
    'setup.get': () => ok(setUp({ settings: { ...setUp().settings, singleKeys } })),
    'day.get': () => ok(dayView(mixedDay, [])),
    'panel.get': () => ok(none()),
  })

  it.each([true, false])('is worked by single keys from its first drawing, where they are on (%s)', async (isOn) => {
    setSingleKeys(null)
    location.hash = '#today'
    const page = await draw(<Options />, today(isOn), 'options')
    await vi.waitFor(() => expect(page.root.querySelector('[role="list"], ul')).not.toBeNull())
    await page.press('/')
    expect(document.activeElement?.matches('input[type="search"]')).toBe(isOn)
    location.hash = ''
  })
})

describe('the API key', () => {
  it('is sent to be tested, and gone from the page once it is kept', async () => {
    const page = await draw(<Options />, { ...history, 'connection.save': () => ok(setUp()) }, 'options')
    expect(page.root.querySelector('input[type="password"]:not([autocomplete="new-password"])')).toBeNull()
    await page.click(page.named('Replace key…'))
    const field = page.named('API key', 'input')
    expect(field.getAttribute('type')).toBe('password')
    await page.write(field, '  not-a-real-key  ')
    await page.click(page.named('Save and test key'))
    await settle()
    expect(page.sent.find(({ name }) => name === 'connection.save')?.request).toEqual({
      key: 'not-a-real-key',
      teamId: null,
      leaveWaiting: false,
    })
    expect(page.root.innerHTML).not.toContain('not-a-real-key')
    expect(() => page.named('API key', 'input')).toThrow('Nothing is named')
    expect(document.querySelector('output')?.textContent).toContain('Connected as Rosa Lindgren')
  })

  it('that reaches several teams is tried again with the chosen one', async () => {
    const teams = [{ teamId: 100, teamName: 'Outbound EU' }]
    const page = await draw(
      <Options />,
      {
        ...history,
        'setup.get': () => ok(setUp({ connection: { state: 'none' } })),
        'connection.save': () => fail('teamRequired', { teams }),
      },
      'options',
    )
    await page.write(page.named('API key', 'input'), 'not-a-real-key')
    await page.click(page.named('Save and test key'))
    await settle()
    expect(page.root.textContent).toContain('Outbound EU')
  })

  it('is removed only after a question that says what becomes of completions not settled', async () => {
    const page = await draw(
      <Options />,
      { ...history, 'setup.get': () => ok(setUp({ unresolvedCount: 2 })), 'connection.remove': () => ok(setUp()) },
      'options',
    )
    await page.click(page.named('Remove key'))
    expect(page.sent.some(({ name }) => name === 'connection.remove')).toBe(false)
    expect(document.querySelector('dialog')?.textContent).toContain('2 completions are still open')
    await page.click(page.named('Remove it'))
    expect(page.sent.some(({ name }) => name === 'connection.remove')).toBe(true)
  })
})

describe('another account', () => {
  it('is used only after a question where completions of the present one are not settled', async () => {
    let isAnswered = false
    const save = () => (isAnswered ? ok(setUp()) : fail('accountHasWaiting', { count: 2 }))
    const page = await draw(<Options />, { ...history, 'connection.save': save }, 'options')
    await page.click(page.named('Replace key…'))
    const saves = () => page.sent.filter(({ name }) => name === 'connection.save')
    await page.write(page.named('API key', 'input'), 'not-a-real-key')
    await page.click(page.named('Save and test key'))
    await settle()
    expect(document.querySelector('dialog[open]')?.textContent).toContain('2 completions are still open')
    await page.click(page.named('Stay with this one', 'dialog[open] button'))
    expect(document.querySelector('dialog[open]')).toBeNull()
    expect(saves()).toHaveLength(1)
    expect(page.named('API key', 'input')).toHaveProperty('value', 'not-a-real-key')

    await page.click(page.named('Save and test key'))
    await settle()
    isAnswered = true
    await page.click(page.named('Use the other account'))
    await settle()
    expect(saves().at(-1)?.request).toMatchObject({ key: 'not-a-real-key', leaveWaiting: true })
    expect(document.querySelector('dialog[open]')).toBeNull()
    expect(page.root.innerHTML).not.toContain('not-a-real-key')
  })

  it('behind another address is a question, too, and the browser is asked in the click that answers it', async () => {
    const page = await draw(
      <Options />,
      { ...history, 'setup.get': () => ok(setUp({ unresolvedCount: 1 })), 'settings.set': () => ok(setUp()) },
      'options',
    )
    page.requestPermission.mockResolvedValue(true)
    await page.write(page.named('API address', 'input'), 'https://reply.example')
    await page.click(page.named('Use this address'))
    expect(page.requestPermission).not.toHaveBeenCalled()
    expect(document.querySelector('dialog[open]')?.textContent).toContain('1 completion is still open')
    await page.click(page.named('Use the other address'))
    expect(page.requestPermission).toHaveBeenCalledWith(['https://reply.example/*'])
    await settle()
    expect(page.sent.find(({ name }) => name === 'settings.set')?.request).toEqual({ apiUrl: 'https://reply.example' })
    expect(document.querySelector('dialog[open]')).toBeNull()
  })
})

describe('a site', () => {
  it('asks the browser in the click itself, before any message', async () => {
    const page = await draw(<Options />, { ...history, 'sites.set': () => ok(setUp()) }, 'options')
    const before = page.sent.length
    page.requestPermission.mockImplementation(() => {
      expect(page.sent).toHaveLength(before)
      return Promise.resolve(true)
    })
    await page.click(page.named('Salesforce', '[role="switch"]'))
    await settle()
    expect(page.requestPermission).toHaveBeenCalledWith(['https://*.salesforce.example/*'])
    expect(page.sent.find(({ name }) => name === 'sites.set')?.request).toEqual({ id: 'salesforce', mode: 'dock' })
  })

  it('stays off when the browser was told no', async () => {
    const page = await draw(<Options />, history, 'options')
    page.requestPermission.mockResolvedValue(false)
    await page.click(page.named('Salesforce', '[role="switch"]'))
    await settle()
    expect(page.sent.some(({ name }) => name === 'sites.set')).toBe(false)
    expect(page.root.textContent).toContain('stays off')
  })

  it('LinkedIn begins without the button on its pages, and says why that is a choice of its own', async () => {
    const off = setUp().sites.map((site) => Object.assign(site, { mode: 'off' }))
    const page = await draw(
      <Options />,
      { ...history, 'setup.get': () => ok(setUp({ sites: off })), 'sites.set': () => ok(setUp()) },
      'options',
    )
    await page.click(page.named('LinkedIn', '[role="switch"]'))
    await settle()
    expect(page.sent.find(({ name }) => name === 'sites.set')?.request).toEqual({ id: 'linkedin', mode: 'badge' })
    const on = await draw(<Options />, history, 'options')
    expect(on.root.textContent).toContain('LinkedIn’s user agreement')
  })
})
