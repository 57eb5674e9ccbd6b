import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Not in git: what is written here follows from files that are. */
const FOUND = join(import.meta.dirname, '../../.wxt/found')

/** Writes a file of `#found/…`. Whoever reads it meanwhile reads it whole, and nothing is built anew where nothing changed. */
export async function writeFound(name: string, lines: readonly string[]): Promise<void> {
  const text = `// Written by lib/build/: not in git.\n${lines.join('\n')}\n`
  const file = join(FOUND, name)
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return
  await mkdir(FOUND, { recursive: true })
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, text)
  await rename(fresh, file)
}
