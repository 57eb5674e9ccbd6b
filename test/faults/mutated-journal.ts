import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { createJournal } from '#lib/worker/journal/runner.ts'
import { edited, type Mutant } from './mutant.ts'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCE = join(PROJECT, 'lib/worker/journal')
/** Inside the project, so that the copies find the rest of it; ignored by git and by every tool. */
const COPIES = join(PROJECT, '.cache/mutants')

/** The journal with a fault in it: a copy of its source, changed as text, which Node runs as it is. Nothing of this is in the product. */
export async function mutatedJournal(mutant: Mutant, number: number): Promise<typeof createJournal> {
  const copy = join(COPIES, `${process.pid}-${number}`)
  await mkdir(copy, { recursive: true })
  await cp(SOURCE, copy, { recursive: true })
  for (const edit of mutant.edits) {
    const path = join(copy, edit.file)
    await writeFile(path, edited(await readFile(path, 'utf8'), edit))
  }
  const loaded: { createJournal: typeof createJournal } = await import(pathToFileURL(join(copy, 'runner.ts')).href)
  await rm(copy, { recursive: true })
  return loaded.createJournal
}

/** Whether every edit finds its place, without running anything. */
export async function checkPlaces(mutant: Mutant): Promise<void> {
  for (const edit of mutant.edits) edited(await readFile(join(SOURCE, edit.file), 'utf8'), edit)
}
