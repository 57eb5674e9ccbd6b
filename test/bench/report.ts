import { readFile, writeFile } from 'node:fs/promises'
import { cpus, platform, totalmem } from 'node:os'
import * as z from 'zod/mini'
import { BUILD } from '../browser/launch.ts'
import type { Row } from './row.ts'

const KEPT = new URL('report.json', import.meta.url)
const READ = new URL('REPORT.md', import.meta.url)

const rowSchema = z.object({
  what: z.string(),
  measured: z.string(),
  budget: z.string(),
  kept: z.nullable(z.boolean()),
})
const reportSchema = z.record(z.string(), z.object({ at: z.string(), machine: z.string(), rows: z.array(rowSchema) }))

type Report = z.infer<typeof reportSchema>

/** What was measured of each part, and what of it grows with what. */
export type Measured = { name: string; rows: Row[] }

/** Writes what was measured down, as data and to be read; parts that were not measured this time stay as they were. */
export async function writeReport(measured: readonly Measured[], grows: Readonly<Record<string, string>>) {
  const before = await readFile(KEPT, 'utf8').then(
    (text) => reportSchema.safeParse(JSON.parse(text)).data ?? {},
    () => ({}),
  )
  const now = { at: new Date().toISOString().slice(0, 10), machine: machine() }
  const report: Report = {
    ...before,
    ...Object.fromEntries(measured.map(({ name, rows }) => [name, { ...now, rows }])),
  }
  await writeFile(KEPT, `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(READ, pageOf(report, grows))
}

/** In general terms: nothing here says whose it is. */
function machine(): string {
  const memory = Math.round(totalmem() / 1e9)
  return `${cpus().length} processors, ${memory} GB, ${platform()}, Node.js ${process.versions.node}, ${BUILD.split('/').at(-1)}`
}

function pageOf(report: Report, grows: Readonly<Record<string, string>>): string {
  const parts = Object.keys(grows).flatMap((name) => {
    const part = report[name]
    if (part === undefined) return []
    const rows = part.rows.map(({ what, measured, budget, kept }) => [
      what,
      measured,
      `${budget}${kept === false ? ' **broken**' : ''}`,
    ])
    const head = `## ${name}\n\n\`npm run bench -- ${name}\`, ${part.at}: ${part.machine}.\n\nWhat grows: ${grows[name]}`
    return [`${head}\n\n${tableOf([['what', 'measured', 'budget'], ...rows])}`]
  })
  return `${[HEAD, ...parts].join('\n\n')}\n`
}

/** In columns, as the formatter wants it. */
function tableOf([head = [], ...rows]: readonly string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const padded = (row: readonly string[]) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
  return [padded(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(padded)].join('\n')
}

const HEAD = `# What Wrapup costs

Written by \`npm run bench\`, and for one part by \`npm run bench -- NAME\`; the same as data: [report.json](report.json). Where
figures are ratios both sides were measured in one run, interleaved, so that they can be compared from machine to machine;
milliseconds cannot.`
