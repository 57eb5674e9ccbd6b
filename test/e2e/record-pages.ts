import type { Page } from 'playwright-core'
import type { Stage } from '#test/demo/stage.ts'

/** What a CRM record shows of its person: the record's own fields, each as the CRM writes it. */
export type Shown = { name: string; email?: string; phone?: string; profile?: string; script?: string }

/** A contact's record in HubSpot's layout. */
export function recordPage({ name, email, phone, profile, script = '' }: Shown): string {
  const field = (property: string, value: string | undefined) =>
    value === undefined ? '' : `<div data-selenium-test="property-input-${property}">${value}</div>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body>
<form data-test-id="left-sidebar" id="record"><h2 data-test-id="highlight-record-label">${name}</h2>
${field('email', email && `<span>${email}</span>`)}
${field('phone', phone && `<span>${phone}</span>`)}
${field('hs_linkedin_url', profile && `<a href="${profile}">LinkedIn</a>`)}</form><script>${script}</script></body></html>`
}

/** The record of a company, which names no person, with markup of its own. */
export function companyPage(markup: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Acme</title></head><body>
<div data-test-id="left-sidebar"><h2>Acme</h2>${markup}</div></body></html>`
}

/** Serves contacts' records at HubSpot's own address, and opens one in a new tab. Records are told apart by their number. */
export async function serveRecords(stage: Stage, records: Readonly<Record<number, Shown>>) {
  await stage.browser.context.route('https://app.hubspot.com/**', (route) => {
    const id = Number(/\/record\/0-1\/(\d+)/.exec(route.request().url())?.[1])
    const shown = records[id]
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: shown === undefined ? '<!doctype html><title>HubSpot</title>' : recordPage(shown),
    })
  })
  return async (id: number): Promise<Page> => {
    const page = await stage.browser.context.newPage()
    await page.goto(`https://app.hubspot.com/contacts/1/record/0-1/${id}`)
    await page.bringToFront()
    return page
  }
}
