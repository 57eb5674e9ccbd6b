import type { Page } from 'playwright-core'
import type { Launched } from './launch.ts'

export type SetUp = {
  apiUrl: string
  key: string
  /** Switches of the group "Sites" to turn on, by their name. */
  sites: readonly string[]
}

/** Goes through the first run as a person does, click by click: consent, API address, key, sites. Leaves the settings open. */
export async function setUpByHand(browser: Launched, { apiUrl, key, sites }: SetUp): Promise<Page> {
  const options = await firstRunPage(browser)
  await options.getByRole('button', { name: 'I agree' }).click()
  await useAddress(options, apiUrl)
  await connect(options, key)
  await options.getByRole('button', { name: 'Next' }).click()
  for (const site of sites) await turnOn(options, site)
  await options.getByRole('button', { name: 'Done' }).click()
  await endFirstRun(options)
  return options
}

/** Leaves the first run, at the step of the key or at its end, for the settings. */
export async function endFirstRun(options: Page): Promise<void> {
  await options.getByRole('button', { name: 'All settings' }).click()
  await options.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
}

/**
 * The options page that the extension opens by itself once it is installed. It takes over an empty tab, so a tab that was
 * opened for it would be fought over.
 */
export async function firstRunPage(browser: Launched): Promise<Page> {
  const { context } = browser
  const address = browser.extensionUrl('/options.html')
  const there = context.pages().find((page) => page.url() === address)
  if (there !== undefined) return there
  const taken = context.pages().map((page) => page.waitForURL(address).then(() => page))
  return Promise.any([...taken, context.waitForEvent('page', (page) => page.url() === address)])
}

/** Goes to a page of the options. */
export async function goTo(options: Page, page: 'Today' | 'Settings' | 'History'): Promise<void> {
  await options.getByRole('navigation').getByRole('link', { name: page }).click()
  await options.getByRole('link', { name: page }).and(options.locator('[aria-current="page"]')).waitFor()
}

/** Chooses another API address. */
export async function useAddress(options: Page, apiUrl: string): Promise<void> {
  await writeAddress(options, apiUrl)
  await options.getByRole('button', { name: 'Use this address' }).click()
  await options.getByText('Saved. Wrapup now speaks to this address.').waitFor()
}

/** Writes another API address, which the first run has behind a button. */
export async function writeAddress(options: Page, address: string): Promise<void> {
  const field = options.getByLabel('API address')
  const other = options.getByRole('button', { name: 'Another API address…', expanded: false })
  await field.or(other).first().waitFor()
  if (await other.isVisible()) await other.click()
  await field.fill(address)
}

/** Pastes a key and has it tested. */
export async function saveKey(options: Page, key: string): Promise<void> {
  const replace = options.getByRole('button', { name: 'Replace key…', expanded: false })
  // Once there is a key its field is behind a button.
  await options.getByLabel('API key').or(replace).first().waitFor()
  if (await replace.isVisible()) await replace.click()
  await options.getByLabel('API key').fill(key)
  await options.getByRole('button', { name: 'Save and test key' }).click()
}

/** Pastes a key, tests it and waits for Reply's answer. */
export async function connect(options: Page, key: string): Promise<void> {
  await saveKey(options, key)
  await options.getByLabel('API key').waitFor({ state: 'detached' })
  await options.getByRole('status').filter({ hasText: 'Connected as' }).waitFor()
}

/** Turns a site on by its switch; LinkedIn with its dock. */
export async function turnOn(options: Page, site: string): Promise<void> {
  const row = options.getByRole('group', { name: 'Sites' }).getByRole('switch', { name: site })
  const more = options.getByRole('button', { name: 'Add a site', expanded: false })
  await row.or(more).first().waitFor()
  if (!(await row.isVisible())) await more.click()
  if (!(await row.isChecked())) await row.click()
  await options.getByRole('switch', { name: site, checked: true }).waitFor()
  if (site !== 'LinkedIn') return
  await options.getByRole('radio', { name: 'Also the button on the page' }).click()
  await options.getByRole('radio', { name: 'Also the button on the page', checked: true }).waitFor()
}

/** Chooses how long a completion can be taken back, by the words of the list: "Off", "5 seconds" … */
export async function chooseUndoWindow(options: Page, length: string): Promise<void> {
  const list = options.getByRole('combobox', { name: 'Undo window' })
  await list.selectOption({ label: length })
  await list.locator('option:checked', { hasText: length }).waitFor({ state: 'attached' })
}
