import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as z from 'zod/mini'

export const NOTICES = 'public/third-party-notices.txt'

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.optional(z.string()),
  author: z.optional(z.union([z.string(), z.object({ name: z.string() })])),
  dependencies: z.optional(z.record(z.string(), z.string())),
})

export type Package = { name: string; version: string; license: string; text: string }

/** What puts code of its own into the package although it only builds it: the wrappers of entry points, and the base of the styles. */
const BUILDERS = ['wxt', 'tailwindcss']

/** Every package of others of which something is in ours, by name. */
export async function packagesInside(): Promise<Package[]> {
  const own = packageSchema.parse(JSON.parse(await readFile('package.json', 'utf8')))
  const found = new Map<string, Package>()
  const visit = async (name: string, goOn: boolean): Promise<void> => {
    if (found.has(name)) return
    const folder = join('node_modules', name)
    const read = packageSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
    const { version, license = 'not named', dependencies = {} } = read
    found.set(name, { name, version, license, text: (await licenceIn(folder)) ?? (await mitOf(read)) })
    if (goOn) for (const next of Object.keys(dependencies)) await visit(next, true)
  }
  for (const name of Object.keys(own.dependencies ?? {})) await visit(name, true)
  for (const name of BUILDERS) await visit(name, false)
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** The text of the notices that travel with the package. */
export function noticesOf(packages: readonly Package[]): string {
  const each = packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`)
  return ['Wrapup contains code of these packages, each under its own licence.\n', ...each].join(
    `\n${'-'.repeat(80)}\n\n`,
  )
}

async function licenceIn(folder: string): Promise<string | null> {
  const file = (await readdir(folder)).find((name) => /^licen[cs]e(?:[.-].*)?$/i.test(name))
  if (file === undefined) return null
  return (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim()
}

/** For a package that names the MIT licence and brings no text: the text as it stands in ours, with its author. */
async function mitOf({ name, license, author }: z.infer<typeof packageSchema>): Promise<string> {
  if (license !== 'MIT') throw new Error(`${name} brings no text of its licence.`)
  const holder = typeof author === 'object' ? author.name : (author ?? `The authors of ${name}`)
  return (await readFile('LICENSE', 'utf8')).replace(/^Copyright.*$/m, `Copyright (c) ${holder}`).trim()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(NOTICES, noticesOf(await packagesInside()))
}
