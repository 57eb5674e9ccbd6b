import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
// A file that was removed and not yet committed is still listed.
const files = listed.split('\0').filter((path) => path !== '' && existsSync(path))
const pages = files.filter((path) => path.endsWith('.md'))
const textOf = (path: string) => readFileSync(path, 'utf8')
/** A page without what it only shows: a block of code may name what is to be. */
const proseOf = (path: string) => textOf(path).replace(/^```[^]*?^```$/gm, '')

/** A heading as the address of its place on the page. */
const placeOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
const placesOn = (path: string) =>
  [...proseOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => placeOf(heading))

const links = pages.flatMap((page) =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => ({ page, to })),
)

describe('the pages of the project', () => {
  it('are there: how to contribute, how it works, what is known of sites, why it is so, what is private, what is safe', () => {
    for (const page of [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'PRIVACY.md',
      'CHANGELOG.md',
      'docs/architecture.md',
      'docs/sites.md',
      'docs/words.md',
      'docs/decisions/README.md',
    ]) {
      expect(pages).toContain(page)
    }
  })

  it.each(links.filter(({ to }) => !/^[a-z]+:/.test(to)).map(({ page, to }) => [page, to] as const))(
    '%s leads to what is there: %s',
    (page, to) => {
      const [path = '', place] = to.split('#')
      const target = path === '' ? page : normalize(join(dirname(page), path))
      expect(existsSync(target)).toBe(true)
      expect(place === undefined ? [place] : placesOn(target)).toContain(place)
    },
  )

  it.each(pages)('%s names no file of the project that is not there', (page) => {
    const named = [...proseOf(page).matchAll(/`((?:lib|components|entrypoints|test|docs|\.ci)\/[\w./-]+)`/g)]
    const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(path))
    // The guide's invented CRM is made by whoever follows it.
    expect(missing.filter((path) => !path.includes('folk'))).toEqual([])
  })

  it('say in the README what there is in under 900 words', () => {
    expect(textOf('README.md').split(/\s+/).length).toBeLessThan(900)
  })

  it('tell what is known of every site', () => {
    const names = new Set([...textOf('docs/sites.md').matchAll(/^\| ([^|]+?) +\|/gm)].map(([, name]) => name))
    const sites = files.filter((path) => /^lib\/page\/sites\/[\w-]+\.ts$/.test(path)).map(textOf)
    const known = sites.flatMap((text) => /^ {2}name: '(.+)'/m.exec(text)?.[1] ?? [])
    expect(known.length).toBeGreaterThan(10)
    expect(known.filter((name) => !names.has(name) && name !== 'Demo CRM')).toEqual([])
  })
})

describe('what runs for a public repository', () => {
  const workflows = files.filter((path) => path.startsWith('.github/workflows/'))

  it('is the project’s own check', () => {
    expect(workflows.map(textOf).join('\n')).toMatch(/- run: \.ci\/run\n/)
  })

  it.each(workflows)(
    '%s takes what others have written by the whole hash of its commit, and may only read',
    (workflow) => {
      const used = [...textOf(workflow).matchAll(/uses: *(\S+)/g)].map(([, action = '']) => action)
      expect(used.length).toBeGreaterThan(0)
      expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([])
      expect(textOf(workflow)).toMatch(/^permissions:\n {2}contents: read$/m)
    },
  )
})
