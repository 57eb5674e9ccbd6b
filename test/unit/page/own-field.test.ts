// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createStaleGuard } from '#lib/page/follow/stale-guard.ts'
import { readPage } from '#lib/page/read/read-page.ts'
import { OTHERS, recordsAmongOthers } from '#test/fixtures/pages/records-among-others.ts'
import { addressOf, markupSight, showMarkup } from './page-in-test.ts'

const HUBSPOT = 'https://app.hubspot.com/contacts/1/record/0-1/512'
const LIGHTNING = 'https://acme.lightning.force.com/lightning/r/Contact/0035g00000BBBB2AAA/view'
const ATTIO = 'https://app.attio.com/northwind/person/0a1b2c3d-0000-1111-2222-333344445555'
const PIPEDRIVE = 'https://northwind.pipedrive.com/person/5'

function read(markup: string, address: string) {
  showMarkup(markup, address)
  const guard = createStaleGuard()
  guard.begin('', null)
  return readPage({ document, ...addressOf(address), epoch: 1, guard, sight: markupSight }).identity.people
}
const valuesOf = (people: ReturnType<typeof read>) =>
  people.flatMap(({ evidence }) => evidence.map(({ value }) => value))

const mail = (address: string, text = address) => `<a href="mailto:${address}">${text}</a>`
const sidebar = (inner: string) =>
  `<div data-test-id="left-sidebar"><h2 data-test-id="highlight-record-label">Bruno Costa</h2>${inner}</div>`
const lightning = (inner: string) =>
  `<one-record-home-flexipage2><records-highlights2><lightning-formatted-name>Bruno Costa</lightning-formatted-name></records-highlights2>${inner}</one-record-home-flexipage2>`
const sfField = (name: string, inner: string) =>
  `<records-record-layout-item><div data-target-selection-name="sfdc:RecordField.${name}">${inner}</div></records-record-layout-item>`
const main = (inner: string) => `<main><h1>Bruno Costa</h1>${inner}</main>`
const pipedrive = (inner: string) =>
  `<div class="viewContainer"><div class="personDetails"><h1 data-testid="header-title">Bruno Costa</h1><div class="fieldsList">${inner}</div></div></div>`

const BRUNO = { name: 'Bruno Costa', others: OTHERS }

describe('a field of the record that is there and empty is an answer', () => {
  it.each(recordsAmongOthers)('$site: $what', ({ draw, address }) => {
    expect(valuesOf(read(draw({ ...BRUNO, email: null }), address))).toEqual([])
  })

  it.each(recordsAmongOthers)('$site: filled in, it is the one that counts', ({ draw, address }) => {
    const people = read(draw({ ...BRUNO, email: 'bruno@acme.example' }), address)
    expect(people.map(({ name }) => name)).toEqual(['Bruno Costa'])
    expect(valuesOf(people)).toEqual(['bruno@acme.example'])
  })
})

