// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { COMMON_WORDS } from '#lib/page/picker/common-words.ts'
import { locatorsOf } from '#lib/page/picker/locators.ts'
import type { TaughtField } from '#lib/shared/settings/own-site.ts'
import { showMarkup } from '../page-in-test.ts'
import { HOST, readOwn, valuesOf } from './own-page-in-test.ts'

const ANA = 'ana.petrova@north-harbor.example'
const BRUNO = 'bruno.costa@south-quay.example'

/** The ways to the element that holds Ana's value, or to the one with the mark. */
function waysTo(markup: string, field: TaughtField = 'email', path = '/contacts/5') {
  showMarkup(markup, `${HOST}${path}`)
  const holders = [...document.querySelectorAll('[data-here], *')].filter((one) =>
    document.querySelector('[data-here]') === null ? one.textContent?.trim() === ANA : one.matches('[data-here]'),
  )
  const element = holders.at(-1)
  if (element === undefined) throw new Error('Nothing to point at.')
  element.removeAttribute('data-here')
  return locatorsOf(element, field, COMMON_WORDS)
}

const page = (attributes: string, more = '') =>
  `<title>Ana Petrova | Tallpine</title><body><h1>Ana Petrova</h1><div class="r"><b>Mail</b><span ${attributes}>${ANA}</span></div><p>${more}</p></body>`

describe('a locator is never the record’s own data', () => {
  it.each([
    ['her name', 'data-module-name="Ana Petrova"'],
    ['her first name', 'data-owner-name="Ana"'],
    ['her name in one word', 'data-user-key="anapetrova"'],
    ['her name as a slug', 'data-record-name="ana-petrova"'],
    ['her mailbox', 'data-field-key="ana.petrova"'],
    ['her company’s domain', 'data-account-name="north-harbor"'],
    ['her name in an id', 'id="ana-petrova"'],
    ['the record’s number', 'data-record-id="5"'],
    ['the record’s number behind a word', 'id="contact-5"'],
    ['the record’s number in a field’s attribute', 'data-field-id="contact_5"'],
    ['another number in an id', 'id="field-9377"'],
    ['what a build writes', 'data-test="x1f9a2"'],
    ['a phrase that is no field’s', 'data-card-name="Head of Sales"'],
  ])('%s', (_what, attributes) => {
    expect(waysTo(page(attributes))).toEqual({ selector: null, label: 'Mail', container: null })
  })

  it.each([
    ['a number in a field’s name', 'data-field="email1"', '[data-field="email1"]'],
    ['a number after it', 'name="email_2"', '[name="email_2"]'],
    ['a custom field’s number', 'data-field="cf_1203"', '[data-field="cf_1203"]'],
    ['a numbered id', 'id="email1"', '#email1'],
    ['a form’s field', 'data-name="emailAddress"', '[data-name="emailAddress"]'],
    ['a column’s words', 'data-column-name="Work e-mail"', String.raw`[data-column-name="Work\ e-mail"]`],
  ])('but may be %s', (_what, attributes, selector) => {
    expect(waysTo(page(attributes)).selector).toBe(selector)
  })

  it('may be a field’s number even where the record has the same', () => {
    expect(waysTo(page('data-field="email1"'), 'email', '/contacts/1').selector).toBe('[data-field="email1"]')
  })
})

