import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Makes a release of what is here: `npm run release -- 0.2.0`. What stands under "Unreleased" in the changelog becomes that
 * version's, package and lock file get its number, and both are committed and tagged. Nothing is pushed.
 */
function release(version: string): void {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Say which version: npm run release -- 0.2.0')
  if (git('status', '--porcelain') !== '') throw new Error('There is something here that is not committed.')
  if (git('tag', '--list', `v${version}`) !== '') throw new Error(`There is a version ${version} already.`)

  const changelog = readFileSync('CHANGELOG.md', 'utf8')
  const [, before = '', news = '', after = ''] =
    /^([^]*?\n)## Unreleased\n([^]*?)(?=\n## |$)([^]*)$/.exec(changelog) ?? []
  if (news.trim() === '') throw new Error('The changelog says nothing of this version: write it under "Unreleased".')
  const day = new Date().toISOString().slice(0, 10)
  writeFileSync('CHANGELOG.md', `${before}## Unreleased\n\n## ${version} (${day})\n${news}${after}`)
  for (const file of ['package.json', 'package-lock.json']) writeFileSync(file, withVersion(file, version))

  git('add', 'CHANGELOG.md', 'package.json', 'package-lock.json')
  git('commit', '--quiet', '--message', `Release ${version}`)
  git('tag', '--annotate', `v${version}`, '--message', `Wrapup ${version}\n${news}`)
  process.stdout.write(`Tagged v${version}. Look at it, then: git push --follow-tags\n`)
}

function withVersion(file: string, version: string): string {
  const content: { version: string; packages?: { '': { version: string } } } = JSON.parse(readFileSync(file, 'utf8'))
  content.version = version
  if (content.packages !== undefined) content.packages[''].version = version
  return `${JSON.stringify(content, null, 2)}\n`
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' })
}

try {
  release(process.argv[2] ?? '')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
