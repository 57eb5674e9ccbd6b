import type { Soaked } from './soak.ts'
import type { Reading } from './soak-reading.ts'

/** By how much something may have grown: less is chance. */
const FLAT = 1.1

/** Says by how much each thing has grown, with deaths of the worker and without, and whether all of it stayed flat. */
export function soakIsFlat({ killed, alive }: Soaked, print: (text: string) => void): boolean {
  const courses = [
    ['with deaths of the worker', killed],
    ['without', alive],
  ] as const
  return courses
    .map(([name, readings]) => {
      const grown = Object.entries(growth(readings))
      print(
        `${name}, the end against the beginning: ${grown.map(([what, ratio]) => `${what} ${ratio.toFixed(2)}`).join(', ')}`,
      )
      return grown.every(([, ratio]) => ratio <= FLAT)
    })
    .every(Boolean)
}

/**
 * From the first quarter to the last, by the middle reading of each. The disk swings between two and five times what is stored, over
 * some three hundred completions, as the browser writes its journal and tidies up: there it is the most that it took, from the first half to the last.
 */
function growth(readings: readonly Reading[]): Record<string, number> {
  const quarter = Math.max(1, Math.floor(readings.length / 4))
  const half = Math.floor(readings.length / 2)
  const most = (some: readonly Reading[]) => Math.max(...some.flatMap(({ disk }) => disk))
  const ratio = (of: (reading: Reading) => number[]) => {
    const middle = (some: readonly Reading[]) => {
      const sorted = some.flatMap(of).toSorted((one, other) => one - other)
      return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
    }
    return middle(readings.slice(-quarter)) / middle(readings.slice(0, quarter))
  }
  return {
    "worker's heap": ratio(({ workerHeap }) => [workerHeap]),
    "screens' heap": ratio(({ screensHeap }) => [screensHeap]),
    listeners: ratio(({ listeners }) => [listeners]),
    nodes: ratio(({ nodes }) => [nodes]),
    rows: ratio(({ rows }) => [rows]),
    "rows' bytes": ratio(({ rowBytes }) => [rowBytes]),
    'most on the disk': most(readings.slice(half)) / most(readings.slice(0, half)),
  }
}
