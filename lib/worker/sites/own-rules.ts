import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { pagesOf } from '#lib/page/own/page-kind.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { FieldRule, OwnRule, OwnSiteId, RuleTrial } from '#lib/shared/settings/own-site.ts'
import { MOST_RULES } from '#lib/shared/settings/own-sites.ts'
import { readPattern } from '#lib/shared/settings/pattern-shape.ts'
import { changeSettings, readSettings } from '#lib/worker/settings/settings-store.ts'
import { builtInOf, hostAddress, identityAt, rulesAt } from './own-sites.ts'
import { isSame, mergeSites, readExport } from './rule-exchange.ts'
import { originsOf } from './site-permissions.ts'
import { forOpenTabs, registerSites } from './site-registration.ts'

const trialSchema = z.object({
  key: z.string().check(z.maxLength(600)),
  name: z.nullable(z.string().check(z.maxLength(120))),
  values: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(5)),
})

/** What a rule reads on a page, and which kind of page that is. */
export type Trial = RuleTrial & { pages: string }

/** What a rule reads in a tab at this moment; null where no reader of ours answers, or the tab is on its way to another page. */
export async function tryInTab(tabId: number, rule: FieldRule): Promise<Trial | null> {
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, { type: 'own.try', rule }, { frameId: 0 })
    .catch(() => null)
  const trial = trialSchema.safeParse(answer)
  const url = (await browser.tabs.get(tabId).catch(() => null))?.url ?? ''
  if (!trial.success || !URL.canParse(url) || identityAt(url, await readSettings()).key !== trial.data.key) return null
  return { ...trial.data, pages: pagesOf(new URL(url)) }
}

/** What a rule reads in each open tab of its site. */
export async function tryInTabs(id: OwnSiteId, rule: FieldRule): Promise<Trial[]> {
  const tabs = await browser.tabs.query({ url: originsOf(id) }).catch(() => [])
  const trials = await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [tryInTab(tab.id, rule)])))
  return trials.filter((trial) => trial !== null).slice(0, 10)
}

/** Changes what is taught about a site, and hands the new rules to its open pages. */
export async function changeRules(id: OwnSiteId, change: (rules: OwnRule[]) => OwnRule[]): Promise<Result<true>> {
  const { ownSites } = await readSettings()
  const site = ownSites.find((one) => one.id === id)
  if (site === undefined) return fail('notFound')
  if (change(site.rules).length > MOST_RULES) return fail('tooMany')
  await changeSettings((settings) => ({
    ...settings,
    ownSites: settings.ownSites
      .map((one) => (one.id === id ? { ...one, rules: change(one.rules) } : one))
      // Of a built-in site's host there is nothing more to keep.
      .filter((one) => one.id !== id || one.rules.length > 0 || builtInOf(id) === null),
  }))
  await registerSites()
  await handOver(id)
  return ok(true)
}

/** Saves a rule in place of the one with its id, or as a new one. The same rule twice is refused, as is a pattern that is repeated within itself. */
export async function saveRule(id: OwnSiteId, rule: OwnRule): Promise<Result<true>> {
  if (rule.kind === 'address') {
    const checked = readPattern(rule.pattern)
    if (!checked.ok) return checked
  }
  const site = (await readSettings()).ownSites.find((one) => one.id === id)
  if (site?.rules.some((one) => one.id !== rule.id && isSame(one, rule)) === true) return fail('duplicate')
  return changeRules(id, (rules) =>
    rules.some((one) => one.id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule],
  )
}

/**
 * Adds what another rep exported. 'badRules' for what is no export, and for one with a pattern that may run for long: then
 * nothing of it is taken. A site that is new here comes off: its permission is asked for by its switch.
 */
export async function importRules(text: string): Promise<Result<{ added: number; known: number }>> {
  const brought = readExport(text)
  if (!brought.ok) return brought
  let counts = { added: 0, known: 0 }
  try {
    await changeSettings((settings) => {
      const merged = mergeSites(settings.ownSites, brought.value)
      counts = merged.counts
      return { ...settings, ownSites: merged.sites }
    })
  } catch {
    // More sites or rules than are kept.
    return fail('tooMany')
  }
  await registerSites()
  await Promise.all(brought.value.map(({ id }) => handOver(id)))
  return ok(counts)
}

/** Gives the open pages of a site the rules as they are now. */
async function handOver(id: OwnSiteId): Promise<void> {
  const settings = await readSettings()
  await forOpenTabs(id, async (tabId) => {
    const rules = rulesAt(hostAddress(id), settings)
    if (rules === null) return
    // A tab without a reader gets the rules when one starts there.
    await browser.tabs.sendMessage(tabId, { type: 'own.rules', rules }, { frameId: 0 }).catch(() => undefined)
  })
}
