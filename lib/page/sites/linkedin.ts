import type { SiteRule, Zone } from './site-rule.ts'

/** The link to a profile's contact info: the same meaning in every layout from 2018 to 2026, and unique on the page. */
const CONTACT_INFO = 'a[href*="contact-info"]'
const TOP_CARD = '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard" i]'
/** The opaque member id in a server-driven top card's key. */
const MEMBER_IN_KEY = /\.ref([\w-]{15,80}?)Topcard$/i

const MAILTO = 'a[href^="mailto:" i]'
const TEL = 'a[href^="tel:" i]'

/** Name, and the member id where the layout shows it next to the slug. */
const topCard: Zone = {
  within: [TOP_CARD, '[data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"]', 'main'],
  proof: [
    { find: CONTACT_INFO, in: 'document', attribute: 'href', as: 'linkedIn' },
    { find: TOP_CARD, attribute: 'componentkey', pattern: MEMBER_IN_KEY, as: 'linkedIn' },
    // Guests see no contact info; there the canonical link is right. It comes last because in-page navigation may leave it.
    { find: 'link[rel="canonical"]', in: 'document', attribute: 'href', as: 'linkedIn' },
  ],
  exclude: ['aside', 'dialog', '[role="dialog"]', 'template'],
  name: [
    { find: 'h1', source: 'text' },
    { find: '[componentkey$="Topcard" i] h2', source: 'text' },
    // Sub-pages have the name in the title only: "Experience | Maya Okafor | LinkedIn".
    { title: /^(?:\(\d+\+?\) )?(?:[^|]{1,60} \| )?([^|]{1,120}) \| LinkedIn$/, source: 'text' },
  ],
  // The page's own address has one of the two; where the other stands next to it, both are the person's.
  linkedIn: [
    { find: TOP_CARD, attribute: 'componentkey', pattern: MEMBER_IN_KEY, source: 'attribute' },
    { find: CONTACT_INFO, source: 'link' },
  ],
}

/** The contact-info panel: e-mail and phone are the profile's only where the panel repeats the profile's own address. */
const contactInfo: Zone = {
  within: ['.pv-contact-info', 'dialog[open]', '[role="dialog"]'],
  proof: [{ find: 'a[href*="linkedin.com/in/"]', attribute: 'href', as: 'linkedIn' }],
  needsProof: true,
  email: [
    { find: `.ci-email ${MAILTO}`, source: 'link' },
    { find: MAILTO, source: 'link' },
  ],
  phone: [
    { find: `.ci-phone ${TEL}`, source: 'link' },
    { find: '.ci-phone li, .ci-phone dd', source: 'field' },
    { find: TEL, source: 'link' },
  ],
}

/** The lead's own panel. Search rows carry the same attributes, so nothing outside of these containers counts. */
const lead: Zone = {
  within: ['#profile-card-section', '[data-sn-view-name="lead-profile"]', '[data-x--lead--profile]'],
  name: [{ find: '[data-anonymize="person-name"]', source: 'attribute' }],
  email: [
    { find: '[data-anonymize="email"]', source: 'attribute' },
    { find: MAILTO, source: 'link' },
  ],
  phone: [
    { find: '[data-anonymize="phone"]', source: 'attribute' },
    { find: TEL, source: 'link' },
  ],
  linkedIn: [{ find: 'a[href^="https://www.linkedin.com/in/"]', source: 'link' }],
}

/**
 * LinkedIn. The address decides who a profile is; the page only adds a name, a member id and what the opened contact
 * info shows. Most of a profile's links lead to other people, so links are never counted.
 */
export const linkedIn: SiteRule = {
  id: 'linkedin',
  hosts: /^(?:[a-z]{1,3}\.)?linkedin\.com$/,
  origins: ['https://*.linkedin.com/*'],
  addresses: [
    { type: 'profile', path: /^\/(?:(?:m|mwlite)\/)?(?:in|pub)\/|^\/profile\/view/i, identity: 'linkedIn' },
    { type: 'lead', path: /^\/sales\/(?:lead|people)\//i, identity: 'linkedIn' },
    { type: 'recruiter', path: /^\/talent\//i, identity: 'linkedIn' },
    { type: 'compose', path: /^\/messaging\/compose/i, identity: 'linkedIn' },
  ],
  records: {
    profile: { people: 'one', zones: [topCard, contactInfo], references: 'never' },
    lead: { people: 'one', zones: [lead], references: 'never' },
  },
}
