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
