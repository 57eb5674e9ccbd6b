import { KEPT } from '#lib/page/follow/stand-still.ts'

/** Parameters that name a record, or what kind it is. */
const RECORD = /(?:id|record|contact|lead|person|customer|client|key|module|type|entity)s?$/i
/** As long as a slow page may go on showing the record before. */
const PATIENT = 4000

/**
 * For how long a page must show the same after its key has changed until it is plain that the record has not: where only the
 * query or a place in the page differ it may have been a window that opened. Longer where they may name the record; on
 * another path the old record is waited out however long it stays.
 */
export function patienceFor(before: string, now: string): number {
  const [one, other] = [before, now].map((key) => (URL.canParse(key) ? new URL(key) : null))
  if (!one || !other || pathOf(one) !== pathOf(other)) return Number.POSITIVE_INFINITY
  const names = [...one.searchParams.keys(), ...other.searchParams.keys()].filter((name) => RECORD.test(name))
  const isSame = names.every((name) => one.searchParams.get(name) === other.searchParams.get(name))
  const places = [one.hash, other.hash]
  return isSame && (places.includes('') || one.hash === other.hash) ? KEPT : PATIENT
}

/** The path, with the route that a fragment holds. */
function pathOf({ origin, pathname, hash }: URL): string {
  const [route = ''] = hash.split('?', 1)
  return origin + pathname + (route.indexOf('/', 3) > 0 ? route : '')
}
