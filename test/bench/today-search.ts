import { searchRows } from '#components/day/search.ts'
import { dayView } from '../shots/day-rows.ts'
import { atMost, median, ms, type Row, times } from './row.ts'

const FRAME = 16
const ROUNDS = 31
const TYPED = ['s', 'so', 'sor', 'sore', 'soren', 'soren l', 'soren 49', 'x', '4999', '']

/** The time of one key in the search of Today among 5,000 tasks, and against 500. */
export function todaySearch(): Row[] {
  const [few, many] = [rowsOf(500), rowsOf(5000)]
  timeOf(few)
  timeOf(many)
  const rounds = Array.from({ length: ROUNDS }, () => ({ few: timeOf(few), many: timeOf(many) }))
  return [
    atMost('a key in the search of Today among 5,000 tasks', median(rounds.map((round) => round.many)), FRAME, ms),
    atMost('… as a multiple of 500 tasks', median(rounds.map((round) => round.many / round.few)), 40, times),
  ]
}

function rowsOf(size: number) {
  return (
    dayView(Array.from({ length: size }, (_, at) => ({ taskId: at + 1, contactName: `Søren Łukasz ${at}` }))).rows ?? []
  )
}

/** Milliseconds for one key. */
function timeOf(rows: ReturnType<typeof rowsOf>): number {
  const start = performance.now()
  for (const text of TYPED) searchRows(rows, text)
  return (performance.now() - start) / TYPED.length
}
