import { browser } from 'wxt/browser'
import { commonPages, ownKey, pagesOf } from '#lib/page/own/own-address.ts'
import type { PickerTask, Pointed } from '#lib/page/picker/task.ts'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { FieldRule, OwnSite, RuleTrial, TaughtField } from '#lib/shared/settings/own-site.ts'
import { words } from '#lib/shared/words/index.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { changeRules, tryInTab } from './own-rules.ts'
import { ownSiteAt } from './own-sites.ts'

const PICKER = '/content-scripts/picker.js' as const
const ASKED = 'teaching'

type OnOwn = Extract<SiteHere, { state: 'on' }>['own']
type Draft = NonNullable<NonNullable<OnOwn>['draft']>

/** The own site of a tab that is on, and the tab's address. */
async function siteIn(tabId: number): Promise<{ site: OwnSite; url: URL } | null> {
  const address = (await browser.tabs.get(tabId).catch(() => null))?.url ?? ''
  const site = ownSiteAt(address, await readSettings())
  return site?.mode === 'dock' ? { site, url: new URL(address) } : null
}

/** Lets the rep point at a field in a tab. Only a tab in which this was begun may say what was pointed at. */
export async function beginTeaching(tabId: number, field: TaughtField): Promise<Result<{ done: true }>> {
  if ((await siteIn(tabId)) === null) return fail('permissionMissing')
  await browser.storage.session.set({ [ASKED]: { tabId, field } })
  const task: PickerTask = { type: 'pick.begin', field, words: words.ownSites.picker(field) }
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [PICKER] })
    await browser.tabs.sendMessage(tabId, task, { frameId: 0 })
    return ok({ done: true })
  } catch {
    return fail('pageUnreadable')
  }
}

/** Keeps what was pointed at, as a rule that does not count yet. */
export async function pointed(tabId: number | null, { field, value, ...locators }: Omit<Pointed, 'type'>) {
  const asked = (await browser.storage.session.get(ASKED))[ASKED] as { tabId: number; field: TaughtField } | undefined
  if (tabId === null || asked?.tabId !== tabId || asked.field !== field) return fail('internal')
  const here = await siteIn(tabId)
  if (here === null) return fail('permissionMissing')
  if (Object.values(locators).every((locator) => locator === null)) return fail('notFound')
  await browser.storage.session.remove(ASKED)
  const rule: FieldRule = {
    kind: 'field',
    id: crypto.randomUUID(),
    field,
    ...locators,
    pages: pagesOf(here.url).slice(0, 300),
    taughtOn: ownKey(here.url),
    taughtValue: value,
    confirmed: false,
  }
  const changed = await changeRules(here.site.id, (rules) => [...rules.filter((one) => !isDraft(one)), rule])
  return changed.ok ? ok({ done: true as const }) : changed
}

/** What the popup shows about teaching in a tab of an own site. */
export async function teachingIn(tabId: number): Promise<OnOwn> {
  const here = await siteIn(tabId)
  if (here === null) return null
  const rule = here.site.rules.find(isDraft) ?? null
  const taught = here.site.rules.flatMap((one) => (one.kind === 'field' && one.confirmed ? [one.field] : []))
  const draft = rule === null ? null : draftOf(rule, await tryInTab(tabId, rule))
  return { id: here.site.id, taught: [...new Set(taught)], draft }
}

/** The rep says that what the rule reads on this second record is right. It is read again, and from now on it counts. */
export async function confirmRule(tabId: number): Promise<Result<{ done: true }>> {
  const here = await siteIn(tabId)
  const rule = here?.site.rules.find(isDraft)
  if (here === null || rule === undefined) return fail('notFound')
  const trial = await tryInTab(tabId, rule)
  const pages = trial === null ? null : commonPages(rule.pages, trial.pages)
  if (draftOf(rule, trial).here !== 'right' || pages === null) return fail('pageUnreadable')
  const counting: FieldRule = { ...rule, pages, confirmed: true }
  const changed = await changeRules(here.site.id, (rules) => [
    ...rules.filter((one) => one.id !== rule.id && !isReplaced(one, counting)),
    counting,
  ])
  return changed.ok ? ok({ done: true }) : changed
}

/** Forgets a rule that was not confirmed. */
export async function dropDraft(tabId: number): Promise<Result<{ done: true }>> {
  const here = await siteIn(tabId)
  if (here === null) return fail('notFound')
  const changed = await changeRules(here.site.id, (rules) => rules.filter((one) => !isDraft(one)))
  return changed.ok ? ok({ done: true }) : changed
}

function isDraft(rule: OwnSite['rules'][number]): rule is FieldRule {
  return rule.kind === 'field' && !rule.confirmed
}

function isReplaced(rule: OwnSite['rules'][number], by: FieldRule): boolean {
  return rule.kind === 'field' && rule.field === by.field && rule.pages === by.pages
}

/** What a trial says: only another record, of the same kind, with another value, can be a confirmation. */
function draftOf(rule: FieldRule, trial: RuleTrial | null): Draft {
  const value = trial?.values[0] ?? null
  const said = { rule, value, name: trial?.name ?? null }
  if (trial === null) return { ...said, here: 'unread' }
  if (trial.key === rule.taughtOn) return { ...said, here: 'same' }
  if (commonPages(rule.pages, trial.pages) === null) return { ...said, here: 'otherKind' }
  if (value === null || trial.values.length > 1) return { ...said, here: 'nothing' }
  return { ...said, here: value === rule.taughtValue ? 'equal' : 'right' }
}
