import { browser } from 'wxt/browser'
import { ownSiteId } from '#lib/page/own/own-address.ts'
import { commonPages, pagesOf } from '#lib/page/own/page-kind.ts'
import { fitsPages } from '#lib/page/own/page-parts.ts'
import { COMMON_WORDS } from '#lib/page/picker/common-words.ts'
import { PICKER_STYLE } from '#lib/page/picker/style.ts'
import type { PickerTask, Pointed } from '#lib/page/picker/task.ts'
import type { PageIdentity, SiteKey } from '#lib/shared/identity/identity.ts'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { FieldRule, OwnSite, TaughtField } from '#lib/shared/settings/own-site.ts'
import { MOST_OWN_SITES } from '#lib/shared/settings/own-sites.ts'
import { words } from '#lib/shared/words/index.ts'
import { changeSettings, readSettings } from '#lib/worker/settings/settings-store.ts'
import { forgetHealth } from './health.ts'
import { changeRules, type Trial, tryInTab } from './own-rules.ts'
import { identityAt, isOwn, modeOf, siteAt, taughtAt } from './own-sites.ts'
import { originsOf } from './site-permissions.ts'
import { registerSites } from './site-registration.ts'

const PICKER = '/content-scripts/picker.js' as const
const ASKED = 'teaching'

type OnOwn = Extract<SiteHere, { state: 'on' }>['own']
type Draft = NonNullable<NonNullable<OnOwn>['draft']>

/** A host on which something can be taught, with what was taught there, and the page of a tab on it. */
type Here = { site: OwnSite; url: URL; key: string; isBuiltIn: boolean }

/** The host of a tab whose site is on: the rep's own, or one of a built-in site; null elsewhere. */
async function siteIn(tabId: number): Promise<Here | null> {
  const address = (await browser.tabs.get(tabId).catch(() => null))?.url ?? ''
  const settings = await readSettings()
  const at = siteAt(address, settings)
  if (at === 'other' || modeOf(at, settings) !== 'dock') return null
  const url = new URL(address)
  const id = ownSiteId(url)
  if (id === null) return null
  const site = taughtAt(address, settings) ?? { id, mode: 'off', rules: [] }
  return { site, url, key: identityAt(address, settings).key, isBuiltIn: !isOwn(at) }
}

/** From now on the reader for taught sites reads this host: it is the one that can try a rule. */
async function keepHost({ site: { id } }: Here): Promise<boolean> {
  const { ownSites } = await readSettings()
  if (ownSites.some((one) => one.id === id)) return true
  if (ownSites.length >= MOST_OWN_SITES) return false
  await changeSettings((settings) => {
    const isKept = settings.ownSites.some((one) => one.id === id)
    return isKept ? settings : { ...settings, ownSites: [...settings.ownSites, { id, mode: 'off', rules: [] }] }
  })
  await registerSites()
  return true
}

/** Lets the rep point at a field in a tab. Only a tab in which this was begun may say what was pointed at. */
export async function beginTeaching(tabId: number, field: TaughtField): Promise<Result<{ done: true }>> {
  const here = await siteIn(tabId)
  if (here === null) return fail('permissionMissing')
  if (!(await keepHost(here))) return fail('tooMany')
  await browser.storage.session.set({ [ASKED]: { tabId, field } })
  const task = pickerTask(field)
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [PICKER] })
    await browser.tabs.sendMessage(tabId, task, { frameId: 0 })
    return ok({ done: true })
  } catch {
    return fail('pageUnreadable')
  }
}

/** Lets the rep point again, in the tab of the site that was used last. */
export async function pointAgain(id: SiteKey, field: TaughtField): Promise<Result<{ done: true }>> {
  const tabs = await browser.tabs.query({ url: originsOf(id) }).catch(() => [])
  const { ownSites } = await readSettings()
  const rules = ownSites.find((site) => site.id === id)?.rules.filter((rule) => rule.kind === 'field') ?? []
  const isWanted = (address: string) =>
    !isOwn(id) || rules.some((rule) => rule.field === field && fitsPages(rule.pages, new URL(address)))
  const [tab] = tabs
    .filter(({ url }) => url !== undefined && isWanted(url))
    .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
  if (tab?.id === undefined) return fail('notFound')
  await browser.tabs.update(tab.id, { active: true })
  await browser.windows.update(tab.windowId, { focused: true })
  return beginTeaching(tab.id, field)
}

