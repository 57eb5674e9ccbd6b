import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDERS = ['components', 'entrypoints', 'lib']
const EXPORTED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|type|interface|enum) (\w+)/gm

function sources(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...FOLDERS], {
    encoding: 'utf8',
  })
  // A file that was removed and not yet committed is still listed.
  return listed.split('\0').filter((path) => /\.tsx?$/.test(path) && existsSync(path))
}

const files = sources().map((path) => ({ path, text: readFileSync(path, 'utf8') }))

describe('the names of the house', () => {
  it('stand for one thing each: no two files export the same', () => {
    const exportedBy = new Map<string, string[]>()
    for (const { path, text } of files) {
      for (const [, name = ''] of text.matchAll(EXPORTED)) {
        const by = exportedBy.get(name) ?? []
        // A type and its value, or the forms of one function, may share a name within their file.
        if (!by.includes(path)) exportedBy.set(name, [...by, path])
      }
    }
    expect(exportedBy.size).toBeGreaterThan(500)
    const shared = [...exportedBy].filter(([, by]) => by.length > 1).map(([name, by]) => `${name}: ${by.join(', ')}`)
    expect(shared).toEqual([])
  })
})
