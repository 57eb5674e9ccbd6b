import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, settingsSchema } from '#lib/shared/settings/settings.ts'
import { connectionSchema } from '#lib/worker/account/key-store.ts'
import { readStoredSettings } from '#lib/worker/settings/migrate.ts'
import { readableIn } from '#lib/worker/settings/settings-store.ts'

const EXAMPLES = new URL('./stored/', import.meta.url)

/** What a browser holds that was last used with an older version of the extension. Examples are added, never changed. */
async function stored(store: 'settings' | 'key'): Promise<{ name: string; row: object }[]> {
  const names = (await readdir(EXAMPLES)).filter((name) => name.startsWith(store)).toSorted()
  return Promise.all(
    names.map(async (name) => ({ name, row: JSON.parse(await readFile(new URL(name, EXAMPLES), 'utf8')) })),
  )
}

const settings = await stored('settings')
const keys = await stored('key')

/** Choices that were not there when the row was stored. */
const NEWER = { tellResult: false, tellMorning: false, settingUp: false, historyDays: 90 }

describe('what was stored by each version', () => {
  it('has an example each', () => {
    expect(settings.map(({ name }) => name)).toEqual(['settings-version-1.json', 'settings-version-2.json'])
    expect(keys.map(({ name }) => name)).toEqual(['key-version-1-unnumbered.json', 'key-version-1.json'])
  })

  it.each(settings)('$name is read whole, and carried to the newest version', ({ row }) => {
    const read = readStoredSettings(row)
    expect(read).toEqual({ ...DEFAULT_SETTINGS, ...NEWER, ...row, version: DEFAULT_SETTINGS.version })
    expect(settingsSchema.parse(read)).toEqual(read)
  })

  it.each(keys)('$name is read whole, and carried to the newest version', ({ row }) => {
    expect(connectionSchema.parse(row)).toEqual({ ...row, version: 1 })
  })
})

describe('damaged settings', () => {
  const example = settings.at(-1)
  const row = example?.row ?? {}

  it.each([
    ['a choice that is none', { theme: 'sepia' }, { theme: 'system' }],
    ['a site that nobody knows', { sites: { myspace: 'dock' } }, { sites: {} }],
    ['another version', { version: 9 }, { version: DEFAULT_SETTINGS.version }],
  ])('with %s keep every other choice', (_, damage, begun) => {
    expect(readableIn({ ...row, ...damage })).toEqual({ ...NEWER, ...row, ...begun })
  })

  it.each([null, 'settings', 7, [], {}])('that are none (%j) are what Wrapup begins with', (nothing) => {
    expect(settingsSchema.parse(readableIn(nothing))).toMatchObject({ consentedAt: null, undoSeconds: 5 })
  })
})
