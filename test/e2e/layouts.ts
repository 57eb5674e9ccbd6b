import type { Role } from './cast.ts'

/** A CRM that nobody has rules for, as its pages come: by what stands in a path, or behind a click. */
export type Layout = {
  host: string
  /** The path of a person's record, of the list of people, and of a company on which somebody's address stands. */
  record: (role: Role) => string
  list: string
  company: string
  /** Records are opened by a click on the list, and have no address of their own. */
  drawer?: true
  /** A page of the CRM with these people. */
  page: (path: string, people: readonly Role[]) => string
}

type Pair = readonly [label: string, value: string]

const html = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Tallpine</title></head><body>${body}</body></html>`
const mailOf = ({ person }: Role) => person.email ?? ''
/** The cast's names and addresses are plain letters. */
const nameOf = ({ name }: Role) => name
/** What nothing can be told from but by having been shown: no links, no labels of a dictionary. */
const pairsOf = (role: Role): Pair[] => [
  ['Called', nameOf(role)],
  ['Write to', mailOf(role)],
  ['Boss writes from', 'boss@elsewhere.example'],
]
const table = (people: readonly Role[]) =>
  `<table><thead><tr><th>Called</th><th>Write to</th></tr></thead>${people
    .map((role) => `<tr data-row="${role.person.contactId}"><td>${nameOf(role)}</td><td>${mailOf(role)}</td></tr>`)
    .join('')}</table>`

/** A CRM whose records have paths, drawn by one function. */
function byPath(host: string, draw: (pairs: readonly Pair[]) => string): Layout {
  return {
    host,
    record: ({ person }) => `/contacts/${person.contactId}`,
    list: '/contacts',
    company: '/companies/7',
    page(path, people) {
      const [, kind, id] = path.split('/')
      const role = people.find(({ person }) => String(person.contactId) === id)
      const [first] = people
      if (kind === 'companies' && first !== undefined)
        return html(
          draw([
            ['Firm', 'Northwind'],
            ['Write to', mailOf(first)],
          ]),
        )
      return html(role === undefined ? table(people) : draw(pairsOf(role)))
    },
  }
}

const list = (pairs: readonly Pair[]) =>
  `<main><dl>${pairs.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl></main>`
const colons = (pairs: readonly Pair[]) =>
  `<main><table>${pairs.map(([label, value]) => `<tr><td>${label}</td><td>:</td><td>${value}</td></tr>`).join('')}</table></main>`
const grid = (pairs: readonly Pair[]) =>
  `<main style="display:grid;grid-template-columns:12rem 1rem 1fr">${pairs
    .map(([label, value]) => `<div>${label}</div><div>:</div><div>${value}</div>`)
    .join('')}</main>`
const plain = (pairs: readonly Pair[]) =>
  `<div class="top">Tallpine</div><div class="view">${pairs
    .map(([label, value]) => `<div class="x1"><span>${label}</span><span>${value}</span></div>`)
    .join('')}</div>`

/** One address for every module and record: the query names both. */
const byQuery: Layout = {
  host: 'query.tallpine.example',
  record: ({ person }) => `/index.php?module=Contacts&action=DetailView&record=${person.contactId}`,
  list: '/index.php?module=Contacts&action=index',
  company: '/index.php?module=Accounts&action=DetailView&record=7',
  page(path, people) {
    const query = new URLSearchParams(path.split('?')[1])
    const [first] = people
    const role = people.find(({ person }) => String(person.contactId) === query.get('record'))
    if (query.get('module') === 'Accounts' && first !== undefined) return html(colons(pairsOf(first)))
    return html(role === undefined ? table(people) : colons(pairsOf(role)))
  },
}

/** A drawer over a list: every record at the address of the list. */
const drawer: Layout = {
  host: 'drawer.tallpine.example',
  record: () => '/people',
  list: '/people',
  company: '/companies',
  drawer: true,
  page(path, people) {
    const drawn = Object.fromEntries(
      people.map((role) => [
        role.person.contactId,
        pairsOf(role)
          .map(([label, value]) => `<div class="p"><b>${label}</b><i>${value}</i></div>`)
          .join(''),
      ]),
    )
    return html(`<main>${table(people)}</main><div id="over"></div><script>
      const drawn = ${JSON.stringify(drawn).replaceAll('<', String.raw`\u003c`)}
      const over = document.getElementById('over')
      for (const row of document.querySelectorAll('[data-row]')) row.onclick = () => {
        over.innerHTML = '<div role="dialog" aria-label="Record" style="position:fixed;right:0;top:0;width:24rem;background:white">' +
          drawn[row.dataset.row] + '<button>Close</button></div>'
        over.querySelector('button').onclick = () => { over.innerHTML = '' }
      }
      if (${JSON.stringify(path.startsWith('/companies'))}) document.querySelector('[data-row]').click()
    </script>`)
  },
}

/** The layouts that were hard to teach. */
export const LAYOUTS: readonly (readonly [string, Layout])[] = [
  ['a definition list', byPath('list.tallpine.example', list)],
  ['a table with a column of colons', byPath('colons.tallpine.example', colons)],
  ['a grid of three columns', byPath('grid.tallpine.example', grid)],
  ['a page without a main part', byPath('plain.tallpine.example', plain)],
  ['records that the query names', byQuery],
  ['a drawer over a list', drawer],
]

/** The pages of one custom object of a built-in site, which its own rules do not know, and of a contact, which they do. */
export const CUSTOM_OBJECT: Layout = {
  host: 'app.hubspot.com',
  record: ({ person }) => `/contacts/1/record/2-77/${person.contactId}`,
  list: '/contacts/1/objects/2-77/views/all/list',
  company: '/contacts/1/record/2-78/7',
  page(path, people) {
    const contact = /0-1\/(\d+)/.exec(path)?.[1]
    const id = /2-7\d\/(\d+)/.exec(path)?.[1]
    const [first] = people
    const role = people.find(({ person }) => String(person.contactId) === (contact ?? id))
    if (path.includes('/2-78/') && first !== undefined) return html(list(pairsOf(first)))
    if (role === undefined) return html(table(people))
    if (contact === undefined) return html(list(pairsOf(role)))
    return html(
      `<div data-test-id="left-sidebar"><h2 data-test-id="highlight-record-label">${nameOf(role)}</h2><a href="mailto:${mailOf(role)}">mail</a></div>`,
    )
  },
}
