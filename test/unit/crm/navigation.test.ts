// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCrm } from '#test/sandbox/crm/crm-app.ts'
import { EXAMPLE_PEOPLE } from './example-people.ts'

/** The CRM's own server, whose answers can be held back as a slow network does. */
const network = { held: false, release: () => {} }

beforeEach(async () => {
  const { app } = await createCrm({ people: EXAMPLE_PEOPLE })
  let gate = Promise.resolve()
  network.held = false
  vi.stubGlobal('fetch', async (address: string) => {
    if (network.held) {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      network.release = resolve
    }
    await gate
    const { pathname, search } = new URL(address)
    return app.request(pathname + search)
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
  sessionStorage.clear()
  document.body.replaceChildren()
})

const openCrm = async (path: string) => {
  history.replaceState(null, '', path)
  await import('#test/sandbox/crm/app/main.ts')
  await vi.waitFor(() => expect(document.querySelector('main h1')).not.toBeNull())
}
const shown = () => document.querySelector('main:not([hidden])')
const record = () => shown()?.getAttribute('data-record-id')
const follow = (href: string) =>
  document.querySelector<HTMLAnchorElement>(`main:not([hidden]) a[href="${href}"]`)?.click()

describe('the CRM in the page', () => {
  it('shows a name that is markup as letters', async () => {
    await openCrm('/contacts/4105')
    expect(shown()?.querySelector('h1')?.textContent).toBe('<img src=x onerror=alert(1)>')
    expect(document.querySelectorAll('main img, main script')).toHaveLength(0)
  })

  it('keeps the old record on the screen until the new one’s data are here', async () => {
    await openCrm('/contacts/4102')
    network.held = true
    follow('/contacts/4103')
    expect(location.pathname).toBe('/contacts/4103')
    expect(record()).toBe('4102')
    expect(document.title).toContain('Maya Okafor')
    network.release()
    await vi.waitFor(() => expect(record()).toBe('4103'))
    expect(document.title).toContain('Jonas Weber')
    expect(document.querySelectorAll('main')).toHaveLength(1)
  })

  it('leaves earlier records mounted and hidden when it is told to', async () => {
    await openCrm('/contacts/4102?keepMounted=1')
    follow('/contacts/4103')
    await vi.waitFor(() => expect(record()).toBe('4103'))
    expect(document.querySelector('main[hidden]')?.getAttribute('data-record-id')).toBe('4102')
  })

  it('names the fields of a record, the Reply task only where there is one', async () => {
    await openCrm('/contacts/4102')
    const labels = () => [...document.querySelectorAll('main dt')].map((label) => label.textContent)
    expect(labels()).toEqual(['Email', 'Phone', 'LinkedIn', 'Title', 'Company', 'City', 'Reply task ID'])
    follow('/contacts/4104')
    await vi.waitFor(() => expect(record()).toBe('4104'))
    expect(labels()).not.toContain('Reply task ID')
  })

  it('shows both people of a deal', async () => {
    await openCrm('/deals/501')
    expect(document.querySelectorAll('main[data-record-type="deal"] [data-contact-id]')).toHaveLength(2)
  })

  it('says so when a record is not there', async () => {
    await openCrm('/contacts/1')
    expect(shown()?.textContent).toContain('Nothing here')
  })
})