describe('a link stands in for the own field only when nothing says that it is something else', () => {
  it.each([
    ['text before it', HUBSPOT, sidebar(`<p>Owner: ${mail('rosa@harborcrm.example')}</p>`)],
    [
      'text before it, after another',
      HUBSPOT,
      sidebar(`<p>Company: Northwind, Owner: ${mail('rosa@harborcrm.example')}</p>`),
    ],
    ['the span before it', HUBSPOT, sidebar(`<div><span>Referred by</span>${mail('maya@acme.example')}</div>`)],
    [
      'the cell before it',
      ATTIO,
      main(`<table><tr><td>Account manager</td><td>${mail('rosa@harborcrm.example')}</td></tr></table>`),
    ],
    [
      'a label in a layout cell',
      ATTIO,
      main(
        `<table><tr><td><dl><dt>Email</dt><dd>—</dd></dl></td><td>Account manager ${mail('rosa@harborcrm.example')}</td></tr></table>`,
      ),
    ],
    [
      'an empty list in a layout cell',
      ATTIO,
      main(`<table><tr><td><dl><dt>Email</dt></dl></td><td>${mail('rosa@harborcrm.example')}</td></tr></table>`),
    ],
    ['a term', ATTIO, main(`<dl><dt>Invoices to</dt><dd>${mail('billing@acme.example')}</dd></dl>`)],
    [
      'the row above, of an empty field',
      ATTIO,
      main(`<div><div><label>Email</label></div><div><label>Assistant</label> ${mail('ada@acme.example')}</div></div>`),
    ],
    [
      'the name of a custom field',
      HUBSPOT,
      sidebar(`<div data-selenium-test="property-input-referred_by">${mail('maya@acme.example')}</div>`),
    ],
    ['the name of a field', LIGHTNING, lightning(sfField('Contact.Referred_by__c', mail('maya@acme.example')))],
    ["another object's field", LIGHTNING, lightning(sfField('Account.Billing_Email__c', mail('billing@acme.example')))],
    [
      'the label of a field',
      LIGHTNING,
      lightning(
        `<flexipage-field><span class="test-id__field-label">Owner</span><span>${mail('rosa@acme.example')}</span></flexipage-field>`,
      ),
    ],
    [
      "a link to another person's record",
      HUBSPOT,
      sidebar(
        `<span class="pill"><a href="/contacts/1/record/0-1/777">Maya</a> ${mail('maya@acme.example', '✉')}</span>`,
      ),
    ],
    [
      "a link to another person's record behind it",
      HUBSPOT,
      sidebar(`<span class="pill">${mail('maya@acme.example')} <a href="/contacts/1/record/0-1/777">Maya</a></span>`),
    ],
    [
      'an own field in words that is empty',
      ATTIO,
      main(`<div><span>Email</span><span></span></div><b>${mail('maya@acme.example', 'Maya')}</b>`),
    ],
    [
      'an own field in words that holds a dash',
      HUBSPOT,
      sidebar(`<div><span>Email:</span> <span>—</span></div><b>${mail('maya@acme.example', 'Maya')}</b>`),
    ],
    ['a second link: two people', HUBSPOT, sidebar(mail('maya@acme.example') + mail('ada@acme.example'))],
    [
      'a second link: two people',
      LIGHTNING,
      lightning(
        `<flexipage-field>${mail('maya@acme.example')}</flexipage-field><flexipage-field>${mail('ada@acme.example')}</flexipage-field>`,
      ),
    ],
    [
      'the id of another person that begins like the own one',
      PIPEDRIVE,
      pipedrive(mail('maya@acme.example?related_person_id=57')),
    ],
    [
      'the id of another person that ends like the own one',
      PIPEDRIVE,
      pipedrive(mail('maya@acme.example?x=1&related_person_id=75')),
    ],
  ])('%s', (_what, address, page) => {
    expect(valuesOf(read(page, address))).toEqual([])
  })

  it.each([
    ['its own heading', HUBSPOT, sidebar(mail('bruno@acme.example'))],
    ['the label of its own field', HUBSPOT, sidebar(`<p>E-mail: ${mail('bruno@acme.example')}</p>`)],
    ['the kind of address', ATTIO, main(`<div><span>Work</span>${mail('bruno@acme.example')}</div>`)],
    [
      'who the record is',
      ATTIO,
      `<main><header><h1>Bruno Costa</h1><p>CEO at Northwind</p>${mail('bruno@acme.example')}</header></main>`,
    ],
    [
      'its own field in words',
      ATTIO,
      main(
        `<dl><dt>Owner</dt><dd>${mail('rosa@harborcrm.example')}</dd><dt>Email address</dt><dd>${mail('bruno@acme.example')}</dd></dl>`,
      ),
    ],
    [
      'its own id',
      PIPEDRIVE,
      pipedrive(mail('bruno@acme.example?related_person_id=5') + mail('maya@acme.example?related_person_id=57')),
    ],
    [
      'nothing, while a button and a tab are called so',
      HUBSPOT,
      sidebar(
        `<button>Email</button><span>Call</span><div role="tab">Email</div><span></span><p>${mail('bruno@acme.example')}</p>`,
      ),
    ],
    ['a picture', ATTIO, main(`<div><i>mail_outline</i>${mail('bruno@acme.example')}</div>`)],
    ['a sign', ATTIO, main(`<div><span>✉</span>${mail('bruno@acme.example')}</div>`)],
    [
      'its company, linked beside it',
      HUBSPOT,
      sidebar(`<p>${mail('bruno@acme.example')} <a href="/contacts/1/record/0-2/9">Northwind</a></p>`),
    ],
  ])('%s says that it is', (_what, address, page) => {
    expect(valuesOf(read(page, address))).toEqual(['bruno@acme.example'])
  })
})

describe('several values under one field name', () => {
  const two = (one: string, other: string) => lightning(sfField('Contact.Email', one) + sfField('Contact.Email', other))

  it('are several people, and each has the name of the page to be compared with', () => {
    expect(read(two(mail('bruno@acme.example'), mail('maya@acme.example')), LIGHTNING)).toEqual([
      { name: 'Bruno Costa', evidence: [{ kind: 'email', value: 'bruno@acme.example', source: 'link' }] },
      { name: 'Bruno Costa', evidence: [{ kind: 'email', value: 'maya@acme.example', source: 'link' }] },
    ])
  })

  it('are nobody where one of the fields is empty', () => {
    expect(valuesOf(read(two('', mail('maya@acme.example')), LIGHTNING))).toEqual([])
  })

  it('are nobody where the page has no name', () => {
    const nameless = two(mail('bruno@acme.example'), mail('maya@acme.example')).replace('Bruno Costa', '')
    expect(read(nameless, LIGHTNING)).toEqual([])
  })

  it('are one person where they are the same', () => {
    expect(read(two(mail('bruno@acme.example'), 'Bruno@acme.example'), LIGHTNING)).toHaveLength(1)
  })

  it('of different fields are one person: phone and mobile phone', () => {
    const page = lightning(
      sfField('Contact.Phone', '+1 415 555 0134') + sfField('Contact.MobilePhone', '+1 415 555 0135'),
    )
    expect(read(page, LIGHTNING).map(({ evidence }) => evidence.length)).toEqual([2])
  })
})
