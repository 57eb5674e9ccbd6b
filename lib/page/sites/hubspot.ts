import { LABELS } from './labels.ts'
import { MAILTO, PROFILE, TEL } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'

/** The record's own column. Its wrapper was renamed three times in seven years, so all of its names are here. */
const own: Zone = {
  within: [
    '[data-test-id="left-sidebar"]',
    '#record-page-left-sidebar',
    '[data-test-id="record-highlight-main-content"]',
    '[data-card-type="OBJECT_HIGHLIGHT"]',
  ],
  exclude: [
    '[data-test-id="records-right-sidebar"]',
    '[data-test-id="IndexPageInlineSidebar"]',
    '[data-selenium-test="sidebar-preview-panel"]',
    // Associated people, in whichever column their card was put.
    '[data-selenium-test^="contact-chicklet"]',
    '[data-test-id*="association" i]',
    '[data-test-id*="timeline" i]',
    // What a visitor wrote into a form or a chat, brought in as a property. The names are inferred.
    '[data-selenium-test*="message" i]',
    '[data-selenium-test*="comment" i]',
    '[data-selenium-test*="conversation" i]',
  ],
}

/** A property in its card, and in the highlight strip where records have their card elsewhere. */
const property = (name: string) => [
  `[data-selenium-test="property-input-${name}"]`,
  `[data-test-id="highlight-property-display-${name}"]`,
]
const name = ['[data-test-id="highlight-record-label"]', '[data-selenium-test="highlightTitle"]']

/** The four property names are inferred; the attribute's pattern was seen for others. */
const contact: Zone = {
  ...own,
  name,
  single: true,
  labels: LABELS,
  fields: '[data-selenium-test^="property-input-"], [data-test-id^="highlight-property-display-"]',
  email: [property('email'), LABELS.email, MAILTO],
  phone: [[...property('phone'), ...property('mobilephone')], LABELS.phone, TEL],
  linkedIn: [property('hs_linkedin_url'), LABELS.linkedIn, PROFILE],
}

/** The strip may stand in another column than the card. */
const strip: Zone = {
  ...contact,
  within: ['body'],
  exclude: [...own.within, ...(own.exclude ?? [])],
  email: [property('email')],
  phone: [[...property('phone'), ...property('mobilephone')]],
  linkedIn: [property('hs_linkedin_url')],
  silent: true,
}

/** HubSpot. The path says `/contacts/` for every type of record; the type is in the number or the word after it. */
export const hubSpot: BuiltInSite = {
  id: 'hubspot',
  name: 'HubSpot',
  about: 'Contact records',
  rank: 2,
  origins: ['https://*.hubspot.com/*'],
  addresses: [
    {
      type: { contact: '0-1', company: '0-2', deal: '0-3', ticket: '0-5' },
      at: /^\/contacts\/\d+\/(?:record\/)?(?<type>0-\d+|contact|company|deal|ticket)\/(?<id>\d+)/,
    },
    { type: '0-5', at: /^\/help-desk\/\d+\/(?:.{1,200}\/)?ticket\/(?<id>\d+)/ },
  ],
  records: {
    '0-1': [contact, strip],
    '0-2': [own],
    '0-3': [own],
    '0-5': [own],
  },
  viewer: ['.user-info-email'],
}
