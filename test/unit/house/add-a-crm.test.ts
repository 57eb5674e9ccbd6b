import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The files that the worked example of CONTRIBUTING.md shows, with what is in them. */
const shown = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^`([^`]+)`:\n\n```\w+\n([^]*?)^```$/gm)].map(
  ([, path = '', text = '']) => ({ path, text }),
)

let copy = ''

function run(command: string, ...args: string[]): { code: number | null; said: string } {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env
  const ran = spawnSync(resolve('node_modules/.bin', command), args, { cwd: copy, encoding: 'utf8', env })
  return { code: ran.status, said: ran.stdout + ran.stderr }
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'wrapup-add-a-crm-'))
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  // A file that was removed and not yet committed is still listed.
  for (const file of files.split('\0').filter((one) => existsSync(one) && one !== '')) cpSync(file, join(copy, file))
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  for (const { path, text } of shown) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), text)
  }
  const prepared = run('wxt', 'prepare')
  if (prepared.code !== 0) throw new Error(prepared.said)
}, 120_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('adding a CRM as CONTRIBUTING.md says', () => {
  it('takes one file and one folder of examples, under 40 lines', () => {
    const rules = shown.filter(({ path }) => path.startsWith('lib/'))
    const examples = shown.filter(({ path }) => path.startsWith('test/'))
    expect(rules.map(({ path }) => path)).toEqual(['lib/page/sites/folk.ts'])
    expect(new Set(examples.map(({ path }) => dirname(path)))).toEqual(new Set(['test/fixtures/pages/folk']))
    expect(rules.length + examples.length).toBe(shown.length)
    const lines = shown.flatMap(({ text }) => text.trimEnd().split('\n'))
    expect(lines.length).toBeLessThan(40)
  })

  it('puts its id, name and rules wherever sites are known, after those that have a place', () => {
    const found = readFileSync(join(copy, '.wxt/found/sites.ts'), 'utf8')
    expect(found).toMatch(/"folk": \{"name":"Folk","about":"People"\}/)
    expect(readFileSync(join(copy, '.wxt/found/rules.ts'), 'utf8')).toMatch(/import \{ folk \}/)
  })

  it.each([
    ['format', 'biome', ['check', ...shown.map(({ path }) => path)]],
    ['lint', 'oxlint', ['lib/page/sites', 'test/fixtures/pages']],
    ['types', 'tsc', ['--noEmit']],
    ['unused code', 'knip', []],
  ])('keeps the %s clean', { timeout: 120_000 }, (_, command, args) => {
    const { code, said } = run(command, ...args)
    expect(code === 0 ? 'clean' : said).toBe('clean')
  })

  it('is read rightly by the tests of the sites, which find it', { timeout: 120_000 }, () => {
    const tests = ['sites', 'site-script', 'normalisers.property'].map((name) => `test/unit/page/${name}.test.ts`)
    const { code, said } = run('vitest', 'run', '--project', 'unit', '--reporter', 'verbose', ...tests)
    expect(code === 0 ? 'clean' : said).toBe('clean')
    expect(said).toMatch(/✓.*https:\/\/app\.folk\.example\/people\/7 · person · the owner/)
  })
})
