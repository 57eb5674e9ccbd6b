import { WORDS_FOR } from './generic-rules.ts'
import { ID, PARTS, type Parameter, parametersOf, partsOf, segmentsOf } from './page-parts.ts'

/**
 * The kind of page that an address is, written: `/contacts/*`, or where one address serves every module or record,
 * `/index.php?module=Contacts&record=*`. `*` stands for what tells records apart.
 */

/** Parameters that name the module: always, and where nothing else in the address does. */
const MODULE = /^(?:module|model|etn|(?:entity|object)(?:_?(?:type|name))?|record_?(?:type|name))$/i
const MAYBE_MODULE =
  /^(?:mod|type|table|class|option|controller|resource|view|action|act|cmd|do|page|section|tab|mode)$/i
/** Parameters that name the record: by a person's word, by a word for any record, by how it is shown over something else. */
const PERSON_ID =
  /^(?:record|contact|person|people|lead|prospect|member|customer|client|party|partner|candidate)[_-]?(?:id|key|uuid|no)?$/i
const ANY_ID = /^(?:id|uuid|guid|oid|rid|pk|(?:entity|object|item)_?id)$/i
const SHOWN_ID = /^(?:open|select(?:ed|ion)?|preview|peek|drawer|panel|details?|profile|full_?profile|item)(?:_?id)?$/i
/** Values of parameters that name no record. */
const NO_RECORD = /^(?:|true|false|yes|no|new|create|all|null|undefined)$/i
const MODULES = new RegExp(`^(?:${WORDS_FOR.people}|${WORDS_FOR.companies})$`, 'i')

/** The kind of page that an address is. */
export function pagesOf(url: URL): string {
  const path = segmentsOf(url).map((segment) => (ID.test(segment) ? '*' : segment))
  const query = kindParameters(url).map(({ name, value }) => `${encodeURIComponent(name)}=${written(value)}`)
  return `/${path.join('/')}${query.length === 0 ? '' : `?${query.toSorted().join('&')}`}`
}

/** What two kinds of pages have in common, or null where they differ in more than what tells records apart. */
export function commonPages(one: string, other: string): string | null {
  const [left, right] = [partsOf(one), partsOf(other)]
  if (left.path.length !== right.path.length || left.query.size !== right.query.size) return null
  const path = left.path.map((segment, at) => (segment === right.path[at] ? segment : '*'))
  if (!path.some((segment) => segment !== '*') && path.length > 1) return null
  for (const [name, value] of left.query) if (right.query.get(name) !== value) return null
  const [, query] = one.split('?')
  return `/${path.join('/')}${query === undefined ? '' : `?${query}`}`
}

/** The parameters that name the module or the record; a record's value is `*`. */
function kindParameters(url: URL): Parameter[] {
  const all = parametersOf(url)
  const hasId = segmentsOf(url).some((segment) => ID.test(segment))
  const records = all.filter(({ name, value }) => isRecord(name, value, hasId))
  const modules = all.filter(({ name, value }) => {
    if (ID.test(value) || NO_RECORD.test(value) || records.some((one) => one.name === name)) return false
    if (MODULE.test(name)) return true
    // Which tab of a record is open is no other kind of page; which module is open over one address is.
    const decides = MODULES.test(value) || (records.length > 0 && !PARTS.test(value))
    return MAYBE_MODULE.test(name) && !hasId && decides
  })
  return [...modules, ...records.map(({ name }) => ({ name, value: '*' }))]
}

function isRecord(name: string, value: string, hasId: boolean): boolean {
  if (NO_RECORD.test(value)) return false
  if (PERSON_ID.test(name)) return !PARTS.test(value)
  return (ANY_ID.test(name) && !hasId) || (SHOWN_ID.test(name) && ID.test(value))
}

function written(value: string): string {
  return value === '*' ? value : encodeURIComponent(value)
}
