import type { Locator, SiteRule } from './site-rule.ts'

const name: readonly Locator[] = [{ find: 'h1', source: 'text' }]

/** The demo CRM of this project (`test/sandbox/crm`), on this computer only. */
export const demo: SiteRule = {
  id: 'demo',
  hosts: /^(?:127\.0\.0\.1|localhost)$/,
  origins: ['http://127.0.0.1/*', 'http://localhost/*'],
  addresses: [
    { type: { contacts: 'contact', deals: 'deal' }, path: /^\/(?<type>contacts|deals)\/(?<id>\d{1,16})\/?$/ },
  ],
  records: {
    contact: {
      people: 'one',
      zones: [
        {
          within: ['main[data-record-type="contact"]'],
          proof: [{ find: 'main[data-record-id]', attribute: 'data-record-id' }],
          needsProof: true,
          exclude: [
            'aside',
            '[data-record-part="activity"]',
            '[data-record-part="related"]',
            '[data-record-part="deals"]',
          ],
          name,
          email: [
            { label: /^e-?mail$/i, source: 'field' },
            { find: 'a[href^="mailto:" i]', source: 'link' },
          ],
          phone: [
            { label: /^phone$/i, source: 'field' },
            { find: 'a[href^="tel:" i]', source: 'link' },
          ],
          linkedIn: [
            { label: /^linkedin$/i, source: 'field' },
            { find: 'a[href*="linkedin.com/in/"]', source: 'link' },
          ],
        },
      ],
    },
    deal: {
      people: 'several',
      zones: [
        {
          within: ['main[data-record-type="deal"]'],
          proof: [{ find: 'main[data-record-id]', attribute: 'data-record-id' }],
          needsProof: true,
          exclude: ['aside', '[data-record-part="activity"]'],
          person: '[data-person], [data-record-part="people"] [data-contact-id]',
          name: [{ find: '[data-person-name], .person-name, bdi, h3', source: 'text' }],
          email: [{ find: 'a[href^="mailto:" i]', source: 'link' }],
          phone: [{ find: 'a[href^="tel:" i]', source: 'link' }],
          linkedIn: [{ find: 'a[href*="linkedin.com/in/"]', source: 'link' }],
        },
      ],
    },
  },
  viewer: ['.user-email'],
}
