import { LINKS } from './links.ts'
import type { SiteRule, Zone } from './site-rule.ts'

/** A page's properties; its free text and its comments may name anybody. */
const page: Zone = {
  within: ['.notion-frame', 'main'],
  exclude: [
    '.notion-page-content',
    '.notion-peek-renderer',
    '[class*="discussion" i]',
    '.notion-collection_view-block',
  ],
  single: true,
  name: ['h1[aria-roledescription="page title"]', 'h1'],
  ...LINKS,
}
/** A peek covers another page, whose properties stay in the document. */
const peek: Zone = {
  ...page,
  within: ['.notion-peek-renderer'],
  exclude: ['.notion-page-content', '[class*="discussion" i]', '.notion-collection_view-block'],
}

/** Notion. Property links and the peek's parameter are inferred. */
export const notion: SiteRule = {
  id: 'notion',
  origins: ['https://www.notion.so/*', 'https://notion.so/*'],
  addresses: [
    { type: 'peek', at: /[?&]p=(?<id>[0-9a-f]{32})/ },
    { type: 'page', at: /^[^?#]*[/-](?<id>[0-9a-f]{32})(?:[?#]|$)/ },
  ],
  records: { page: [page], peek: [peek] },
}
