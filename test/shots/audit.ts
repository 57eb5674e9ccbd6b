import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { listen } from './announced.ts'
import { eachState } from './each-state.ts'
import type { Gallery } from './gallery-server.ts'
import type { State } from './state.ts'
import type { Theme } from './visit.ts'

/** What a screen reader is told in one state: each live region that says something, by its role. */
export type Told = { state: string; told: string[] }

/** What axe found in one state: the rule, why it matters, and the elements. */
export type Finding = { state: string; rule: string; help: string; elements: string[] }

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The dock is a frame in somebody else's page, which has headings and landmarks of its own. */
const OF_WHOLE_PAGES = ['page-has-heading-one', 'landmark-one-main', 'region']

/** What a theme can break: everything else is the same document. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * Runs axe, with every rule it has for WCAG 2.2 AA and good practice, over every state, and those about colours in
 * both themes: the same page is turned dark. Also what is announced in each. No findings when all is well.
 */
export async function auditStates(wanted = ''): Promise<{ findings: Finding[]; told: Told[] }> {
  const findings: Finding[] = []
  const told: Told[] = []
  const look = async (page: Page, state: State, _theme: Theme, gallery: Gallery) => {
    const name = `${state.surface}/${state.name}`
    told.push({ state: name, told: await listen(page) })
    findings.push(...(await find(page, gallery, state, 'light')))
    await page.emulateMedia({ colorScheme: 'dark' })
    await comesToRest(page)
    findings.push(...(await find(page, gallery, state, 'dark')))
    await page.emulateMedia({ colorScheme: 'light' })
    await comesToRest(page)
  }
  await eachState(wanted, 1, look, ['light'])
  return { findings, told: told.toSorted((one, other) => (one.state < other.state ? -1 : 1)) }
}

/** Colours that are on their way from one theme to the other are those of neither. */
async function comesToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
}

async function find(page: Page, gallery: Gallery, { surface, name }: State, theme: Theme): Promise<Finding[]> {
  // Anew each time: it remembers colours.
  await page.addScriptTag({ url: gallery.axe })
  const isPart = surface === 'dock' || surface === 'picker'
  const options: RunOptions = {
    runOnly: theme === 'dark' ? { type: 'rule', values: OF_COLOURS } : { type: 'tag', values: TAGS },
    rules: Object.fromEntries(
      isPart && theme === 'light' ? OF_WHOLE_PAGES.map((rule) => [rule, { enabled: false }]) : [],
    ),
    // What is well is not described: that takes a third of the time.
    resultTypes: ['violations'],
    selectors: false,
  }
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (given) => Reflect.get(window, 'axe').run(given),
    options,
  )
  return violations.map(({ id, help, nodes }) => ({
    state: `${surface}/${name} ${theme}`,
    rule: id,
    help,
    elements: nodes.map((node) => `${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`),
  }))
}
