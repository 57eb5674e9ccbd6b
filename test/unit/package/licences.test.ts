import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { NOTICES, noticesOf, packagesInside } from '#test/package/notices.ts'

/** Licences under which code may be given on inside a package under the MIT licence. */
const FREE = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'])

const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.optional(z.array(z.object({ license: z.optional(z.object({ id: z.optional(z.string()) })) }))),
    }),
  ),
})

describe('what others have written of the package', () => {
  test('is under a licence that lets it be given on', async () => {
    const packages = await packagesInside()
    expect(packages.length).toBeGreaterThan(8)
    expect(packages.filter(({ license }) => !FREE.has(license))).toEqual([])
  })

  test('travels with its licences: the notices are those of the packages that are installed', async () => {
    expect(await readFile(NOTICES, 'utf8'), 'npm run notices writes them anew').toBe(noticesOf(await packagesInside()))
  })

  test('stands in the bill of materials that npm makes, with the same versions and licences', async () => {
    const { stdout } = await promisify(execFile)('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
      maxBuffer: 64 * 1024 * 1024,
    })
    const { components } = billSchema.parse(JSON.parse(stdout))
    const listed = components.map(({ name, version, licenses }) => `${name} ${version} ${licenses?.[0]?.license?.id}`)
    const own = z.object({ dependencies: z.record(z.string(), z.string()) })
    const { dependencies } = own.parse(JSON.parse(await readFile('package.json', 'utf8')))
    const shipped = (await packagesInside()).filter(({ name }) => name !== 'wxt' && name !== 'tailwindcss')
    expect(shipped.length).toBeGreaterThanOrEqual(Object.keys(dependencies).length)
    for (const { name, version, license } of shipped) expect.soft(listed).toContain(`${name} ${version} ${license}`)
  })
})
