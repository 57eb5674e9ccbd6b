import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { edited, type Mutant } from './mutant.ts'
import type { Parts } from './parts.ts'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCE = join(PROJECT, 'lib/worker')
/** Inside the project, so that the copies find the rest of it; ignored by git and by every tool. */
const COPIES = join(PROJECT, '.cache/mutants')
/** What is attacked together. A mutant's file is one of these; without a folder it is of the journal. */
const COPIED = ['journal', 'reply', 'wake.ts'] as const

/** The worker's parts with a fault in one of them: copies of their source, changed as text, which Node runs as they are. Nothing of this is in the product. */
export async function mutatedParts(mutant: Mutant, number: number): Promise<Parts> {
  const copy = join(COPIES, `${process.pid}-${number}`)
  await mkdir(copy, { recursive: true })
  for (const name of COPIED) await cp(join(SOURCE, name), join(copy, name), { recursive: true })
  for (const edit of mutant.edits) {
    const path = placeOf(copy, edit.file)
    await writeFile(path, edited(await readFile(path, 'utf8'), edit))
  }
  const load = (file: string) => import(pathToFileURL(join(copy, file)).href)
  const [journal, pace, pause, wake] = await Promise.all([
    load('journal/journal.ts') as Promise<Pick<Parts, 'createJournal'>>,
    load('reply/pace.ts') as Promise<Pick<Parts, 'createPace'>>,
    load('reply/pause.ts') as Promise<Pick<Parts, 'createPause'>>,
    load('wake.ts') as Promise<Pick<Parts, 'createWake'>>,
  ])
  await rm(copy, { recursive: true })
  return { ...journal, ...pace, ...pause, ...wake }
}

/** Whether every edit finds its place, without running anything. */
export async function checkPlaces(mutant: Mutant): Promise<void> {
  for (const edit of mutant.edits) edited(await readFile(placeOf(SOURCE, edit.file), 'utf8'), edit)
}

function placeOf(root: string, file: string): string {
  return join(root, file.includes('/') || file === 'wake.ts' ? file : `journal/${file}`)
}
