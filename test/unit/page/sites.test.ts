// @vitest-environment happy-dom
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { siteOfAddress } from '#lib/page/address/identity-from-address.ts'
import { createStaleGuard } from '#lib/page/follow/stale-guard.ts'
import { readPage } from '#lib/page/read/read-page.ts'
import { SITES } from '#lib/page/sites/index.ts'
import type { SiteExample } from '#lib/page/sites/site-rule.ts'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { addressOf, markupSight, openPage } from './page-in-test.ts'

const PAGES = 'test/fixtures/pages'

/** Each site's examples stand in a folder of its name, beside the pages that they are about. */
const examples: SiteExample[] = []
for (const entry of readdirSync(PAGES, { withFileTypes: true }).filter((one) => one.isDirectory())) {
  const found: { examples: SiteExample[] } = await import(`../../fixtures/pages/${entry.name}/examples.ts`)
  for (const one of found.examples) examples.push({ ...one, page: join(entry.name, one.page) })
}

const rows: string[] = []
const totals = { right: 0, missing: 0, wrong: 0 }

function read(address: string) {
  const guard = createStaleGuard()
  guard.begin('', null)
  return readPage({ document, ...addressOf(address), epoch: 1, guard, sight: markupSight }).identity
}

function inShort({ people, taskReferences }: Pick<SiteExample['gives'], 'people' | 'taskReferences'>): string {
  const who = people.map(({ name, evidence }) => `${name ?? '?'} [${evidence.map(({ value }) => value).join(', ')}]`)
  const tasks = taskReferences.map(({ taskId }) => `#${taskId}`)
  return [...who, ...tasks].join(' + ') || 'nobody'
}

/** Whether something was found that is not the person, or the task, of the page. */
function namesAnother(found: PageIdentity, gives: SiteExample['gives']): boolean {
  const valuesOf = ({ people, taskReferences }: Pick<PageIdentity, 'people' | 'taskReferences'>): string[] => [
    ...people.flatMap(({ name, evidence }) => [name ?? '', ...evidence.map(({ kind, value }) => `${kind} ${value}`)]),
    ...taskReferences.map(({ taskId }) => `task ${taskId}`),
  ]
  const meant = new Set(['', ...valuesOf(gives)])
  return found.key !== gives.key || valuesOf(found).some((value) => !meant.has(value))
}

describe('who a page is about', () => {
  it.each(examples)('$address · $layout · $trap', ({ page, layout, trap, address, gives }) => {
    openPage(page, address)
    const found = read(address)
    const isRight =
      JSON.stringify({ ...gives }) ===
      JSON.stringify({ key: found.key, people: found.people, taskReferences: found.taskReferences })
    totals[isRight ? 'right' : namesAnother(found, gives) ? 'wrong' : 'missing'] += 1
    rows.push(
      `${isRight ? 'right' : 'WRONG'} │ ${siteOfAddress(address)} │ ${layout} │ ${trap}\n      expected ${inShort(gives)}\n      found    ${inShort(found)}`,
    )
    expect({ key: found.key, people: found.people, taskReferences: found.taskReferences }).toEqual(gives)
  })

  it('every site has an example page', () => {
    const shown = new Set(examples.map(({ address }) => siteOfAddress(address)))
    expect(SITES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  afterAll(() => {
    const { right, missing, wrong } = totals
    process.stdout.write(`\nSite × layout × trap\n${rows.join('\n')}\n`)
    process.stdout.write(`${right} right, ${missing} with something missing, ${wrong} with a wrong person\n`)
  })
})
