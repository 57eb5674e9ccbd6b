// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showMarkup } from './page-in-test.ts'
import { readerInTest, type TestReader } from './reader-in-test.ts'

const SECOND = 1000
const MAIL = 'maya@northwind.example'
const hubSpot = (id: number) => `https://app.hubspot.com/contacts/1/record/0-1/${id}`
const nameOnly = (name = 'Maya Okafor') =>
  `<div data-test-id="left-sidebar"><h2 data-test-id="highlight-record-label">${name}</h2></div>`

let test: TestReader | null = null
const navigation = new EventTarget()

function start(markup: string, address: string): TestReader {
  showMarkup(markup, address)
  test = readerInTest()
  return test
}

const column = () => document.querySelector('[data-test-id="left-sidebar"]') ?? document.body
const add = (markup: string) => column().insertAdjacentHTML('beforeend', markup)
const values = ({ told }: TestReader) => told.at(-1)?.people.flatMap(({ evidence }) => evidence.map((one) => one.value))
const name = ({ told }: TestReader) => told.at(-1)?.people[0]?.name ?? null

/** In-page navigation that the browser tells of at once. */
function goTo(address: string): void {
  globalThis.happyDOM.setURL(address)
  navigation.dispatchEvent(new Event('currententrychange'))
}

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

describe('what comes after the name', () => {
  const late = [1, 3.5, 9, 30, 300].map((seconds) => ({ seconds }))

  it.each(late)('an e-mail that comes $seconds s later is told within a second', async ({ seconds }) => {
    const all = start(nameOnly(), hubSpot(1))
    await vi.advanceTimersByTimeAsync(seconds * SECOND)
    expect([name(all), values(all)]).toEqual(['Maya Okafor', []])
    add(`<a href="mailto:${MAIL}">e</a>`)
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(values(all)).toEqual([MAIL])
  })

  it.each(late)('a phone and a task, $seconds s after an e-mail, are told within a second', async ({ seconds }) => {
    const all = start(nameOnly(), hubSpot(1))
    add(`<a href="mailto:${MAIL}">e</a>`)
    await vi.advanceTimersByTimeAsync(seconds * SECOND)
    add('<a href="tel:+14155550134">p</a><p>Reply task #184467</p>')
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(values(all)).toEqual([MAIL, '+14155550134'])
    expect(all.told.at(-1)?.taskReferences).toEqual([{ taskId: 184467, source: 'text' }])
  })

  it('is found where a part of the page that was there is opened by hand', async () => {
    const all = start(nameOnly(), hubSpot(1))
    add(`<section hidden><a href="mailto:${MAIL}">e</a></section>`)
    await vi.advanceTimersByTimeAsync(120 * SECOND)
    expect(values(all)).toEqual([])
    document.querySelector('section')?.removeAttribute('hidden')
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(values(all)).toEqual([MAIL])
  })

  it('is found in a control that is filled in, of which no observer tells', async () => {
    const all = start(nameOnly(), hubSpot(1))
    add('<div data-selenium-test="property-input-email"><input></div>')
    await vi.advanceTimersByTimeAsync(20 * SECOND)
    Object.assign(document.querySelector('input') ?? {}, { value: MAIL })
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(values(all)).toEqual([MAIL])
  })

  it('is found in the contact info of a profile, opened late and drawn later still', async () => {
    const profile = 'https://www.linkedin.com/in/maya-okafor/'
    const link = '<a href="/in/maya-okafor/overlay/contact-info/">Contact info</a>'
    const all = start(`<main><h1>Maya Okafor</h1>${link}</main>`, profile)
    await vi.advanceTimersByTimeAsync(6 * SECOND)
    goTo(`${profile}overlay/contact-info/`)
    await vi.advanceTimersByTimeAsync(400)
    document.body.insertAdjacentHTML(
      'beforeend',
      `<dialog open><a href="${profile}">p</a><a href="mailto:${MAIL}">e</a></dialog>`,
    )
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(values(all)).toContain(MAIL)
    expect(all.told.at(-1)?.epoch).toBe(1)
  })

  it('also while the page mutates all the time', async () => {
    const all = start(`${nameOnly()}<p></p>`, hubSpot(1))
    const beat = setInterval(() => (document.querySelector('p') ?? column()).replaceChildren(`${Math.random()}`), 20)
    await vi.advanceTimersByTimeAsync(9 * SECOND)
    add(`<a href="mailto:${MAIL}">e</a>`)
    await vi.advanceTimersByTimeAsync(SECOND)
    clearInterval(beat)
    expect(values(all)).toEqual([MAIL])
  })
})

