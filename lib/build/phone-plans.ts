import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { writeFound } from './found.ts'

/** Where a country's plan holds how its numbers are written for people. */
const FORMATS = 4

/**
 * Writes down the numbering plans of all countries without how numbers are written for people, which is half of them: numbers are
 * read and compared, and shown as they were found (`phone-plans.ts`).
 */
export async function writePhonePlans(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('libphonenumber-js/metadata.min.json')
  const plans: { countries: Record<string, unknown[]>; nonGeographic: Record<string, unknown[]> } = JSON.parse(
    await readFile(file, 'utf8'),
  )
  for (const plan of [...Object.values(plans.countries), ...Object.values(plans.nonGeographic)]) {
    if (plan.length > FORMATS) plan[FORMATS] = 0
  }
  await writeFound('phone-plans.ts', [
    "import type { MetadataJson } from 'libphonenumber-js/core'",
    `export const PHONE_PLANS = ${JSON.stringify(plans)} as unknown as MetadataJson`,
  ])
}