function pickerTask(field: TaughtField): PickerTask {
  const said = words.picker(field)
  return { type: 'pick.begin', field, words: said, style: PICKER_STYLE, common: COMMON_WORDS.source }
}

/** Keeps what was pointed at, as a rule that does not count yet. 'notFound' where nothing would lead to it again. */
export async function pointed(tabId: number | null, { field, value, ...locators }: Omit<Pointed, 'type'>) {
  const asked = (await browser.storage.session.get(ASKED))[ASKED] as { tabId: number; field: TaughtField } | undefined
  if (tabId === null || asked?.tabId !== tabId || asked.field !== field) return fail('internal')
  const here = await siteIn(tabId)
  if (here === null) return fail('permissionMissing')
  const taught = { field, pages: pagesOf(here.url).slice(0, 300), taughtOn: here.key, taughtValue: value }
  const rule = await leadingBack(tabId, {
    kind: 'field',
    id: crypto.randomUUID(),
    ...locators,
    ...taught,
    confirmed: false,
  })
  if (rule === null) return fail('notFound')
  await browser.storage.session.remove(ASKED)
  const changed = await changeRules(here.site.id, (rules) => [...rules.filter((one) => !isDraft(one)), rule])
  return changed.ok ? ok({ done: true as const }) : changed
}

/**
 * The rule with the ways that lead to what was pointed at: one that leads elsewhere on the very page would silence the
 * others. null where none does.
 */
async function leadingBack(tabId: number, rule: FieldRule): Promise<FieldRule | null> {
  const { selector, label, container } = rule
  const less = [{}, { label: null }, { selector: null }, { selector: null, label: null }]
  for (const without of less) {
    const ways: FieldRule = { ...rule, ...without }
    if (ways.selector === null && ways.label === null && ways.container === null) continue
    const trial = await tryInTab(tabId, ways)
    // Where no reader answers, the second record will tell.
    if (trial === null) return { ...rule, selector, label, container }
    if (trial.values.length === 1 && trial.values[0] === rule.taughtValue) return ways
  }
  return null
}

/**
 * What the popup shows about teaching in a tab. On a built-in site's page that its own rules read, nothing: there they are
 * the better ones. `identity` is who the page is about.
 */
export async function teachingIn(tabId: number, identity: PageIdentity | null): Promise<OnOwn> {
  const here = await siteIn(tabId)
  if (here === null) return null
  const fields = here.site.rules.filter((one) => one.kind === 'field')
  const rule = fields.find(isDraft) ?? null
  const isTaught = fields.some((one) => one.confirmed && fitsPages(one.pages, here.url))
  if (here.isBuiltIn && rule === null && !isTaught && isRead(identity)) return null
  const taught = fields.flatMap((one) => (one.confirmed ? [one.field] : []))
  const draft = rule === null ? null : draftOf(rule, await tryInTab(tabId, rule))
  return { id: here.site.id, taught: [...new Set(taught)], draft }
}

function isRead(identity: PageIdentity | null): boolean {
  return (
    identity !== null && (identity.taskReferences.length > 0 || identity.people.some(({ evidence }) => evidence[0]))
  )
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
  if (changed.ok) await forgetHealth(here.site.id, rule.field)
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

/**
 * What a trial says: only a record of the same kind with another value can be a confirmation. Where one address serves all
 * records, the value alone tells them apart.
 */
function draftOf(rule: FieldRule, trial: Trial | null): Draft {
  const value = trial?.values[0] ?? null
  const said = { rule, value, name: trial?.name ?? null }
  if (trial === null) return { ...said, here: 'unread' }
  const isSameValue = value === null || isSame(rule, value)
  if (trial.key === rule.taughtOn && isSameValue) return { ...said, here: 'same' }
  if (commonPages(rule.pages, trial.pages) === null) return { ...said, here: 'otherKind' }
  if (value === null || trial.values.length > 1) return { ...said, here: 'nothing' }
  return { ...said, here: isSameValue ? 'equal' : 'right' }
}

/** One number is written in many ways. */
function isSame({ field, taughtValue }: FieldRule, value: string): boolean {
  const plain = (text: string) => (field === 'phone' ? text.replace(/\D/g, '') : text)
  return plain(value) === plain(taughtValue)
}