describe('another record', () => {
  const record = (of: string, email = MAIL) => `${nameOnly(of).slice(0, -6)}<a href="mailto:${email}">e</a></div>`

  it('with the same e-mail is that record once it is drawn and stands still, and not before', async () => {
    const all = start(record('Maya Okafor'), hubSpot(5))
    await vi.advanceTimersByTimeAsync(4 * SECOND)
    for (const [id, whom] of [
      [6, 'Ivan Petrov'],
      [7, 'Ada Lund'],
    ] as const) {
      goTo(hubSpot(id))
      await vi.advanceTimersByTimeAsync(10 * SECOND)
      expect([name(all), values(all)]).toEqual([null, []])
      document.querySelector('h2')?.replaceChildren(whom)
      await vi.advanceTimersByTimeAsync(2 * SECOND)
      expect([name(all), values(all)]).toEqual([whom, []])
      await vi.advanceTimersByTimeAsync(3 * SECOND)
      expect([name(all), values(all)]).toEqual([whom, [MAIL]])
    }
    goTo(hubSpot(5))
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(values(all)).toEqual([MAIL])
  })

  it('with the same name and e-mail, drawn anew in place, is that record too', async () => {
    const all = start(record('Maya Okafor'), hubSpot(5))
    await vi.advanceTimersByTimeAsync(4 * SECOND)
    goTo(hubSpot(6))
    await vi.advanceTimersByTimeAsync(500)
    document.body.innerHTML = record('Maya Okafor')
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(values(all)).toEqual([])
    await vi.advanceTimersByTimeAsync(3 * SECOND)
    expect([name(all), values(all)]).toEqual(['Maya Okafor', [MAIL]])
  })

  it('whose values come one by one takes nothing of the one before with it', async () => {
    const all = start(record('Maya Okafor'), hubSpot(5))
    await vi.advanceTimersByTimeAsync(4 * SECOND)
    goTo(hubSpot(6))
    document.querySelector('h2')?.replaceChildren('Ivan Petrov')
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    add('<a href="tel:+14155550177">p</a>')
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(values(all)).toEqual(['+14155550177'])
    document.querySelector('[href^="mailto:"]')?.setAttribute('href', 'mailto:ivan@tallpine.example')
    await vi.advanceTimersByTimeAsync(10 * SECOND)
    expect(values(all)).toEqual(['ivan@tallpine.example', '+14155550177'])
  })

  it('that the page never draws is nobody, however long it stands', async () => {
    const all = start(record('Maya Okafor'), hubSpot(5))
    await vi.advanceTimersByTimeAsync(4 * SECOND)
    goTo(hubSpot(6))
    await vi.advanceTimersByTimeAsync(600 * SECOND)
    expect(all.told.at(-1)).toMatchObject({ key: 'hubspot:0-1:6', people: [] })
  })
})

describe('a page that changes its address a hundred times a second', () => {
  it('is told of a few times a second, and rightly within two seconds of its rest', async () => {
    const all = start(nameOnly(), 'https://www.linkedin.com/in/maya-okafor/')
    all.order = { show: true, corner: 'top-left' }
    await vi.advanceTimersByTimeAsync(4 * SECOND)
    const before = all.told.length
    for (let turn = 0; turn < 300; turn += 1) {
      goTo(`https://www.linkedin.com/in/${turn % 2 === 0 ? 'ivan-petrov' : 'maya-okafor'}/`)
      await vi.advanceTimersByTimeAsync(10)
    }
    expect(all.told.length - before).toBeLessThan(60)
    goTo('https://www.linkedin.com/in/ada-lund/')
    expect(all.dock.corner).toBeNull()
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(values(all)).toEqual(['ada-lund'])
    expect(all.dock.corner).toBe('top-left')
  })

  it('and keeps its record drawn has its person when it rests', async () => {
    const markup = nameOnly().replace('</div>', `<a href="mailto:${MAIL}">e</a></div>`)
    const all = start(markup, hubSpot(1))
    await vi.advanceTimersByTimeAsync(4 * SECOND)
    for (let turn = 0; turn < 300; turn += 1) {
      goTo(hubSpot(2 + turn))
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(all.told.at(-1)).toMatchObject({ key: 'hubspot:0-1:301' })
    expect(values(all)).toEqual([MAIL])
  })
})
