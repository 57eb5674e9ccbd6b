import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { readStoredSettings } from '#lib/worker/settings/migrate.ts'

describe('stored settings', () => {
  it('of the first version come without sites of the rep’s own', () => {
    const { ownSites: _, ...first } = { ...DEFAULT_SETTINGS, version: 1, theme: 'dark' as const }
    expect(readStoredSettings(first)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', ownSites: [] })
  })

  it('from when the history was always kept for 90 days go on with 90; new ones begin with 30', () => {
    const { historyDays, ...stored } = DEFAULT_SETTINGS
    expect(historyDays).toBe(30)
    expect(readStoredSettings(stored)?.historyDays).toBe(90)
  })

  it.each([
    ['of a version yet to come', { ...DEFAULT_SETTINGS, version: 3 }],
    ['without a version', { ...DEFAULT_SETTINGS, version: undefined }],
    ['with a site that is no address', { ...DEFAULT_SETTINGS, ownSites: [{ id: 'own:x', mode: 'dock', rules: [] }] }],
    ['that are nothing', null],
  ])('%s are not taken', (_what, settings) => {
    expect(readStoredSettings(settings)).toBeNull()
  })

  it('of 0.1.0 keep what was taught about a host that has come to be built in, as it was switched', () => {
    const rules = [{ kind: 'address', id: 'r', pattern: '[?&]rt=(?<taskId>\\d+)' }]
    const stored = {
      ...DEFAULT_SETTINGS,
      version: 2,
      sites: { linkedin: 'badge' },
      dockHiddenOn: ['own:https://app.copper.com', 'own:https://crm.tallpine.example'],
      ownSites: [
        { id: 'own:https://app.copper.com', mode: 'dock', rules },
        { id: 'own:https://app.attio.com', mode: 'off', rules },
        { id: 'own:https://crm.tallpine.example', mode: 'dock', rules },
      ],
    }
    const read = readStoredSettings(stored)
    expect(read?.sites).toEqual({ linkedin: 'badge', copper: 'dock' })
    expect(read?.dockHiddenOn).toEqual(['copper', 'own:https://crm.tallpine.example'])
    expect(read?.ownSites.map(({ id, mode }) => [id, mode])).toEqual([
      ['own:https://app.copper.com', 'off'],
      ['own:https://app.attio.com', 'off'],
      ['own:https://crm.tallpine.example', 'dock'],
    ])
    expect(read?.ownSites.every((site) => site.rules.length === 1)).toBe(true)
    // Turned off since: the next reading does not turn it on again.
    expect(readStoredSettings({ ...read, sites: { copper: 'off' } })?.sites).toEqual({ copper: 'off' })
  })
})
