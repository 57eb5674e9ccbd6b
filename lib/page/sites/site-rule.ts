import type { EvidenceSource, PageIdentity, SiteId } from '../identity.ts'

/**
 * What a site's pages look like, as data. Read by code that runs in pages, so: no functions, only CSS selectors and
 * regular expressions, each linear and each saying in a comment where the fact comes from when it is not plain.
 */
export type SiteRule = {
  id: SiteId
  /** The whole host name, lower case. */
  hosts: RegExp
  /** Match patterns for the browser's permission. As narrow as match patterns allow: `hosts` decides. */
  origins: readonly string[]
  /** Which record an address is about. The first that fits counts; none is a page without a record, where nothing is read. */
  addresses: readonly AddressRule[]
  /** How a record's page is laid out, by record type. A type that is not here has no layout: the address is all. */
  records: Readonly<Record<string, RecordRule>>
  /** Where the signed-in user's own e-mail stands: it is never the page's person. */
  viewer?: readonly string[]
}

export type AddressRule = {
  /** The record's type, or what the named group `type` means; a type that is missing here is passed on as written. */
  type: string | Readonly<Record<string, string>>
  /** Tests of the parts of the address; all must fit. Named groups: `id`, and `type` where types share a rule. */
  path: RegExp
  hash?: RegExp
  query?: Readonly<Record<string, RegExp>>
  /** The id is a LinkedIn identity, which is evidence by itself. Then `id` needs no group. */
  identity?: 'linkedIn'
  /** Ids that differ by case only are one record. */
  caseless?: true
}

export type RecordRule = {
  /** Who is on such a page: the record's own person, several, or nobody (a company), where only a task can be named. */
  people: 'one' | 'several' | 'nobody'
  /** Places that may hold something of the record. Each is proven and read by itself. */
  zones: readonly Zone[]
  /** Where a page's author can write what they like, a task that the page names means nothing. */
  references?: 'never'
}

export type Zone = {
  /** Selectors of the visible record's container, in order of trust: the first with a visible match counts. */
  within: readonly string[]
  /** Nodes that repeat the record's id. The first that decides, decides; one with another id means an old record. */
  proof?: readonly Proof[]
  /** Without a proof nothing in here counts, not even on the first page of a document. */
  needsProof?: true
  /** Subtrees that belong to somebody else: associations, previews, timelines, the viewer. */
  exclude?: readonly string[]
  /** Where a record has several people: the element of each. */
  person?: string
  name?: readonly Locator[]
  email?: readonly Locator[]
  phone?: readonly Locator[]
  linkedIn?: readonly Locator[]
  /** Looks into open shadow roots below the container when the plain document holds nothing. */
  shadow?: true
}

export type Proof = {
  find: string
  /** Where `find` is looked for: in the container and the container itself, or in the whole document. */
  in?: 'document'
  attribute: string
  /** The part of the attribute that is the id: group 1. An attribute that does not fit says nothing. */
  pattern?: RegExp
  /** The attribute is a LinkedIn address; only the same kind of identity can prove or disprove. */
  as?: 'linkedIn'
}

/** One way to find a value. In a list of locators the first that yields a valid value counts. */
export type Locator =
  /** Elements by selector: read by attribute, else as input, link or text, whichever they are. */
  | { find: string; source: EvidenceSource; attribute?: string; pattern?: RegExp }
  /** The value next to a label (`dt`, `th`, `label`) with this text. */
  | { label: RegExp; source: EvidenceSource }
  /** Group 1 of the document's title. Names only. */
  | { title: RegExp; source: EvidenceSource }

/** An example page under `test/fixtures/pages/`, the trap that it holds, and what must be read from it. */
export type SiteExample = {
  page: string
  /** The layout and the trap, as the printed table names them. */
  layout: string
  trap: string
  address: string
  gives: Pick<PageIdentity, 'people' | 'taskReferences'> & { key: string }
}
