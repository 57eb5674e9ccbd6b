import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KEYS } from '#test/sandbox/keys.ts'

/** A key that the stand-in accepts and that occurs nowhere else in the world, so that wherever it is found it has leaked. */
export type Canary = {
  key: string
  /** What would betray it: halves of it, and what encodings make of it. */
  traces: string[]
}

/** Makes a key for Rosa Lindgren and tells the stand-in of it. */
export function makeCanary(): Canary {
  const secret = randomBytes(24).toString('hex')
  const key = `rp_${secret}`
  Object.assign(KEYS, { canary: { ...KEYS.personal, key } })
  const base64 = Buffer.from(key).toString('base64')
  return {
    key,
    traces: [secret.slice(0, 20), secret.slice(-20), base64.slice(0, 24), Array.from(key).toReversed().join('')],
  }
}

/** Whether a text holds any trace of the canary. */
export function betrays({ traces }: Canary, text: string): boolean {
  return traces.some((trace) => text.includes(trace))
}

/** The files below a folder whose bytes hold the whole key, as one or two bytes a letter. Paths are relative to the folder. */
export async function filesWith({ key }: Canary, folder: string): Promise<string[]> {
  const spellings = [Buffer.from(key, 'latin1'), Buffer.from(key, 'utf16le')]
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    // The browser may still be tidying up.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    if (spellings.some((spelling) => bytes.includes(spelling))) found.push(path.slice(folder.length + 1))
  }
  return found
}
