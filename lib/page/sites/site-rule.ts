import type { PageIdentity, SiteId, SiteKey } from '#lib/shared/identity/identity.ts'

/**
 * What a site's pages look like, as data. Read by code that runs in pages, so: no functions, only CSS selectors and
 * regular expressions, each linear and each saying in a comment where the fact comes from when it is not plain.
 */
export type SiteRule = {
  id: SiteKey
  /** Match patterns: what the browser's permission is asked for, and which addresses are the site's. */
  origins: readonly string[]
  /** Which record an address is about. The first that fits counts; none is a page without a record, where nothing is read. */
  addresses: readonly AddressRule[]
  /**
   * How a record's page is laid out, by record type: places that may hold something of the record, each proven and read by
   * itself. A type that is not here has no layout: the address is all. A zone without fields can only name a task.
   */
  records: Readonly<Record<string, readonly Zone[]>>
  /** Where a page's author can write what they like, a task that the page names means nothing. */
  references?: 'never'
  /** Where the signed-in user's own e-mail stands: it is never the page's person. */
  viewer?: readonly ViewerPlace[]
}

/** A selector; with `within` one for what stands in there, which is quicker than to try each element of the page for both. */
export type ViewerPlace = string | { within: string; find: string }

/** A site that everybody can turn on: one file of this name in this folder. Whatever knows of it takes it from there. */
export type BuiltInSite = SiteRule & {
  id: SiteId
  /** As people call it. */
  name: string
  /** What of it is read, in a few words, as the options say it. */
  about: string
  /** Where the options list it; the others follow by name. */
  rank?: number
}

export type AddressRule = {
  /**
   * Tests everything after the host: path, query and fragment. Named groups: `id`, and `type` where types share a rule.
   * Where it ignores case, ids that differ by case only are one record.
   */
  at: RegExp
  /** The record's type, or what the named group `type` means; a type that is missing here is passed on as written. */
  type?: string | Readonly<Record<string, string>>
  /**
   * The address names a person or a task by itself: a LinkedIn identity, which is the id (of the whole address where the rule
   * has no group for it) and whose kind is the type where the rule names none, or a Reply task.
   */
  identity?: 'linkedIn' | 'task'
}

export type Zone = {
  /** Selectors of the visible record's container, in order of trust: the first with a visible match counts. */
  within: readonly string[]
  /** Nodes that repeat the record's id. The first that decides, decides; one with another id means an old record. */
  proof?: readonly Proof[]
  /**
   * When nothing in here counts without a proof: never on any page, or only after an in-page navigation, where silence may
   * mean an old record. Without this, silence is left to the guard against values that stood there before.
   */
  needsProof?: 'always' | 'later'
  /** Subtrees that belong to somebody else: associations, previews, timelines, the viewer. */
  exclude?: readonly string[]
  /** Where a record has several people: the element of each. Without it all of the record's zones speak of one person. */
  person?: string
  name?: readonly Locator[]
  /** Group 1 of the document's title is the name where no locator gives one. */
  title?: RegExp
  email?: readonly Locator[]
  phone?: readonly Locator[]
  linkedIn?: readonly Locator[]
  /** Links that may stand for a field count only while there is one of their kind: nobody could say whose the others are. */
  single?: true
  /** Fields by their names, all of them: a link inside of one is that field's and stands for no other. */
  fields?: string
  /** What the label beside such a link may say. One that says something else makes the link somebody else's. */
  labels?: Readonly<Record<'email' | 'phone' | 'linkedIn', RegExp>>
  /** Tasks that are named in here mean nothing: the container is wider than the record. */
  silent?: true
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

/**
 * One way to find a value; in a list of them they are in order of trust.
 * - A list of selectors: the record's own fields, by names that are made for machines. Where one is there, it is the answer,
 *   also when it is empty. Shown twice with two values, the name stands for several people.
 * - An expression: the field beside a label (`dt`, `th`, `label`) with that text; an answer too, also when it is empty.
 * - A selector: elements that are links, controls or text, or that hold one of these, and that may stand in for the field.
 * - An attribute: read as it stands, or by group 1 of its pattern.
 * - Links that say whose they are: group 1 of `id` in their target is the record's id, whole. No selector can hold an id.
 */
export type Locator =
  | string
  | RegExp
  | readonly string[]
  | { find: string; attribute: string; pattern?: RegExp }
  | { find: string; id: RegExp }

/** An example page of a site (`test/fixtures/pages/<site>/`): the layout, the trap that it holds, the address, what it must give. */
export type SiteExample = {
  page: string
  layout: string
  trap: string
  address: string
  gives: Pick<PageIdentity, 'key' | 'people' | 'taskReferences'>
}
