import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder = ''

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const release = (version: string) =>
  spawnSync(process.execPath, [resolve('lib/build/release.ts'), version], { cwd: folder, encoding: 'utf8' })

function commit(changelog: string): void {
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog)
  git('add', '.')
  git('commit', '--quiet', '--message', 'Something')
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wrapup-release-'))
  for (const file of ['package.json', 'package-lock.json']) cpSync(file, join(folder, file))
  git('init', '--quiet')
  git('config', 'user.name', 'Maya Okafor')
  git('config', 'user.email', 'maya@northwind.example')
  commit('# Changelog\n\n## Unreleased\n\n- Something new.\n\n## 0.1.0\n\nThe first.\n')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a release', () => {
  it('takes what is unreleased for its own, numbers package and lock file, and is tagged', () => {
    expect(release('0.2.0').status).toBe(0)
    expect(read('CHANGELOG.md')).toMatch(
      /^# Changelog\n\n## Unreleased\n\n## 0\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n- Something new\.\n\n## 0\.1\.0\n\nThe first\.\n$/,
    )
    expect(JSON.parse(read('package.json')).version).toBe('0.2.0')
    const lock = JSON.parse(read('package-lock.json'))
    expect([lock.version, lock.packages[''].version]).toEqual(['0.2.0', '0.2.0'])
    expect(git('status', '--porcelain')).toBe('')
    expect(git('describe', '--tags')).toBe('v0.2.0')
    expect(git('tag', '--list', '--format', '%(contents)', 'v0.2.0')).toContain('- Something new.')
  })

  it('changes nothing but the numbers in package and lock file', () => {
    release('0.2.0')
    expect(git('diff', '--numstat', 'HEAD~1', '--', 'package.json')).toMatch(/^1\t1\t/)
    expect(git('diff', '--numstat', 'HEAD~1', '--', 'package-lock.json')).toMatch(/^2\t2\t/)
  })

  it.each([
    ['a version that is none', 'next', () => undefined],
    ['what is not committed', '0.2.0', () => writeFileSync(join(folder, 'notes.txt'), 'x')],
    ['a version that is there', '0.2.0', () => void git('tag', 'v0.2.0')],
    [
      'a changelog that says nothing of it',
      '0.2.0',
      () => commit('# Changelog\n\n## Unreleased\n\n## 0.1.0\n\nThe first.\n'),
    ],
  ])('is not made of %s', (_what, version, prepare) => {
    prepare()
    const before = git('rev-parse', 'HEAD')
    const made = release(version)
    expect([made.status, made.stderr === '']).toEqual([1, false])
    expect(git('rev-parse', 'HEAD')).toBe(before)
  })
})
