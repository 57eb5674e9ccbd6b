import { MAILTO, TEL } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'

/** A field by its API name: independent of the user's language and of the page's layout. */
const field = (object: string, name: string) => `[data-target-selection-name="sfdc:RecordField.${object}.${name}"]`
const FALLBACK = 'records-highlights2, records-record-layout-item, flexipage-field'

/**
 * Lightning keeps earlier records mounted: the visible pane's root counts. Plain queries reach through the synthetic
 * shadow from the isolated world (measured with `@lwc/synthetic-shadow`); native roots are the way Salesforce is going.
 */
const lightning = (object: string): Zone => ({
  within: [
    ':is(.windowViewMode-normal, .windowViewMode-maximized, .oneConsoleTab.active) one-record-home-flexipage2',
    'one-record-home-flexipage2',
  ],
  // "View all" of a related list names the record that the list belongs to. Inferred.
  proof: [
    {
      find: 'a[href*="/related/"]',
      attribute: 'href',
      pattern: /\/lightning\/r\/(?:\w{1,80}\/)?(\w{15})(?:\w{3})?\/related\//,
    },
  ],
  exclude: [
    'lst-related-list-container',
    '[class*="forceRelatedList" i]',
    '.slds-assistive-text',
    '[class*="timeline" i]',
  ],
  shadow: true,
  name: [
    'records-highlights2 lightning-formatted-text[slot="primaryField"]',
    'lightning-formatted-name',
    field(object, 'Name'),
  ],
  title: /^(.{1,120}?) \| \w+ \| Salesforce$/,
  email: [field(object, 'Email'), `:is(${FALLBACK}) ${MAILTO}`],
  phone: [`${field(object, 'Phone')}, ${field(object, 'MobilePhone')}`, `:is(${FALLBACK}) :is(${TEL})`],
})

/** Classic names its fields by number. Of leads only the e-mail's is known. */
const classic = (name: string, email: string, phone?: string): Zone => ({
  within: ['#bodyCell'],
  name: [name, '.topName'],
  email: [email],
  phone: phone === undefined ? [] : [phone],
})

/** The first 15 characters of an id are the case-sensitive key; the last three only help systems without case. */
const type = { '003': 'Contact', '00q': 'Lead' } as const

/** Salesforce, Lightning (standard and console) and Classic. */
export const salesforce: BuiltInSite = {
  id: 'salesforce',
  origins: ['https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*'],
  addresses: [
    { at: /^\/lightning\/[ro]\/(?<type>[A-Z]\w{1,80})\/(?<id>\w{15})(?:\w{3})?\/view/ },
    { type, at: /^\/one\/one\.app[^#]*#\/sObject\/(?<id>(?<type>003|00Q)\w{12})/ },
    { type, at: /^\/(?<id>(?<type>003|00Q)\w{12})(?:\w{3})?(?:[?#]|$)/ },
  ],
  records: {
    Contact: [lightning('Contact'), classic('#con2_ileinner', '#con15_ileinner', '#con10_ileinner, #con12_ileinner')],
    Lead: [lightning('Lead'), classic('.topName', '#lea11_ileinner')],
  },
}
