// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { COMMON_WORDS } from '#lib/page/picker/common-words.ts'
import { locatorsOf } from '#lib/page/picker/locators.ts'
import type { FieldRule } from '#lib/shared/settings/own-site.ts'
import { showMarkup } from '../page-in-test.ts'
import { HOST, readOwn, valuesOf } from './own-page-in-test.ts'

const MAYA = 'maya.okafor@northwind-harbor.example'
const ADA = 'ada.lin@northwind-harbor.example'

const rule = (changes: Partial<FieldRule> = {}): FieldRule => ({
  kind: 'field',
  id: 'r',
  field: 'email',
  pages: '/contacts/*',
  selector: '[data-slot="mail"]',
  label: 'Write to',
  container: null,
  taughtOn: `${HOST}/contacts/1`,
  taughtValue: 'x@northwind.example',
  confirmed: true,
  ...changes,
})

const line = (label: string, value: string, slot = 'mail') =>
  `<div><span>${label}</span><span data-slot="${slot}">${value}</span></div>`

describe('a field that was taught', () => {
  it('is read by its selector', () => {
    expect(valuesOf(readOwn(line('Write to', MAYA), '/contacts/7', rule()))).toEqual([MAYA])
  })

  it('is read by its label when the selector fits nothing any more', () => {
    expect(valuesOf(readOwn(line('Write to', MAYA, 'renamed'), '/contacts/7', rule()))).toEqual([MAYA])
  })

  it('is read by its link within its part of the page when both are gone', () => {
    const page = `<section id="r"><a href="mailto:${MAYA}">m</a></section><a href="mailto:${ADA}">a</a>`
    expect(valuesOf(readOwn(page, '/contacts/7', rule({ container: '#r' })))).toEqual([MAYA])
  })

  it.each([
    ['the selector and the label speak of different people', line('Write to', ADA, 'x') + line('Boss', MAYA)],
    ['the selector fits several people', line('Write to', MAYA) + line('Boss', ADA)],
    ['the label stands twice', line('Write to', MAYA, 'x') + line('Write to', ADA, 'y')],
    ['it is hidden', `<div hidden>${line('Write to', MAYA)}</div>`],
    ['it is empty', line('Write to', '–')],
    ['it holds two addresses', line('Write to', `${MAYA}, ${ADA}`)],
  ])('names nobody where %s', (_where, page) => {
    expect(readOwn(page, '/contacts/7', rule()).people).toEqual([])
  })

  it('names nobody by generic rules where it is empty: another address on the record is another one’s', () => {
    const page = `<main><h1>Maya</h1>${line('Write to', '–')}<a href="mailto:${ADA}">Ada</a></main>`
    expect(readOwn(page, '/contacts/7', rule()).people).toEqual([])
  })

  it('does not count on other kinds of pages, and not before it was confirmed', () => {
    expect(valuesOf(readOwn(line('Write to', MAYA), '/companies/7', rule()))).toEqual([])
    expect(valuesOf(readOwn(line('Write to', MAYA), '/contacts/7', rule({ confirmed: false })))).toEqual([])
  })

  it('that is a task is a task', () => {
    const task = rule({ field: 'taskId', selector: null, label: 'Cadence step' })
    expect(valuesOf(readOwn(line('Cadence step:', '184467', 'x'), '/contacts/7', task))).toEqual(['#184467'])
  })

  it('with a selector that is none is read by the others, and breaks nothing', () => {
    expect(valuesOf(readOwn(line('Write to', MAYA), '/contacts/7', rule({ selector: ']][' })))).toEqual([MAYA])
  })
})

describe('the ways to a field that was pointed at', () => {
  const waysTo = (markup: string, selector: string) => {
    showMarkup(markup, `${HOST}/contacts/7`)
    const element = document.querySelector(selector)
    if (element === null) throw new Error('Nothing to point at.')
    return locatorsOf(element, 'email', COMMON_WORDS)
  }

  it('are attributes made to last, the label before it, and its kind of link in its part of the page', () => {
    const page = `<main><div><b>Write to:</b><a data-field="mail" class="x1f9" href="mailto:${MAYA}">${MAYA}</a></div></main>`
    expect(waysTo(page, 'a')).toEqual({ selector: '[data-field="mail"]', label: 'Write to', container: 'main' })
  })

  it.each([
    ['hashed classes', `<p><i>Mail</i><b class="css-1q8z9x">${MAYA}</b></p><p><b>x</b></p>`],
    ['ids with numbers', `<p><i>Mail</i><b id="field-9377">${MAYA}</b></p><p><b>x</b></p>`],
    ['the value itself', `<p><i>Mail</i><b data-field="${MAYA}" name="${MAYA}">${MAYA}</b></p><p><b>x</b></p>`],
    ['its place among others', `<p><i>Mail</i><b>${MAYA}</b></p><p><b>x</b></p>`],
  ])('are never %s', (_what, page) => {
    expect(waysTo(page, 'b')).toEqual({ selector: null, label: 'Mail', container: null })
  })

  it('leave the label out where it would not lead back', () => {
    expect(waysTo(`<p>${MAYA}</p><p><b data-field="mail">${MAYA}</b></p>`, 'b').label).not.toBe('')
    expect(waysTo(`<div><b data-field="mail">${MAYA}</b></div>`, 'b').label).toBeNull()
  })

  it('leave the link out where the part of the page has several', () => {
    const page = `<main><a data-field="mail" href="mailto:${MAYA}">m</a><a href="mailto:${ADA}">a</a></main>`
    expect(waysTo(page, 'a').container).toBeNull()
  })
})
