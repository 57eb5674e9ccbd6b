import { MAILTO, PROFILE, TEL } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'

/** The link to a profile's contact info: the same meaning in every layout from 2018 to 2026, and unique on the page. */
const CONTACT_INFO = 'a[href*="contact-info"]'
const TOP_CARD = '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard" i]'
/** The opaque member id in a server-driven top card's key. */
const MEMBER = { find: TOP_CARD, attribute: 'componentkey', pattern: /\.ref([\w-]{15,80}?)Topcard$/i } as const

/** Name, and the member id where the layout shows it next to the slug. */
const topCard: Zone = {
  within: [TOP_CARD, 'main'],
  proof: [
    { find: CONTACT_INFO, in: 'document', attribute: 'href', as: 'linkedIn' },
    { ...MEMBER, as: 'linkedIn' },
    // Guests see no contact info; there the canonical link is right. It comes last: in-page navigation may leave it behind.
    { find: 'link[rel="canonical"]', in: 'document', attribute: 'href', as: 'linkedIn' },
  ],
  needsProof: 'later',
  exclude: ['aside', 'dialog', '[role="dialog"]'],
  name: ['h1', `${TOP_CARD} h2`],
  // Sub-pages have the name in the title only: "Experience | Maya Okafor | LinkedIn".
  title: /^(?:\(\d+\+?\) )?(?:[^|]{1,60} \| )?([^|]{1,120}) \| LinkedIn$/,
  // The page's own address has one of the two; where the other stands next to it, both are the person's.
  linkedIn: [MEMBER, CONTACT_INFO],
}

/** The contact-info panel: e-mail and phone are the profile's only where the panel repeats the profile's own address. */
const contactInfo: Zone = {
  within: ['.pv-contact-info', 'dialog[open]', '[role="dialog"]'],
  proof: [{ find: PROFILE, attribute: 'href', as: 'linkedIn' }],
  needsProof: 'always',
  email: [`.ci-email ${MAILTO}`, MAILTO],
  phone: ['.ci-phone :is(li, dd)', TEL],
}

/**
 * The head of the conversation that is open: a link to the other one, or to several, and then it is about nobody. The list of
 * conversations, messages and chat bubbles name others. The link is inferred.
 */
const thread: Zone = {
  within: ['.msg-convo-wrapper .msg-title-bar', '.msg-thread .msg-title-bar'],
  single: true,
  name: ['a:only-of-type .msg-entity-lockup__entity-title'],
  linkedIn: ['a[href*="/in/"]'],
}

const profile = [topCard, contactInfo]

/** The lead's own panel. Search rows carry the same attributes, so nothing outside of these containers counts. Inferred. */
const lead: Zone = {
  within: ['#profile-card-section', '[data-sn-view-name="lead-profile"]'],
  name: ['[data-anonymize="person-name"]'],
  single: true,
  email: [['[data-anonymize="email"]'], MAILTO],
  phone: ['[data-anonymize="phone"]', TEL],
  // The ⋯ menu: "View LinkedIn profile".
  linkedIn: ['a[href^="https://www.linkedin.com/in/"]'],
}

/**
 * LinkedIn. The address decides who a profile is; the page only adds a name, a member id and what the opened contact
 * info shows. Most of a profile's links lead to other people, so links are never counted.
 */
export const linkedIn: BuiltInSite = {
  id: 'linkedin',
  name: 'LinkedIn',
  about: 'Profiles',
  rank: 1,
  origins: ['https://*.linkedin.com/*'],
  addresses: [
    { type: 'thread', at: /^\/messaging\/thread\/(?<id>[^/?#]{1,200})/ },
    // A message to several people is about none of them.
    {
      type: 'other',
      at: /^\/messaging\/compose\/?\?(?!.*recipient=.*recipient=)(?:[^#]*&)?recipient=(?<id>A[\w-]{15,200})/,
      identity: 'linkedIn',
    },
    { type: 'other', at: /^\/talent\//, identity: 'linkedIn' },
    { at: /^/, identity: 'linkedIn' },
  ],
  records: { linkedIn: profile, linkedInMember: profile, salesNavigator: [lead], thread: [thread] },
  references: 'never',
}
