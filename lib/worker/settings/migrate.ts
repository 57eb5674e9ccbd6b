import * as z from 'zod/mini'
import { type Settings, settingsSchema } from '#lib/shared/settings/settings.ts'

type Stored = Record<string, unknown>

/** One step for each version that was ever released: what it lacked, so that it reads as the next one. */
const STEPS: Readonly<Record<number, (stored: Stored) => Stored>> = {
  // The rep's own sites came with version 2.
  1: (stored) => ({ ...stored, version: 2, ownSites: [] }),
}

const versioned = z.looseObject({ version: z.number() })

/** Settings as any released version stored them, as this version reads them; null for what no version can have stored. */
export function readStoredSettings(stored: unknown): Settings | null {
  let parsed = versioned.safeParse(stored)
  for (let step = 0; parsed.success && step < Object.keys(STEPS).length; step += 1) {
    const next = STEPS[parsed.data.version]
    if (next === undefined) break
    parsed = versioned.safeParse(next(parsed.data))
  }
  const settings = settingsSchema.safeParse(parsed.data)
  return settings.success ? settings.data : null
}
