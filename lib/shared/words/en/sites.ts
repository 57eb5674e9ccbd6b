import type { SiteId, SiteKey } from '#lib/shared/identity/identity.ts'
import { hostOf } from '#lib/shared/settings/own-sites.ts'

/** Each site's name and what of it is meant. */
export const sites: Readonly<Record<SiteId, { name: string; about: string }>> = {
  linkedin: { name: 'LinkedIn', about: 'Profiles' },
  hubspot: { name: 'HubSpot', about: 'Contact records' },
  salesforce: { name: 'Salesforce', about: 'Contacts, leads and person accounts' },
  pipedrive: { name: 'Pipedrive', about: 'People, deals and leads' },
  close: { name: 'Close', about: 'Leads and contacts' },
  zoho: { name: 'Zoho CRM', about: 'Leads and contacts' },
  dynamics: { name: 'Dynamics 365', about: 'Contacts and leads' },
  freshsales: { name: 'Freshsales', about: 'Contacts and leads' },
  copper: { name: 'Copper', about: 'People and leads' },
  attio: { name: 'Attio', about: 'People' },
  'zendesk-sell': { name: 'Zendesk Sell', about: 'Contacts and leads' },
  monday: { name: 'monday.com', about: 'Items with an e-mail address' },
  notion: { name: 'Notion', about: 'Pages with an e-mail address' },
  reply: { name: 'Reply', about: 'Contacts in Reply’s own app' },
  demo: { name: 'Demo CRM', about: 'The invented people of this project, on this computer' },
}

/** A site by its name, or one that the rep added by its host. */
export function siteName(key: SiteKey): string {
  return isBuiltIn(key) ? sites[key].name : hostOf(key)
}

function isBuiltIn(key: SiteKey): key is SiteId {
  return Object.hasOwn(sites, key)
}
