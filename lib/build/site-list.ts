import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BuiltInSite } from '../page/sites/site-rule.ts'
import { written } from '../page/sites/site-script.ts'
import { writeFound } from './found.ts'

const SITES = 'lib/page/sites'
/** Sites that nobody gave a place among the first stand by name behind those. */
const UNRANKED = 50

type FoundSite = { file: string; constant: string; site: BuiltInSite }

/**
 * Finds the built-in sites, one a file in `lib/page/sites`, and writes down which there are: their ids and names for what all
 * parts know (`sites.ts`), their addresses for the worker, which reads no pages (`addresses.ts`), and all their rules for the build
 * and the tests (`rules.ts`). Build and tests call this before anything else, so a new file is all that a new site takes. Gives
 * the sites in the order in which the options list them.
 */
export async function findSites(): Promise<BuiltInSite[]> {
  const found = await sitesIn(join(import.meta.dirname, '../..', SITES))
  const sites = found.map(({ site }) => site)
  const names = sites.map(({ id, name, about }) => `  ${JSON.stringify(id)}: ${JSON.stringify({ name, about })},`)
  await writeFound('sites.ts', [
    `export const SITE_IDS = ${JSON.stringify(sites.map(({ id }) => id))} as const`,
    'export type SiteId = (typeof SITE_IDS)[number]',
    'export const SITE_NAMES: Readonly<Record<SiteId, { name: string; about: string }>> = {',
    ...names,
    '}',
  ])
  await writeFound('rules.ts', [
    "import type { BuiltInSite } from '#lib/page/sites/site-rule.ts'",
    ...found.map(({ file, constant }) => `import { ${constant} } from '#lib/page/sites/${file}'`),
    `export const SITES: readonly BuiltInSite[] = [${found.map(({ constant }) => constant).join(', ')}]`,
  ])
  await writeFound('addresses.ts', [
    "import type { BuiltInSite } from '#lib/page/sites/site-rule.ts'",
    'export const SITE_ADDRESSES: readonly BuiltInSite[] = [',
    ...sites.map(
      ({ id, name, about, origins, addresses }) =>
        `  ${written({ id, name, about, origins, addresses, records: {} })},`,
    ),
    ']',
  ])
  return sites
}

async function sitesIn(folder: string): Promise<FoundSite[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && file !== 'index.ts').toSorted()
  // One after the other: the loader of the build's configuration gives two that share a file half of it when they come at once.
  const found: (FoundSite | null)[] = []
  for (const file of files) found.push(await siteIn(folder, file))
  const rankOf = ({ site }: FoundSite) => site.rank ?? UNRANKED
  return found
    .filter((one) => one !== null)
    .toSorted((one, other) => rankOf(one) - rankOf(other) || one.site.name.localeCompare(other.site.name, 'en'))
}

/** The site that a file exports; null for the files that sites share. */
async function siteIn(folder: string, file: string): Promise<FoundSite | null> {
  const exported: Record<string, unknown> = await import(pathToFileURL(join(folder, file)).href)
  for (const [constant, site] of Object.entries(exported)) {
    if (!isSite(site)) continue
    if (`${site.id}.ts` !== file)
      throw new Error(`${SITES}/${file}: the site’s id is “${site.id}”, and its file is named otherwise.`)
    return { file, constant, site }
  }
  return null
}

function isSite(value: unknown): value is BuiltInSite {
  return typeof value === 'object' && value !== null && 'id' in value && 'origins' in value && 'records' in value
}
