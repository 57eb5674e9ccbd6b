import { readdir, readFile } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { BUILD } from '#test/browser/launch.ts'

/** What ships: every file of the built extension by its path in the package, such as `chunks/panel-1a2b.js`. */
export async function builtFiles(folder = BUILD): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = await Promise.all(
    paths.toSorted().map(async (path) => [relative(folder, path).split(sep).join('/'), await readFile(path)] as const),
  )
  return new Map(files)
}

/**
 * What a browser loads when it opens these documents: they, their scripts and styles, and all that those import, at once or when
 * it is asked for.
 */
export function loadedBy(
  files: ReadonlyMap<string, Buffer>,
  documents: readonly string[],
  when: 'ever' | 'atOnce' = 'ever',
): string[] {
  const found = new Set<string>()
  const open = [...documents]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const content = files.get(path)
    if (content === undefined) throw new Error(`${path} is not in the package.`)
    if (found.has(path)) continue
    found.add(path)
    open.push(...references(path, content.toString('utf8'), when))
  }
  return [...found].toSorted()
}

function references(path: string, text: string, when: 'ever' | 'atOnce'): string[] {
  if (path.endsWith('.html')) return [...text.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, to = '']) => to)
  if (!path.endsWith('.js')) return []
  const imports = text.matchAll(
    when === 'ever'
      ? /(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g
      : /(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g,
  )
  return [...imports].map(([, to = '']) => posix.join(posix.dirname(path), to))
}

/** The size of files on their way over the network: each gzipped by itself, in bytes. */
export function gzipped(files: ReadonlyMap<string, Buffer>, paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(files.get(path) ?? '', { level: 9 }).byteLength, 0)
}

/** The text of every script, style and document in the package. */
export function builtTexts(files: ReadonlyMap<string, Buffer>): { path: string; text: string }[] {
  return [...files]
    .filter(([path]) => /\.(?:js|css|html|json)$/.test(path))
    .map(([path, content]) => ({ path, text: content.toString('utf8') }))
}
