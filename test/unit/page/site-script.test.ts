import { describe, expect, it } from 'vitest'
import { SITES } from '#lib/page/sites/index.ts'
import type { SiteRule } from '#lib/page/sites/site-rule.ts'
import { siteScript } from '#lib/page/sites/site-script.ts'

/** Every selector that a site's rules hold, wherever in them it stands. */
function selectorsIn(rule: unknown): string[] {
  if (typeof rule === 'string') return [rule]
  if (typeof rule !== 'object' || rule === null || rule instanceof RegExp) return []
  return Object.values(rule).flatMap(selectorsIn)
}

function run(script: string): SiteRule {
  const world: { wrapupSite?: SiteRule } = {}
  // The script as a browser runs it; it is the product's own and comes from its rules.
  Reflect.apply(Reflect.construct(Function, ['globalThis', script]), null, [world])
  if (world.wrapupSite === undefined) throw new Error('The script left no rules.')
  return world.wrapupSite
}

describe.each(SITES)('the rules of $id', (site) => {
  it('come into a page as they are written, but for the match patterns', () => {
    const { name: _name, about: _about, rank: _rank, ...rules } = site
    expect(run(siteScript(site))).toEqual({ ...rules, origins: [] })
  })

  it('hold no place for an id in a selector: there 5 would also find 57', () => {
    expect(selectorsIn(site.records).filter((selector) => /[{}]|\$(?!=)|%s/.test(selector))).toEqual([])
  })
})
