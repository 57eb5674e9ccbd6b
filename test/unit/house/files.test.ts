import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDERS = ['components', 'entrypoints', 'lib']

function sources(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...FOLDERS], {
    encoding: 'utf8',
  })
  // A file that was removed and not yet committed is still listed.
  return listed.split('\0').filter((path) => /\.tsx?$/.test(path) && existsSync(path))
}

const files = sources().map((path) => ({ path, text: readFileSync(path, 'utf8') }))

describe('the files of the house', () => {
  const lengths = files.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))

  it('are at most 300 lines long', () => {
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('are 60 lines long at the most, half of them', () => {
    const sorted = lengths.map(({ lines }) => lines).toSorted((one, other) => one - other)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60)
  })
})
