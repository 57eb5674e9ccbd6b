// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GENERIC_RULES } from '#lib/page/own/generic-rules.ts'
import { writeRules } from '#lib/page/own/rules-text.ts'
import { showMarkup } from '../page-in-test.ts'
import { readerInTest, type TestReader } from '../reader-in-test.ts'
import { HOST, ownSite, valuesOf } from './own-page-in-test.ts'

const MAYA = 'maya@northwind.example'
const IVAN = 'ivan@northwind.example'
const mail = (address: string) => `<a href="mailto:${address}">${address}</a>`

let test: TestReader | null = null
const navigation = new EventTarget()

async function start(markup: string, path: string): Promise<TestReader> {
  showMarkup(`<main>${markup}</main>`, HOST + path)
  test = readerInTest({ show: false }, { site: ownSite(), generic: writeRules(GENERIC_RULES), isBeside: false })
  await vi.advanceTimersByTimeAsync(4000)
  return test
}

/** Goes to an address in the page, as a router does that draws later: the browser tells of it at once. */
async function goTo(path: string): Promise<void> {
  globalThis.happyDOM.setURL(HOST + path)
  navigation.dispatchEvent(new Event('currententrychange'))
  await vi.advanceTimersByTimeAsync(1500)
}

async function draw(change: (main: Element) => void): Promise<void> {
  change(document.querySelector('main') ?? document.body)
  await vi.advanceTimersByTimeAsync(1500)
}

const now = ({ told }: TestReader) => valuesOf(told.at(-1) ?? ({ people: [], taskReferences: [] } as never))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('navigation', navigation)
})

afterEach(() => {
  test?.reader.stop()
  test = null
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('in-page navigation on a site that nobody has described', () => {
  it('does not name the old person while the page still shows them, and names the next in the very same elements', async () => {
    const all = await start(mail(MAYA), '/contacts/1')
    expect(now(all)).toEqual([MAYA])
    await goTo('/contacts/2')
    expect(now(all)).toEqual([])
    await draw((main) => {
      const link = main.querySelector('a')
      link?.setAttribute('href', `mailto:${IVAN}`)
      link?.replaceChildren(IVAN)
    })
    expect(now(all)).toEqual([IVAN])
  })

  it('does not take for the next person who is left when the old page is half taken away', async () => {
    const all = await start(mail(MAYA) + mail('ada@northwind.example'), '/deals/1')
    expect(now(all)).toEqual([])
    await goTo('/contacts/2')
    await draw((main) => main.lastElementChild?.remove())
    expect(now(all)).toEqual([])
    await draw((main) => (main.innerHTML = mail(IVAN)))
    expect(now(all)).toEqual([IVAN])
  })

  it('names on a record who stood among others on the page before', async () => {
    const all = await start(mail(MAYA) + mail(IVAN), '/contacts')
    await goTo('/contacts/2')
    await draw((main) => (main.innerHTML = mail(IVAN)))
    expect(now(all)).toEqual([IVAN])
  })

  it('keeps the person on another part of the same record', async () => {
    const all = await start(mail(MAYA), '/contacts/1')
    await goTo('/contacts/1/activity')
    expect(now(all)).toEqual([MAYA])
    expect(new Set(all.told.map(({ epoch }) => epoch))).toEqual(new Set([1]))
  })

  it('knows a person again on coming back, even when the page never drew the one in between', async () => {
    const all = await start(mail(MAYA), '/contacts/1')
    await goTo('/contacts/2')
    await goTo('/contacts/1')
    expect(now(all)).toEqual([MAYA])
  })

  it('notices the next person under the same address, however late', async () => {
    const all = await start(mail(MAYA), '/workspace')
    await vi.advanceTimersByTimeAsync(60_000)
    await draw((main) => (main.innerHTML = mail(IVAN)))
    expect(now(all)).toEqual([IVAN])
    await draw((main) => (main.innerHTML = ''))
    expect(now(all)).toEqual([])
  })
})

describe('an address that changes in a way nobody has described', () => {
  const record = (name: string, address: string) => `<h1>${name}</h1>${mail(address)}`

  it.each([
    ['a place on the page', '/contacts/1#orders-2'],
    ['a window over it', '/contacts/1?modal=new-task'],
    ['a window with a number', '/contacts/1?newTask=17'],
    ['a view that nobody has described', '/contacts/1?q=open+orders&page=2'],
  ])('keeps the person on %s, and on the way back', async (_what, there) => {
    const all = await start(record('Maya Okafor', MAYA), '/contacts/1')
    await goTo(there)
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog">New task</div>')
    await vi.advanceTimersByTimeAsync(1500)
    expect(now(all)).toEqual([MAYA])
    document.querySelector('[role="dialog"]')?.remove()
    await goTo('/contacts/1')
    expect(now(all)).toEqual([MAYA])
  })

  it.each([
    ['a fragment', '/app#contact-1', '/app#contact-2'],
    ['a parameter', '/app?record=1', '/app?record=2'],
    ['a parameter with a capital', '/app?contactId=1', '/app?contactId=2'],
  ])(
    'drops the person where the record is named in %s, and takes the next one when drawn',
    async (_what, one, other) => {
      const all = await start(record('Maya Okafor', MAYA), one)
      await goTo(other)
      await vi.advanceTimersByTimeAsync(1500)
      expect(now(all)).toEqual([])
      await draw((main) => (main.innerHTML = record('Ivan Petrov', IVAN)))
      expect(now(all)).toEqual([IVAN])
      await goTo(one)
      await draw((main) => (main.innerHTML = record('Maya Okafor', MAYA)))
      expect(now(all)).toEqual([MAYA])
    },
  )

  it('takes the next record under it, drawn in the very same elements', async () => {
    const all = await start(record('Maya Okafor', MAYA), '/contacts/1')
    await goTo('/contacts/1?step=2')
    await draw((main) => {
      main.querySelector('h1')?.replaceChildren('Ivan Petrov')
      main.querySelector('a')?.setAttribute('href', `mailto:${IVAN}`)
      main.querySelector('a')?.replaceChildren(IVAN)
    })
    expect(now(all)).toEqual([IVAN])
    await draw((main) => (main.innerHTML = '<h1>Companies</h1>'))
    expect(now(all)).toEqual([])
  })

  it('takes a record with the same e-mail once it is drawn and stands still', async () => {
    const all = await start(record('Maya Okafor', MAYA), '/contacts/5')
    await goTo('/contacts/6')
    expect(now(all)).toEqual([])
    await draw((main) => (main.innerHTML = record('Ivan Petrov', MAYA)))
    await vi.advanceTimersByTimeAsync(4000)
    expect(now(all)).toEqual([MAYA])
    expect(all.told.at(-1)?.people[0]?.name).toBe('Ivan Petrov')
  })
})
