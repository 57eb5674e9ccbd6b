import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { createCrm } from '#test/sandbox/crm/crm-app.ts'
import { notAProfilePage } from '#test/sandbox/crm/profile/feed-page.ts'
import { type ProfileOptions, profilePage } from '#test/sandbox/crm/profile/profile-page.ts'
import { EXAMPLE_PEOPLE } from './example-people.ts'

const person = (contactId: number) => {
  const found = EXAMPLE_PEOPLE.find((one) => one.contactId === contactId)
  if (found === undefined) throw new Error(`No example person ${contactId}.`)
  return found
}

const read = (markup: string) => new new Window().DOMParser().parseFromString(markup, 'text/html')
const profileOf = (contactId: number, options?: ProfileOptions) =>
  profilePage(person(contactId), EXAMPLE_PEOPLE, options)

describe('a profile page', () => {
  it('says whose it is, and links their contact info', () => {
    const page = read(profileOf(4102))
    expect(page.title).toBe('Maya Okafor | Folio')
    expect(page.querySelector('main h1')?.textContent).toBe('Maya Okafor')
    expect(page.querySelectorAll('a[href="/in/maya-okafor/overlay/contact-info/"]')).toHaveLength(1)
  })

  it('is plain text, as what serves it elsewhere expects', () => {
    expect(typeof profileOf(4102)).toBe('string')
    expect(typeof notAProfilePage()).toBe('string')
  })

  it('needs nothing from any other address', () => {
    const page = read(profileOf(4102))
    expect(page.querySelectorAll('[src], link[rel=stylesheet]')).toHaveLength(0)
    expect(page.querySelector('script')?.textContent).not.toMatch(/\bimport\b/)
  })

  it('shows a name that is markup as letters', () => {
    for (const markup of [profileOf(4105), profileOf(4102)]) {
      expect(markup).not.toContain('<img')
      expect(markup).not.toContain('alert(2)</script>')
    }
    expect(read(profileOf(4105)).querySelector('h1')?.textContent).toBe('<img src=x onerror=alert(1)>')
  })

  it('suggests other people, colleagues first, and never the person', () => {
    const page = read(profileOf(4102))
    const suggested = [...page.querySelectorAll('aside a[href^="/in/"]')].map((link) => link.getAttribute('href'))
    expect(suggested).toEqual(['/in/jonas-weber/', '/in/tom%C3%A1s-ferreira/', '/in/bo-lindqvist/'])
  })

  it('carries the profiles it leads to, and how long the old one stays', () => {
    const page = read(profileOf(4102))
    const slugs = [...page.querySelectorAll('template')].map((template) => template.getAttribute('data-slug'))
    expect(slugs).toEqual(['maya-okafor', 'jonas-weber', 'tomás-ferreira', 'bo-lindqvist'])
    expect(page.querySelector('[data-lag]')?.getAttribute('data-lag')).toBe('500')
    expect(
      read(profileOf(4102, { lagMs: 40 }))
        .querySelector('[data-lag]')
        ?.getAttribute('data-lag'),
    ).toBe('40')
  })

  it('cannot be made for a person who has no profile', () => {
    expect(() => profileOf(4106)).toThrow(/no profile page/)
  })

  it('is not what the feed is', () => {
    const page = read(notAProfilePage())
    expect(page.querySelector('a[href*="contact-info"]')).toBeNull()
    expect(page.querySelector('h1')?.textContent).toBe('Home')
  })
})

describe('the network’s addresses', () => {
  it('serve a profile by its slug, encoded or not, and below it', async () => {
    const { app } = await createCrm({ people: EXAMPLE_PEOPLE })
    for (const path of [
      '/in/tom%C3%A1s-ferreira',
      '/in/tom%C3%A1s-ferreira/',
      '/in/tom%C3%A1s-ferreira/overlay/contact-info/',
    ]) {
      const answer = await app.request(path)
      expect({ path, status: answer.status }).toEqual({ path, status: 200 })
      expect(await answer.text()).toContain('<h1><bdi>Tomás Ferreira</bdi></h1>')
    }
    expect(await (await app.request('/in/maya-okafor?lag=40')).text()).toContain('data-lag="40"')
    expect((await app.request('/in/nobody')).status).toBe(404)
    expect((await app.request('/feed/')).status).toBe(200)
  })
})
