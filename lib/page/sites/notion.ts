import type { BuiltInSite, Zone } from './site-rule.ts'
import { LABELLED_LINKS } from './unknown-layout.ts'

/** A peek covers another page, whose properties stay in the document. Free text and comments may name anybody. */
const peek: Zone = {
  within: ['.notion-peek-renderer'],
  exclude: ['.notion-page-content', '.notion-collection_view-block', '[class*="discussion" i]'],
  name: ['h1'],
  ...LABELLED_LINKS,
}
const page: Zone = {
  ...peek,
  within: ['.notion-frame', 'main'],
  exclude: ['.notion-peek-renderer', ...(peek.exclude ?? [])],
}

/** Notion; since May 2026 it serves its app from `app.notion.com`. Property links and the peek's parameter are inferred. */
export const notion: BuiltInSite = {
  id: 'notion',
  name: 'Notion',
  about: 'Pages with an e-mail address',
  rank: 13,
  origins: ['https://www.notion.so/*', 'https://notion.so/*', 'https://app.notion.com/*'],
  addresses: [
    { type: 'peek', at: /[?&]p=(?<id>[0-9a-f]{32})/ },
    { type: 'page', at: /^[^?#]*[/-](?<id>[0-9a-f]{32})(?:[?#]|$)/ },
  ],
  records: { page: [page], peek: [peek] },
}
