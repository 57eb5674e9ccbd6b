import { LABELS } from './labels.ts'
import { MAILTO, TEL } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'

/** A field by its API name: independent of the user's language and of the page's layout. */
const field = (object: string, name: string) => `[data-target-selection-name="sfdc:RecordField.${object}.${name}"]`
/** Links of fields that have no API name. */
const fallback = (link: string) => `:is(records-highlights2, records-record-layout-item, flexipage-field) :is(${link})`

/** "View all" of a related list names the record that the list belongs to. Inferred. */
const RELATED = /\/lightning\/r\/(?:\w{1,80}\/)?(\w{15})(?:\w{3})?\/related\//

/**
 * Lightning keeps earlier records mounted: the visible pane's root counts. Plain queries reach through the synthetic
 * shadow from the isolated world (measured with `@lwc/synthetic-shadow`); native roots are the way Salesforce is going.
 */
const root = (has = '') => [
  `:is(.windowViewMode-normal, .windowViewMode-maximized, .oneConsoleTab.active) one-record-home-flexipage2${has}`,
  `one-record-home-flexipage2${has}`,
]

const lightning = (object: string, email: string, phones: readonly string[]): Zone => ({
  within: root(),
  proof: [{ find: 'a[href*="/related/"]', attribute: 'href', pattern: RELATED }],
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
  email: [[field(object, email)]],
  phone: [phones.map((phone) => field(object, phone))],
})

const person = (object: string): Zone => {
  const { email = [], phone = [], ...zone } = lightning(object, 'Email', ['Phone', 'MobilePhone'])
  return {
    ...zone,
    single: true,
    labels: LABELS,
    fields: '[data-target-selection-name^="sfdc:RecordField."]',
    email: [...email, LABELS.email, fallback(MAILTO)],
    phone: [...phone, LABELS.phone, fallback(TEL)],
  }
}

/** A person account is a person where one of a person's own fields is there; other accounts are companies. */
const personAccount: Zone = {
  ...lightning('Account', 'PersonEmail', ['Phone', 'PersonMobilePhone', 'PersonHomePhone']),
  within: root(':has([data-target-selection-name^="sfdc:RecordField.Account.Person"])'),
}

/** A task names its person by a lookup (`WhoId`), whose address is not on the page: a name to look up. Inferred. */
const taskOf: Zone = {
  within: root(`:has(${field('Task', 'WhoId')})`),
  name: [`${field('Task', 'WhoId')} a[href*="/lightning/r/"]`],
}

/** Classic names its fields by number. Of leads only the e-mail's is known. */
const classic = (name: string, email: string, phones: readonly string[]): Zone => ({
  within: ['#bodyCell'],
  name: [name, '.topName'],
  email: [[email]],
  phone: [phones],
})

/** The first 15 characters of an id are the case-sensitive key; the last three only help systems without case. */
const type = { '003': 'Contact', '00q': 'Lead', '001': 'Account' } as const

/** Salesforce, Lightning (standard and console) and Classic; the government's and those behind Microsoft's proxy. */
export const salesforce: BuiltInSite = {
  id: 'salesforce',
  name: 'Salesforce',
  about: 'Contacts, leads and person accounts',
  rank: 3,
  origins: [
    'https://*.lightning.force.com/*',
    'https://*.my.salesforce.com/*',
    'https://*.visualforce.com/*',
    'https://*.visual.force.com/*',
    'https://*.vf.force.com/*',
    'https://*.force.mil/*',
    'https://*.crmforce.mil/*',
    'https://*.salesforce.mil/*',
    'https://*.force.com.mcas.ms/*',
    'https://*.my.salesforce.com.mcas.ms/*',
  ],
  addresses: [
    // Some links leave the object out.
    { type, at: /^\/lightning\/[ro]\/(?<id>(?<type>003|00Q|001)\w{12})(?:\w{3})?\/view/ },
    { at: /^\/lightning\/[ro]\/(?<type>[A-Z]\w{1,80})\/(?<id>\w{15})(?:\w{3})?\/view/ },
    { type, at: /^\/one\/one\.app[^#]*#\/sObject\/(?<id>(?<type>003|00Q|001)\w{12})/ },
    { type, at: /^\/(?<id>(?<type>003|00Q)\w{12})(?:\w{3})?(?:[?#]|$)/ },
    { type, at: /^\/apex\/[^?#]{1,100}\?(?:[^#]*&)?[iI]d=(?<id>(?<type>003|00Q)\w{12})(?:\w{3})?(?:[&#]|$)/ },
  ],
  records: {
    Contact: [person('Contact'), classic('#con2_ileinner', '#con15_ileinner', ['#con10_ileinner', '#con12_ileinner'])],
    Lead: [person('Lead'), classic('.topName', '#lea11_ileinner', [])],
    Account: [personAccount],
    Task: [taskOf],
  },
}
