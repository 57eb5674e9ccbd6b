import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { crc32 } from 'node:zlib'
import { BUILD } from './firefox.ts'

/** Changes the text of one file of the build, by its path there. */
export type Edits = Readonly<Record<string, (text: string) => string>>

export type Packed = { file: string; remove(): Promise<void> }

/** The production build as a package of its own, with some of its files edited: another version of the extension, or one that tells what it does. */
export async function pack(edits: Edits): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'wrapup-package-'))
  const entries = await readdir(BUILD, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = files.map(async (path) => {
    const name = relative(BUILD, path).replaceAll(sep, '/')
    const edit = edits[name]
    const data = await readFile(path)
    return { name, data: edit === undefined ? data : Buffer.from(edit(data.toString())) }
  })
  const file = join(folder, 'wrapup.xpi')
  await writeFile(file, zipOf(await Promise.all(contents)))
  return { file, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** The edits that make the build another version. */
export function asVersion(version: string): Edits {
  return { 'manifest.json': (text) => JSON.stringify({ ...(JSON.parse(text) as object), version }) }
}

/** A zip file without compression: what a browser needs to install it, and no more. */
function zipOf(files: readonly { name: string; data: Buffer }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data } of files) {
    const path = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(path.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    directory.push(mark(0x02014b50, 20), facts, entry, path)
    parts.push(mark(0x04034b50), facts, path, data)
    at += 30 + path.length + data.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, list, mark(0x06054b50), end])
}

/** What a part begins with; in the directory also the version that made it. */
function mark(signature: number, madeBy?: number): Buffer {
  const bytes = Buffer.alloc(madeBy === undefined ? 4 : 6)
  bytes.writeUInt32LE(signature)
  if (madeBy !== undefined) bytes.writeUInt16LE(madeBy, 4)
  return bytes
}
