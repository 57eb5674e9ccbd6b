import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What each program may not bring in, by a file of its own that does it. The last file of each brings in what it may. */
const FORBIDDEN = {
  components: [
    '#lib/worker/account/key-store.ts',
    '#lib/worker/a-secret-of-tomorrow.ts',
    '../lib/worker/account/key-store.ts',
    '../../lib/worker/reply/client.ts',
    '#lib/page/read/read-page.ts',
    'wxt/browser',
    'idb',
    'libphonenumber-js/min',
  ],
  'lib/page': [
    '#lib/worker/account/key-store.ts',
    '#lib/worker/a-secret-of-tomorrow.ts',
    '../worker/account/key-store.ts',
    '#components/screen.tsx',
    '#lib/shared/messages/table.ts',
    '#lib/shared/settings/settings.ts',
    '#lib/shared/words/index.ts',
    '../shared/words/index.ts',
    'zod',
    'zod/mini',
    'react',
    'idb',
  ],
  'lib/shared': [
    '#lib/worker/account/key-store.ts',
    '#lib/worker/a-secret-of-tomorrow.ts',
    '../worker/reply/client.ts',
    '#lib/page/read/read-page.ts',
    '#components/screen.tsx',
    'react',
    'idb',
  ],
  'entrypoints/popup': ['#lib/worker/worker.ts', '#lib/page/read/read-page.ts', 'idb'],
  'lib/worker': ['#components/screen.tsx', 'react', 'react-dom/client'],
} as const

const ALLOWED = {
  components: ['#lib/shared/problem.ts', '#components/screen.tsx', './section.tsx', 'react', 'zod/mini'],
  'lib/page': ['#lib/shared/identity/identity.ts', '#lib/page/read/sight.ts', '../sites/links.ts', 'wxt/browser'],
  'lib/shared': ['#lib/shared/problem.ts', './problem.ts', 'zod/mini'],
  'entrypoints/popup': ['#components/screen.tsx', '#lib/shared/problem.ts', 'react-dom/client'],
  'lib/worker': ['#lib/page/sites/index.ts', '#lib/shared/problem.ts', 'idb'],
} as const

type Place = keyof typeof FORBIDDEN
const places = Object.keys(FORBIDDEN) as Place[]
const fileOf = (place: Place, kind: 'forbidden' | 'allowed', at: number) => `${place}/${kind}-${at}.ts`

let folder = ''
/** The files in which the lint refused an import. */
const refused = new Set<string>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wrapup-walls-'))
  cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'))
  for (const place of places) {
    mkdirSync(join(folder, place), { recursive: true })
    FORBIDDEN[place].forEach((name, at) => {
      writeFileSync(join(folder, fileOf(place, 'forbidden', at)), `export { one } from '${name}'\n`)
    })
    ALLOWED[place].forEach((name, at) => {
      writeFileSync(join(folder, fileOf(place, 'allowed', at)), `export { one } from '${name}'\n`)
    })
  }
  const lint = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format', 'json'], { cwd: folder, encoding: 'utf8' })
  const { diagnostics }: { diagnostics: { code: string; filename: string }[] } = JSON.parse(lint.stdout)
  for (const { code, filename } of diagnostics) {
    if (code.includes('no-restricted-imports')) refused.add(join(dirname(filename), filename.split('/').at(-1) ?? ''))
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(places)('the lint, in %s,', (place) => {
  it.each(FORBIDDEN[place].map((name, at) => [name, at] as const))('refuses an import of %s', (_, at) => {
    expect([...refused]).toContain(fileOf(place, 'forbidden', at))
  })

  it('lets in what it may have', () => {
    const wronged = ALLOWED[place].filter((_, at) => refused.has(fileOf(place, 'allowed', at)))
    expect(wronged).toEqual([])
  })
})
