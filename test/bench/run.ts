import { clickCost } from './click-cost.ts'
import { dockOpening } from './dock-opening.ts'
import { firefox } from './firefox.ts'
import { firstPaint } from './first-paint.ts'
import { lateParts } from './late-parts.ts'
import { manyTabs } from './many-tabs.ts'
import { matching } from './matching.ts'
import { peers } from './peers.ts'
import { readerCost } from './reader-cost.ts'
import { type Measured, writeReport } from './report.ts'
import type { Row } from './row.ts'
import { table } from './row.ts'
import { sizes } from './sizes.ts'
import { todayDrawing } from './today-drawing.ts'
import { todaySearch } from './today-search.ts'

/*
 * What Wrapup costs, printed as a table and written down beside this file. No test looks at these figures: they depend on the machine, and where they are
 * ratios both sides were measured in this run. The exit code says whether every budget is kept.
 */
const parts: Record<string, () => Row[] | Promise<Row[]>> = {
  sizes,
  matching,
  'today-search': todaySearch,
  'today-drawing': todayDrawing,
  'reader-cost': readerCost,
  'late-parts': lateParts,
  'first-paint': firstPaint,
  'dock-opening': dockOpening,
  'many-tabs': manyTabs,
  'click-cost': clickCost,
  firefox,
}
/** What of each part grows with what. */
const grows: Record<keyof typeof parts, string> = {
  sizes: 'the reader with the rules of its site, of which a page loads one; the worker with nothing that a rep has.',
  matching: 'nothing: a look-up takes as long among 1,000 tasks as among 10.',
  'today-search': 'with the tasks of the day: each key looks at all of them.',
  'today-drawing':
    'the search with the tasks of the day; the drawing with the rows that are in view, and no others are drawn.',
  'reader-cost':
    'a look with the elements and the first 5,000 texts of a page; its share of the time does not, since a look that takes longer comes less often.',
  'late-parts': 'with the length of a look: the more a page shows, the longer the reader rests between two.',
  'first-paint': 'nothing.',
  'dock-opening': 'nothing: what Reply answers is drawn above the buttons, which stay where they are.',
  'many-tabs':
    'the question which tabs show something else now, with the tabs in which a page is known; what is handed to the browser only with those that differ.',
  'click-cost': 'nothing: two witnesses are heard, however the page looks.',
  firefox: 'nothing.',
}
/** `peers` is measured only where it is named, with the folders of unpacked extensions after it. */
const [first = '', ...folders] = process.argv.slice(2)
const wanted = process.argv.slice(2)

const measured: Measured[] = []
if (first === 'peers') measured.push({ name: first, rows: await peers(folders) })
else
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stderr.write(`measuring: ${name}\n`)
    measured.push({ name, rows: await measure() })
  }

// What was seen of others is nobody's to keep here.
if (first !== 'peers') await writeReport(measured, grows)
const { text, kept } = table(measured.flatMap(({ rows }) => rows))
process.stdout.write(`\n${text}\n\n${kept ? 'Every budget is kept.' : 'A budget is broken.'}\n`)
process.exitCode = kept ? 0 : 1
