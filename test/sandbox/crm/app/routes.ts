import type { ViewLoader } from './view.ts'
import { loadCompanies } from './views/companies.ts'
import { loadContact } from './views/contact.ts'
import { loadContacts } from './views/contacts.ts'
import { loadDeal } from './views/deal.ts'
import { loadDeals } from './views/deals.ts'

interface Route {
  readonly path: RegExp
  /** Which entry of the menu is lit. */
  readonly section: string
  readonly load: ViewLoader
  /** A record's pane may stay mounted, hidden, while another record is shown. */
  readonly keeps: boolean
}

const ROUTES: readonly Route[] = [
  { path: /^\/contacts\/?$/, section: '/contacts', load: loadContacts, keeps: false },
  { path: /^\/contacts\/(\d+)\/?$/, section: '/contacts', load: loadContact, keeps: true },
  { path: /^\/deals\/?$/, section: '/deals', load: loadDeals, keeps: false },
  { path: /^\/deals\/(\d+)\/?$/, section: '/deals', load: loadDeal, keeps: true },
  { path: /^\/companies\/?$/, section: '/companies', load: loadCompanies, keeps: false },
]

/** The route of an address, with the record's id in it; null for an address the CRM does not have. */
export function routeOf(pathname: string): (Route & { readonly id: string }) | null {
  for (const route of ROUTES) {
    const match = route.path.exec(pathname)
    if (match !== null) return { ...route, id: match[1] ?? '' }
  }
  return null
}
