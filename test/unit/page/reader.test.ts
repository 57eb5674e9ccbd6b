// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPage, showMarkup } from './page-in-test.ts'
import { readerInTest, type TestReader } from './reader-in-test.ts'

const MAYA = 'https://www.linkedin.com/in/maya-okafor/'
const profile = (slug: string, name: string) =>
  `<main><h1>${name}</h1><a href="/in/${slug}/overlay/contact-info/">Contact info</a></main>`
const hubSpot = (id: number) => `https://app.hubspot.com/contacts/1/record/0-1/${id}`
const column = (name: string, email: string, phone = '') =>
  `<div data-test-id="left-sidebar"><h2 data-test-id="highlight-record-label">${name}</h2><a href="mailto:${email}">e</a>${phone}</div>`

let test: TestReader | null = null

/** Goes to an address in the page, as a router does: the document stays as it is. */
function goTo(address: string): void {
  globalThis.happyDOM.setURL(address)
  window.dispatchEvent(new Event('popstate'))
}

function start(order?: Parameters<typeof readerInTest>[0]): TestReader {
  test = readerInTest(order)
  return test
}

const values = (all: TestReader) =>
  all.told.at(-1)?.people.flatMap(({ evidence }) => evidence.map(({ value }) => value))
const names = (told: TestReader['told']) => told.flatMap(({ people }) => people.map(({ name }) => name))

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  test?.reader.stop()
  test = null
  vi.useRealTimers()
})

describe('the page reader', () => {
  it('tells who the page is about at once by its address, and the name when the page has it', async () => {
    showMarkup(profile('maya-okafor', 'Maya Okafor'), MAYA)
    const { told } = start()
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ key: 'linkedin:linkedIn:maya-okafor', epoch: 1, settled: false })
    await vi.advanceTimersByTimeAsync(0)
    expect(told.at(-1)?.people[0]?.name).toBe('Maya Okafor')
  })

  it('tells nothing twice, and says when no more is to be expected', async () => {
    showMarkup(profile('maya-okafor', 'Maya Okafor'), MAYA)
    const { told } = start()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(told.map(({ settled }) => settled)).toEqual([false, false, true])
  })

  it('drops the old person in the moment the address changes, and never names them again', async () => {
    showMarkup(profile('maya-okafor', 'Maya Okafor'), MAYA)
    const all = start()
    await vi.advanceTimersByTimeAsync(4000)
    const before = all.told.length
    goTo('https://www.linkedin.com/in/ivan-petrov/')
    expect(all.told[before]).toMatchObject({ key: 'linkedin:linkedIn:ivan-petrov', epoch: 2, settled: false })
    await vi.advanceTimersByTimeAsync(500)
    document.body.innerHTML = profile('ivan-petrov', 'Ivan Petrov')
    await vi.advanceTimersByTimeAsync(4000)
    expect(names(all.told.slice(before))).not.toContain('Maya Okafor')
    expect(all.told.at(-1)?.people[0]?.name).toBe('Ivan Petrov')
  })

  it('does not take an overlay of the same record for a new page', async () => {
    showMarkup(profile('maya-okafor', 'Maya Okafor'), MAYA)
    const { told } = start()
    await vi.advanceTimersByTimeAsync(4000)
    goTo(`${MAYA}overlay/contact-info/`)
    await vi.advanceTimersByTimeAsync(4000)
    expect(new Set(told.map(({ epoch }) => epoch))).toEqual(new Set([1]))
  })

  it('keeps the previous record of a CRM without ids off the next one, until its own values are there', async () => {
    showMarkup(column('Maya Okafor', 'maya@northwind.example', '<a href="tel:+14155550134">p</a>'), hubSpot(1))
    const all = start()
    await vi.advanceTimersByTimeAsync(4000)
    expect(values(all)).toEqual(['maya@northwind.example', '+14155550134'])
    goTo(hubSpot(2))
    await vi.advanceTimersByTimeAsync(1500)
    expect(values(all)).toEqual([])
    // The name comes first, the rest of the column still shows the old person.
    document.body.innerHTML = column('Ivan Petrov', 'maya@northwind.example', '<a href="tel:+14155550134">p</a>')
    await vi.advanceTimersByTimeAsync(1000)
    expect(values(all)).toEqual([])
    document.body.innerHTML = column('Ivan Petrov', 'ivan@tallpine.example')
    await vi.advanceTimersByTimeAsync(1000)
    expect(values(all)).toEqual(['ivan@tallpine.example'])
  })

  it('does not believe what the page drew for the last address a moment before it changed', async () => {
    const navigation = new EventTarget()
    vi.stubGlobal('navigation', navigation)
    showMarkup(column('Maya Okafor', 'maya@northwind.example'), hubSpot(1))
    const all = start()
    await vi.advanceTimersByTimeAsync(4000)
    // Drawn and not looked at yet: only a look in the moment of the change can know that it is not the next person's.
    document.body.innerHTML = column('Ivan Petrov', 'ivan@tallpine.example')
    globalThis.happyDOM.setURL(hubSpot(3))
    navigation.dispatchEvent(new Event('currententrychange'))
    await vi.advanceTimersByTimeAsync(9000)
    expect(all.told.at(-1)).toMatchObject({ key: 'hubspot:0-1:3', epoch: 2, people: [] })
    vi.unstubAllGlobals()
  })

  it('knows a person again on coming back, even when the page never drew the one in between', async () => {
    showMarkup(column('Maya Okafor', 'maya@northwind.example'), hubSpot(1))
    const all = start()
    await vi.advanceTimersByTimeAsync(4000)
    goTo(hubSpot(2))
    await vi.advanceTimersByTimeAsync(100)
    goTo(hubSpot(1))
    await vi.advanceTimersByTimeAsync(100)
    expect(all.told.at(-1)).toMatchObject({ epoch: 3, people: [{ name: 'Maya Okafor' }] })
  })

  it('does not believe a task that the previous page named', async () => {
    openPage('any/text.html', 'https://crm.tallpine.example/a')
    const { told } = start()
    await vi.advanceTimersByTimeAsync(4000)
    expect(told.at(-1)?.taskReferences).toHaveLength(3)
    goTo('https://crm.tallpine.example/b')
    await vi.advanceTimersByTimeAsync(4000)
    expect(told.at(-1)).toMatchObject({ epoch: 2, taskReferences: [] })
    document.body.innerHTML = '<p>Reply task #77</p>'
    await vi.advanceTimersByTimeAsync(4000)
    expect(told.at(-1)?.taskReferences).toEqual([{ taskId: 77, source: 'text' }])
  })

  it('answers a click with a reading of that very moment', async () => {
    showMarkup(column('Maya Okafor', 'maya@northwind.example'), hubSpot(1))
    const all = start()
    await vi.advanceTimersByTimeAsync(4000)
    document.body.innerHTML = column('Ivan Petrov', 'ivan@tallpine.example')
    expect(all.say({ type: 'page.read' })?.people[0]?.name).toBe('Ivan Petrov')
    globalThis.happyDOM.setURL(hubSpot(3))
    expect(all.say({ type: 'page.read' })).toMatchObject({ key: 'hubspot:0-1:3', epoch: 2, people: [] })
  })
})

