// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { HOST, readOwn, valuesOf } from './own-page-in-test.ts'

const MAYA = 'maya.okafor@northwind-harbor.example'
const ADA = 'ada.lin@northwind-harbor.example'
const mail = (address: string, text = address) => `<a href="mailto:${address}">${text}</a>`
const field = (label: string, value: string) => `<dt>${label}</dt><dd>${value}</dd>`
const record = (inner: string) => `<main><h1>Maya Okafor</h1><dl>${inner}</dl></main>`

describe('a record of a site that nobody has described', () => {
  it('is read by links that say what they are', () => {
    const links = `${mail(MAYA)}<a href="tel:+14155550134">Call</a><a href="https://www.linkedin.com/in/maya-okafor">in</a>`
    const { people, site } = readOwn(record(`<dd>${links}</dd>`))
    expect(site).toBe(`own:${HOST}`)
    expect(people).toEqual([
      {
        name: 'Maya Okafor',
        evidence: [
          { kind: 'email', value: MAYA, source: 'link' },
          { kind: 'phone', value: '+14155550134', source: 'link' },
          { kind: 'linkedIn', value: 'maya-okafor', source: 'link' },
        ],
      },
    ])
  })

  it.each([
    ['English', 'E-mail address', 'Mobile phone', 'Reply task ID'],
    ['German', 'E-Mail-Adresse', 'Telefonnummer', 'Reply-Aufgaben-ID'],
    ['French', 'Adresse e-mail', 'Téléphone portable', 'ID de la tâche Reply'],
    ['Spanish', 'Correo electrónico', 'Teléfono móvil', 'ID de tarea de Reply'],
    ['Italian', 'Posta elettronica', 'Cellulare', 'ID attività Reply'],
    ['Portuguese', 'Endereço de e-mail', 'Telemóvel', 'Número da tarefa Reply'],
    ['Dutch', 'E-mailadres', 'Telefoonnummer', 'Reply-taaknummer'],
    ['Polish', 'Adres e-mail', 'Telefon komórkowy', 'Numer zadania Reply'],
    ['Swedish', 'E-postadress', 'Mobilnummer', 'Reply uppgift nummer'],
    ['Czech', 'E-mailová adresa', 'Telefonní číslo', 'Číslo úkolu Reply'],
    ['Japanese', 'メールアドレス', '電話番号', 'ReplyタスクID'],
    ['Chinese', '电子邮箱', '手机号码', 'Reply任务编号'],
  ])('is read by the labels of its fields in %s', (_language, email, phone, task) => {
    const fields = field(`${email}:`, MAYA) + field(phone, '+1 415 555 0134') + field(task, '184467')
    expect(valuesOf(readOwn(record(fields)))).toEqual([MAYA, '+1 415 555 0134', '#184467'])
  })

  it.each([
    ['an e-mail that somebody else reads', 'E-mail opt-out', MAYA],
    ['a domain', 'E-mail domain', MAYA],
    ['a colleague', 'Contact owner', ADA],
    ['a colleague', 'Zuständig', ADA],
    ['a colleague', '担当者', ADA],
  ])('is not told by a label for %s: %s', (_what, label, value) => {
    expect(valuesOf(readOwn(record(field(label, value))))).toEqual([])
  })

  it('is read by microdata, before anything else', () => {
    const marked = `<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">Maya O.</span><span itemprop="email">${MAYA}</span><meta itemprop="telephone" content="+14155550134"></div>`
    const { people } = readOwn(`<main><h1>Contact</h1>${marked}<p>${mail(ADA)}</p></main>`)
    expect(people[0]?.name).toBe('Maya O.')
    expect(people[0]?.evidence.map(({ value }) => value)).toEqual([MAYA, '+14155550134'])
  })

  it('is read by the controls of a form', () => {
    expect(valuesOf(readOwn(`<main><label for="e">Email</label><input id="e" value="${MAYA}"></main>`))).toEqual([MAYA])
  })

  it.each([
    ['#main', (inner: string) => `<nav>${mail(ADA)}</nav><div id="main">${inner}</div><div>${mail(ADA)}</div>`],
    ['#content', (inner: string) => `<div id="content">${inner}</div><div id="footer">${mail(ADA)}</div>`],
    ['div.main', (inner: string) => `<div class="main">${inner}</div><p>${mail(ADA)}</p>`],
    ['body', (inner: string) => `<header>${mail(ADA)}</header><div>${inner}</div><aside>${mail(ADA)}</aside>`],
  ])('is read on a page whose main part is %s', (_where, page) => {
    expect(valuesOf(readOwn(page(`<h1>Maya</h1><dl>${field('Email', MAYA)}</dl>`)))).toEqual([MAYA])
  })

  it('keeps the colleague out who looks after it, wherever the address stands again', () => {
    expect(valuesOf(readOwn(record(field('Owner', mail(ADA)) + field('Email', mail(MAYA)))))).toEqual([MAYA])
  })
})

