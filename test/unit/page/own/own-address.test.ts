import { describe, expect, it } from 'vitest'
import { ownKey, readOwnAddress } from '#lib/page/own/own-address.ts'
import { commonPages, pagesOf } from '#lib/page/own/page-kind.ts'
import { fitsPages } from '#lib/page/own/page-parts.ts'
import { ownSite } from './own-page-in-test.ts'

const url = (path: string) => new URL(`https://crm.tallpine.example${path}`)
const key = (path: string) => ownKey(url(path))

describe('the key of a page on a site that nobody has described', () => {
  it.each([
    ['a part of the record', '/contacts/5', '/contacts/5/activity'],
    ['a tab', '/contacts/5', '/contacts/5?tab=notes'],
    ['a place on the page', '/contacts/5', '/contacts/5#notes'],
    ['a slash at the end', '/contacts/5', '/contacts/5/'],
    ['where one came from', '/contacts/5', '/contacts/5?utm_source=mail'],
  ])('stays for %s', (_what, one, other) => {
    expect(key(other)).toBe(key(one))
  })

  it.each([
    ['another record', '/contacts/5', '/contacts/6'],
    ['another kind of record with the same number', '/contacts/5', '/companies/5'],
    ['a person of a company', '/companies/3', '/companies/3/people/5'],
    ['a name in place of a number', '/list/12/maya-okafor', '/list/12/ivan-petrov'],
    ['a record in a parameter', '/record?id=5', '/record?id=6'],
    ['a preview in a parameter', '/contacts/5', '/contacts/5?contact=7'],
    ['a record in a tab’s parameter', '/contacts/5?tab=contact-7', '/contacts/5?tab=contact-8'],
    ['a record in a route', '/app#/contacts/5', '/app#/contacts/6'],
    ['a record in a fragment', '/app#Contacts/5', '/app#Contacts/6'],
    ['a number in a fragment', '/app#5', '/app#6'],
    ['a name in a fragment', '/app#maya', '/app#ivan'],
    ['another module under one address', '/app?view=contact&id=5', '/app?view=company&id=5'],
    ['a person whose name is a word for a part', '/people/notes', '/people/about'],
  ])('is a new one for %s', (_what, one, other) => {
    expect(key(other)).not.toBe(key(one))
  })
})

describe('the kind of a page', () => {
  it.each([
    ['/contacts/5', '/contacts/*'],
    ['/x/0a1b2c3d-0000-1111-2222-333344445555', '/x/*'],
    ['/lightning/r/Contact/0035g00000BBBB2AAA/view', '/lightning/r/Contact/*/view'],
    ['/app#/contacts/5', '/app/#/contacts/*'],
    ['/people/maya-okafor', '/people/maya-okafor'],
    ['/index.php?module=Contacts&action=DetailView&record=5', '/index.php?action=DetailView&module=Contacts&record=*'],
    ['/index.php?record=0a1b2c3d-0000-1111-2222-333344445555&offset=3', '/index.php?record=*'],
    ['/web#id=5&model=res.partner&view_type=form&cids=1', '/web?id=*&model=res.partner'],
    ['/app#Contact/view/5', '/app/#/Contact/view/*'],
    ['/app#/contacts?id=5', '/app/#/contacts?id=*'],
    ['/app#5', '/app/#/*'],
    ['/people?open=5&sort=name', '/people?open=*'],
    ['/app?tab=contacts', '/app?tab=contacts'],
    ['/contacts/5?tab=notes&page=2', '/contacts/*'],
  ])('of %s is %s', (path, pages) => {
    expect(pagesOf(url(path))).toBe(pages)
    expect(fitsPages(pages, url(path))).toBe(true)
  })

  it('is what two records have in common', () => {
    expect(commonPages('/people/maya-okafor', '/people/ivan-petrov')).toBe('/people/*')
    expect(commonPages('/people/maya', '/deals/5/people')).toBeNull()
    expect(commonPages('/people/maya', '/deals/ivan')).toBeNull()
  })

  it('is none in common where one address serves another module, or no record', () => {
    const pages = (path: string) => pagesOf(url(path))
    const contact = pages('/index.php?module=Contacts&record=5')
    expect(commonPages(contact, pages('/index.php?module=Contacts&record=6'))).toBe(
      '/index.php?module=Contacts&record=*',
    )
    expect(commonPages(contact, pages('/index.php?module=Accounts&record=6'))).toBeNull()
    expect(commonPages(contact, pages('/index.php?module=Contacts'))).toBeNull()
    expect(commonPages(pages('/people'), pages('/people'))).toBe('/people')
  })

  it.each([
    ['/index.php?module=Accounts&record=5', false],
    ['/index.php?module=Contacts&action=index', false],
    ['/index.php?module=Contacts&record=', false],
    ['/index.php?record=77&module=Contacts&offset=2', true],
  ])('by the query: %s', (path, fits) => {
    expect(fitsPages('/index.php?module=Contacts&record=*', url(path))).toBe(fits)
  })

  it('does not fit another one', () => {
    expect(fitsPages('/contacts/*', url('/companies/5'))).toBe(false)
    expect(fitsPages('/contacts/*', url('/contacts'))).toBe(false)
    expect(fitsPages('/contacts/*', url('/contacts/5/notes'))).toBe(true)
  })
})

describe('an address that names a task', () => {
  const read = (path: string, pattern: string) =>
    readOwnAddress(url(path), ownSite({ kind: 'address', id: 'r', pattern })).taskReferences

  it('does so by the group taskId of a rule', () => {
    expect(read('/record/5?rt=184467', '[?&]rt=(?<taskId>\\d{1,12})')).toEqual([{ taskId: 184467, source: 'address' }])
  })

  it.each([
    ['a number that is none', '/record?rt=0', '[?&]rt=(?<taskId>\\d+)'],
    ['an expression without the group', '/record?rt=5', '[?&]rt=(\\d+)'],
    ['an expression that is none', '/record?rt=5', '(?<taskId>'],
  ])('does not by %s', (_what, path, pattern) => {
    expect(read(path, pattern)).toEqual([])
  })
})
