/** One line of the table. Figures are ratios wherever they can be: both sides are measured in the same run on the same machine. */
export type Row = {
  what: string
  /** As it is printed. */
  measured: string
  budget: string
  /** null where there is no budget, only a figure to watch. */
  kept: boolean | null
}

/** A row with a budget: the most that is allowed. */
export function atMost(what: string, value: number, most: number, say: (value: number) => string): Row {
  return { what, measured: say(value), budget: `at most ${say(most)}`, kept: value <= most }
}

/** A figure to watch. */
export function figure(what: string, measured: string): Row {
  return { what, measured, budget: '', kept: null }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`
export const ms = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`

/** The table as text, and whether every budget is kept. */
export function table(rows: readonly Row[]): { text: string; kept: boolean } {
  const cells = rows.map(({ what, measured, budget, kept }) => [
    kept === null ? '' : kept ? 'kept' : 'BROKEN',
    what,
    measured,
    budget,
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return { text: lines.join('\n'), kept: rows.every(({ kept }) => kept !== false) }
}