describe("the dock follows the worker's orders", () => {
  it('shows for the present page, and goes in the moment the address changes', async () => {
    showMarkup(profile('maya-okafor', 'Maya Okafor'), MAYA)
    const all = start({ show: true, corner: 'top-left' })
    await vi.advanceTimersByTimeAsync(0)
    expect(all.dock.corner).toBe('top-left')
    all.order = { show: false }
    goTo('https://www.linkedin.com/in/ivan-petrov/')
    expect(all.dock.corner).toBeNull()
  })

  it('ignores an order for an earlier page', async () => {
    showMarkup('', MAYA)
    const all = start()
    goTo('https://www.linkedin.com/in/ivan-petrov/')
    await vi.advanceTimersByTimeAsync(10)
    all.say({ type: 'page.dock', epoch: 1, dock: { show: true, corner: 'top-left' } })
    expect(all.dock.corner).toBeNull()
    all.say({ type: 'page.dock', epoch: 2, dock: { show: true, corner: 'top-left' } })
    expect(all.dock.corner).toBe('top-left')
  })

  it('tells again when no worker took it', async () => {
    showMarkup('', 'https://crm.tallpine.example/')
    const all = start(null)
    await vi.advanceTimersByTimeAsync(0)
    all.order = { show: true, corner: 'bottom-left' }
    await vi.advanceTimersByTimeAsync(400)
    expect(all.dock.corner).toBe('bottom-left')
  })

  it.each([
    ['it is told to stop', (all: TestReader) => all.say({ type: 'page.stop' })],
    ['the extension is gone', (all: TestReader) => (all.alive = false)],
  ])('leaves nothing behind when %s', async (_when, end) => {
    showMarkup(profile('maya-okafor', 'Maya Okafor'), MAYA)
    const all = start({ show: true, corner: 'top-left' })
    await vi.advanceTimersByTimeAsync(4000)
    end(all)
    await vi.advanceTimersByTimeAsync(2500)
    expect(all.dock.corner).toBeNull()
    expect(all.reader.isRunning()).toBe(false)
    expect(vi.getTimerCount()).toBe(0)
    const { length } = all.told
    document.body.innerHTML = profile('maya-okafor', 'M. Okafor')
    goTo('https://www.linkedin.com/in/ivan-petrov/')
    await vi.advanceTimersByTimeAsync(9000)
    expect(all.told).toHaveLength(length)
  })
})

describe('a hidden tab', () => {
  it('costs nothing until somebody looks at it', async () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    showMarkup(profile('maya-okafor', 'Maya Okafor'), MAYA)
    const { told } = start()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(names(told)).toEqual([null])
    hidden.mockReturnValue(false)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(10)
    expect(told.at(-1)?.people[0]?.name).toBe('Maya Okafor')
    hidden.mockRestore()
  })
})
