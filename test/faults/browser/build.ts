import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BUILD } from '#test/browser/launch.ts'
import { recorder } from './recorder.ts'

/** A fault put into the built worker by exchanging some of its text. Throws where the text is not there exactly once. */
export type Exchange = { from: RegExp; to: string }

export type RecordedBuild = { folder: string; remove(): Promise<void> }

/** A copy of the production build whose worker tells the campaign what it does; its own code is unchanged but for `exchanges`. */
export async function recordedBuild(exchanges: readonly Exchange[] = []): Promise<RecordedBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'wrapup-build-'))
  await cp(BUILD, folder, { recursive: true })
  const file = join(folder, 'background.js')
  let code = await readFile(file, 'utf8')
  for (const { from, to } of exchanges) {
    const times = code.match(from)?.length ?? 0
    if (times !== 1) throw new Error(`In the built worker ${times} times: ${from.source}`)
    code = code.replace(from, to)
  }
  await writeFile(file, `;(${recorder.toString()})();\n${code}`)
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}