describe('a label is the text of the same row or pair', () => {
  it.each([
    ['a definition list', `<dl><dt>Name</dt><dd>Ana</dd><dt>Write to</dt><dd>${ANA}</dd></dl>`],
    ['a table', `<table><tr><td>Name</td><td>Ana</td></tr><tr><td>Write to</td><td>${ANA}</td></tr></table>`],
    [
      'a table with a column of colons',
      `<table><tr><td>Name</td><td>:</td><td>Ana</td></tr><tr><td>Write to</td><td>:</td><td>${ANA}</td></tr></table>`,
    ],
    [
      'three columns of a grid',
      `<div class="g"><div>Name</div><div>:</div><div>Ana</div><div>Write to</div><div>:</div><div>${ANA}</div></div>`,
    ],
    [
      'labels and values by turns',
      `<div><span class="l">Name</span><span class="v">Ana</span><span class="l">Write to</span><span class="v">${ANA}</span></div>`,
    ],
    [
      'a pair in wrappers',
      `<div><div class="l"><b>Write to:</b></div><div class="v"><span><i>${ANA}</i></span></div></div>`,
    ],
    ['a text before it', `<p>Write to: <b>${ANA}</b></p>`],
    ['a pair with a picture', `<div><b>Write to</b><svg></svg><i></i><span>${ANA}</span><button>Copy</button></div>`],
    ['a form', `<label for="f">Write to</label><input id="f" value="${ANA}" data-here>`],
  ])('in %s', (_where, markup) => {
    expect(waysTo(`<h1>Petrova</h1>${markup}`).label).toBe('Write to')
  })

  it.each([
    ['the row above', `<div class="r"><b>Role</b><i>Sales</i></div><div class="r"><span>${ANA}</span></div>`],
    ['the line above', `<div>Head of Sales</div><div>${ANA}</div><div>+1 415 555 0134</div>`],
    ['the row above in a table', `<table><tr><td>Role</td></tr><tr><td>${ANA}</td></tr></table>`],
    ['a column’s heading', `<table><tr><th>Mail</th></tr><tr><td>${ANA}</td></tr></table>`],
    ['the heading over it', `<section><h2>Reach her</h2><p>${ANA}</p><p>+1 415 555 0134</p></section>`],
    ['her own name before it', `<div><b>Ana Petrova</b><span>${ANA}</span></div>`],
    ['another value before it', `<div><span>${BRUNO}</span><b>${ANA}</b></div>`],
  ])('and never %s', (_what, markup) => {
    expect(waysTo(`<h1>Ana Petrova</h1>${markup}`).label).toBeNull()
  })
})

describe('a field that was taught by its label', () => {
  const rule = {
    kind: 'field',
    id: 'r',
    field: 'email',
    pages: '/contacts/*',
    selector: null,
    label: 'Write to',
    container: 'body',
    taughtOn: `${HOST}/contacts/1`,
    taughtValue: 'x@north.example',
    confirmed: true,
  } as const
  const read = (markup: string) => valuesOf(readOwn(markup, '/contacts/7', rule))
  const other = `<p>Account manager <a href="mailto:${BRUNO}">${BRUNO}</a></p>`

  it.each([
    [
      'a definition list',
      (value: string) => `<dl><dt>Write to</dt><dd>${value}</dd><dt>Boss</dt><dd>${BRUNO}</dd></dl>`,
    ],
    [
      'a column of colons',
      (value: string) =>
        `<table><tr><td>Write to</td><td>:</td><td>${value}</td></tr><tr><td>Boss</td><td>:</td><td>${BRUNO}</td></tr></table>`,
    ],
    [
      'three columns of a grid',
      (value: string) =>
        `<div><div>Write to</div><div>:</div><div>${value}</div><div>Boss</div><div>:</div><div>${BRUNO}</div></div>`,
    ],
    [
      'a layout table',
      (value: string) =>
        `<table><tr><td><dl><dt>Write to</dt><dd>${value}</dd></dl></td><td>Boss ${BRUNO}</td></tr></table>`,
    ],
    [
      'rows of pairs',
      (value: string) =>
        `<div class="r"><b>Write to</b><i>${value}</i></div><div class="r"><b>Boss</b><i>${BRUNO}</i></div>`,
    ],
  ])('is read in %s, and where it is empty there nothing stands in for it', (_where, markup) => {
    expect(read(markup(ANA) + other)).toEqual([ANA])
    for (const empty of ['', '–', '&nbsp;', 'Add']) expect.soft(read(markup(empty) + other), empty).toEqual([])
  })

  it('counts although the same address stands in the page’s header as the viewer’s', () => {
    const header = `<header><span class="user-mail">${ANA}</span></header>`
    expect(read(`${header}<main><dl><dt>Write to</dt><dd>${ANA}</dd></dl></main>`)).toEqual([ANA])
  })

  it('takes no link that has another label, where its own is gone', () => {
    expect(read(`<div><b>Boss</b><a href="mailto:${BRUNO}">mail</a></div>`)).toEqual([])
  })
})
