import { AxeBuilder } from '@axe-core/playwright'
import { eachState } from './each-state.ts'

/** What axe found in one state: the rule, why it matters, and the elements. */
export type Finding = { state: string; rule: string; help: string; elements: string[] }

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The dock is a frame in somebody else's page, which has headings and landmarks of its own. */
const OF_WHOLE_PAGES = ['page-has-heading-one', 'landmark-one-main', 'region']

/** What a theme can break: everything else is the same document. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * Runs axe, with every rule it has for WCAG 2.2 AA and good practice, over every state, and those about colours in
 * both themes. Empty when all is well.
 */
export async function auditStates(wanted = ''): Promise<Finding[]> {
  const findings: Finding[] = []
  await eachState(wanted, 1, async (page, state, theme) => {
    // The gallery has no frames, so that axe needs no second page to put their results together.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    if (theme === 'dark') axe.withRules(OF_COLOURS)
    else axe.withTags(TAGS)
    if (state.surface === 'dock' || state.surface === 'picker') axe.disableRules(OF_WHOLE_PAGES)
    const { violations } = await axe.analyze()
    for (const { id, help, nodes } of violations) {
      const elements = nodes.map((node) => `${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`)
      findings.push({ state: `${state.surface}/${state.name} ${theme}`, rule: id, help, elements })
    }
  })
  return findings
}