describe('nobody is named', () => {
  it.each([
    ['outside of the main part of a page that has one', `<main><h1>Maya</h1></main><div>${mail(MAYA)}</div>`],
    ['in the navigation of a page that has none', `<nav>${mail(MAYA)}</nav><div>Welcome</div>`],
    ['where a page without a main part shows two people', `<div>${mail(MAYA)}</div><div>${mail(ADA)}</div>`],
    [
      'in a list of a page without a main part',
      `<div id="list"><table><thead><tr><th>E-mail</th></tr></thead><tr><td>${mail(MAYA)}</td></tr></table></div>`,
    ],
    [
      'by a link elsewhere, where the own field is there and empty',
      record(`${field('Email', '')}<dd>Partner ${mail(ADA)}</dd>`),
    ],
    [
      'by a link elsewhere, where the own field is empty in markup that says nothing',
      `<main><h1>Maya</h1><div class="r"><span class="l">E-mail</span><span class="v">–</span></div><p>${mail(ADA)}</p></main>`,
    ],
    [
      'by the address beside the account manager, in markup that says nothing',
      `<main><h1>Maya</h1><div class="r"><span class="l">Account manager</span><span class="v">${mail(ADA)}</span></div></main>`,
    ],
    [
      'by the cell beside a field in a layout table',
      `<main><table><tr><td><dl><dt>Email</dt><dd>—</dd></dl></td><td>Account manager ${mail(ADA)}</td></tr></table></main>`,
    ],
    ['where two people are shown', `<main>${mail(MAYA)}${mail(ADA)}</main>`],
    ['where two people have a labelled address each', record(field('Email', MAYA) + field('Email', ADA))],
    [
      'in a list of one',
      `<main><table><thead><tr><th>Email</th></tr></thead><tr><td>${mail(MAYA)}</td></tr></table></main>`,
    ],
    ['in a grid', `<main><div role="grid"><div role="row">${mail(MAYA)}</div></div></main>`],
    ['beside the record', `<main><aside>${mail(MAYA)}</aside></main>`],
    ['in what happened', `<main><section class="Timeline_x1">${mail(MAYA)}</section></main>`],
    ['in a preview over a list', `<main><h1>Contacts</h1><div class="row-preview">${mail(MAYA)}</div></main>`],
    ['in a dialog', `<main><div role="dialog">${mail(MAYA)}</div></main>`],
    ['in what is hidden', `<main><div hidden>${mail(MAYA)}</div></main>`],
    ['by the address of the site itself', `<main>${mail('support@tallpine.example')}</main>`],
    [
      'by the address of whoever is signed in',
      `<header><span class="user-mail">${MAYA}</span></header><main>${mail(MAYA)}</main>`,
    ],
    ['by a name alone', '<main><h1>Maya Okafor</h1></main>'],
    ['where two records are mounted and shown', `<main>${mail(MAYA)}</main><main>${mail(ADA)}</main>`],
  ])('%s', (_where, markup) => {
    expect(valuesOf(readOwn(markup))).toEqual([])
    expect(readOwn(markup).people).toEqual([])
  })

  it.each(['/companies/7', '/app#/accounts/7', '/index.php?module=Accounts&record=7', '/accounts/3?tab=notes'])(
    'on a company’s page: %s',
    (path) => {
      expect(readOwn(`<main><h1>Northwind</h1>${mail(MAYA)}</main>`, path).people).toEqual([])
    },
  )

  it.each(['/companies/3/people/7', '/accounts/3/records/7', '/index.php?module=Contacts&record=7'])(
    'but on a person’s page: %s',
    (path) => {
      expect(valuesOf(readOwn(`<main>${mail(MAYA)}</main>`, path))).toEqual([MAYA])
    },
  )

  it('of two phones, and yet by the one address beside them', () => {
    const phones = '<a href="tel:+14155550134">1</a><a href="tel:+14155550199">2</a>'
    expect(valuesOf(readOwn(`<main>${mail(MAYA)}${phones}</main>`))).toEqual([MAYA])
    expect(valuesOf(readOwn(`<main>${phones}</main>`))).toEqual([])
  })

  it('on a page with thousands of them', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => `<p>${mail(`p${at}@northwind.example`)}</p>`).join('')
    expect(readOwn(`<main>${rows}</main>`).people).toEqual([])
  })
})
