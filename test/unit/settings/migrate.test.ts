import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { readStoredSettings } from '#lib/worker/settings/migrate.ts'

describe('stored settings', () => {
  it('of the first version come without sites of the rep’s own', () => {
    const { ownSites: _, ...first } = { ...DEFAULT_SETTINGS, version: 1, theme: 'dark' as const }
    expect(readStoredSettings(first)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', ownSites: [] })
  })

  it.each([
    ['of a version yet to come', { ...DEFAULT_SETTINGS, version: 3 }],
    ['without a version', { ...DEFAULT_SETTINGS, version: undefined }],
    ['with a site that is no address', { ...DEFAULT_SETTINGS, ownSites: [{ id: 'own:x', mode: 'dock', rules: [] }] }],
    ['that are nothing', null],
  ])('%s are not taken', (_what, settings) => {
    expect(readStoredSettings(settings)).toBeNull()
  })
})
