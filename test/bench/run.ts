import { clickCost } from './click-cost.ts'
import { firefox } from './firefox.ts'
import { firstPaint } from './first-paint.ts'
import { manyTabs } from './many-tabs.ts'
import { matching } from './matching.ts'
import { readerCost } from './reader-cost.ts'
import type { Row } from './row.ts'
import { table } from './row.ts'
import { sizes } from './sizes.ts'

/*
 * What Wrapup costs, printed as a table. No test looks at these figures: they depend on the machine, and where they are
 * ratios both sides were measured in this run. The exit code says whether every budget is kept.
 */
const parts: Record<string, () => Row[] | Promise<Row[]>> = {
  sizes,
  matching,
  'reader-cost': readerCost,
  'first-paint': firstPaint,
  'many-tabs': manyTabs,
  'click-cost': clickCost,
  firefox,
}
const wanted = process.argv.slice(2)

const rows: Row[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`measuring: ${name}\n`)
  rows.push(...(await measure()))
}

const { text, kept } = table(rows)
process.stdout.write(`\n${text}\n\n${kept ? 'Every budget is kept.' : 'A budget is broken.'}\n`)
process.exitCode = kept ? 0 : 1
