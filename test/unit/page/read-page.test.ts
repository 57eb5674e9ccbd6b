// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createStaleGuard } from '#lib/page/follow/stale-guard.ts'
import { readPage } from '#lib/page/read/read-page.ts'
import { addressOf, markupSight, showMarkup } from './page-in-test.ts'

const SALESFORCE = 'https://acme.lightning.force.com/lightning/r/Contact/0035g00000BBBB2AAA/view'
const HUBSPOT = 'https://app.hubspot.com/contacts/1/record/0-1/512'

function read(markup: string, address: string, prepare: () => void = () => undefined) {
  showMarkup(markup, address)
  prepare()
  const guard = createStaleGuard()
  guard.begin('', null)
  return readPage({ document, ...addressOf(address), epoch: 1, guard, sight: markupSight }).identity
}

describe('reading a page', () => {
  it('finds fields below open shadow roots of the record', () => {
    const { people } = read(
      '<one-record-home-flexipage2><x-outer></x-outer></one-record-home-flexipage2>',
      SALESFORCE,
      () => {
        const outer = document.querySelector('x-outer')?.attachShadow({ mode: 'open' })
        outer?.append(document.createElement('x-inner'))
        const inner = outer?.querySelector('x-inner')?.attachShadow({ mode: 'open' })
        const field = document.createElement('div')
        field.setAttribute('data-target-selection-name', 'sfdc:RecordField.Contact.Email')
        field.textContent = 'maya@northwind.example'
        inner?.append(field)
      },
    )
    expect(people).toEqual([
      { name: null, evidence: [{ kind: 'email', value: 'maya@northwind.example', source: 'field' }] },
    ])
  })

  it('names nobody when two visible records are there and nothing tells which is meant', () => {
    const column = (email: string) => `<div data-test-id="left-sidebar"><a href="mailto:${email}">x</a></div>`
    expect(read(column('maya@northwind.example') + column('ivan@tallpine.example'), HUBSPOT).people).toEqual([])
  })

  it('takes of two visible records the one that the title names', () => {
    const column = (name: string, email: string) =>
      `<div data-test-id="left-sidebar"><h2 data-test-id="highlight-record-label">${name}</h2><a href="mailto:${email}">x</a></div>`
    const page = `<title>Maya Okafor</title>${column('Ivan Petrov', 'ivan@tallpine.example')}${column('Maya Okafor', 'maya@northwind.example')}`
    expect(read(page, HUBSPOT).people.map(({ name }) => name)).toEqual(['Maya Okafor'])
  })

  it('sends no more than a message may hold, whatever the page holds', () => {
    const many = Array.from(
      { length: 400 },
      (_, index) => `<a href="mailto:p${index}@northwind.example">x</a><p>Reply task #${index + 1}</p>`,
    )
    const long = `<h2 data-test-id="highlight-record-label">${'x'.repeat(100_000)}</h2><a href="mailto:${'y'.repeat(1_000_000)}">y</a>`
    const { people, taskReferences } = read(`<div data-test-id="left-sidebar">${long}${many.join('')}</div>`, HUBSPOT)
    expect(people[0]?.name).toHaveLength(120)
    expect(people[0]?.evidence.length).toBeLessThanOrEqual(20)
    expect(taskReferences).toHaveLength(5)
  })

  it('does not take the value of a password field for anything', () => {
    const markup =
      '<div data-test-id="left-sidebar"><input type="password" data-selenium-test="property-input-email" value="maya@northwind.example"></div>'
    expect(read(markup, HUBSPOT).people).toEqual([])
  })

  it('reads nothing before the document is there', () => {
    const loading = Object.create(document, { readyState: { value: 'loading' } })
    const guard = createStaleGuard()
    guard.begin('', null)
    showMarkup('<p>Reply task #5</p>', 'https://crm.tallpine.example/')
    const { identity } = readPage({
      document: loading,
      ...addressOf(location.href),
      epoch: 1,
      guard,
      sight: markupSight,
    })
    expect(identity.taskReferences).toEqual([])
  })
})
