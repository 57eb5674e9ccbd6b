import * as z from 'zod/mini'
import { siteOfAddress } from '#lib/page/address/identity-from-address.ts'
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
  return settings.success ? withBuiltIn(settings.data) : null
}

/**
 * A site of the rep's own may have come to be built in since: its switch is the built-in one's from then on, as it stood,
 * and what was taught about its host stays beside the built-in rules.
 */
function withBuiltIn(settings: Settings): Settings {
  let { sites, dockHiddenOn } = settings
  const ownSites = settings.ownSites.map((own) => {
    const builtIn = siteOfAddress(own.id.slice('own:'.length))
    if (builtIn === 'other') return own
    if (own.mode === 'dock') sites = { ...sites, [builtIn]: 'dock' }
    dockHiddenOn = [...new Set(dockHiddenOn.map((hidden) => (hidden === own.id ? builtIn : hidden)))]
    return { ...own, mode: 'off' as const }
  })
  return { ...settings, sites, dockHiddenOn, ownSites }
}
