import { execFileSync } from 'node:child_process'
import * as z from 'zod/mini'
import { BUILD } from './firefox.ts'

/*
 * What the store's own linter says of the package for Firefox: nothing but what a dependency causes, and why that is right. The linter is
 * no dependency: with it an install would fetch some 300 packages more. It is fetched by its exact version where this runs.
 */
const LINTER = 'web-ext@10.7.0'

const ACCEPTED: readonly { code: string; file: RegExp; times: number; why: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\/panel-/,
    times: 2,
    why: 'react-dom sets innerHTML for `dangerouslySetInnerHTML` alone, which no component uses; the pages’ policy requires trusted types, and allows none.',
  },
]

const message = z.object({ code: z.string(), message: z.string(), file: z.optional(z.string()) })
const reportSchema = z.object({ errors: z.array(message), warnings: z.array(message), notices: z.array(message) })

const { errors, warnings, notices } = reportSchema.parse(JSON.parse(lint()))
const left = new Map(ACCEPTED.map((one) => [one, one.times]))
const unexplained = [...errors, ...warnings, ...notices].filter(({ code, file = '' }) => {
  const known = ACCEPTED.find((one) => one.code === code && one.file.test(file) && (left.get(one) ?? 0) > 0)
  if (known !== undefined) left.set(known, (left.get(known) ?? 0) - 1)
  return known === undefined
})
for (const { code, file = '', message: said } of unexplained) process.stderr.write(`${code} ${file}: ${said}\n`)
const gone = [...left].filter(([, times]) => times > 0)
for (const [{ code, file }] of gone)
  process.stderr.write(`No longer said, and to be taken out of the list: ${code} ${file}\n`)
process.stdout.write(
  `web-ext lint: ${errors.length} errors, ${warnings.length} warnings, ${notices.length} notices; ${unexplained.length} without a reason.\n`,
)
process.exitCode = unexplained.length + gone.length === 0 ? 0 : 1

function lint(): string {
  const words = ['--yes', LINTER, 'lint', '--source-dir', BUILD, '--output', 'json', '--no-config-discovery']
  try {
    return execFileSync('npx', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    // It ends with 1 where there are errors, and has said them.
    const said = z.safeParse(z.object({ stdout: z.string() }), error)
    if (said.success && said.data.stdout.startsWith('{')) return said.data.stdout
    throw error
  }
}
