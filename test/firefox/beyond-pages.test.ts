import { afterAll, beforeAll, expect, test } from 'vitest'
import { words } from '#lib/shared/words/index.ts'
import { createCast, type Role } from '#test/e2e/cast.ts'
import { openDock } from './docks.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { findView, type View } from './view.ts'

let stage: FirefoxStage
let person: Role

beforeAll(async () => {
  stage = await buildFirefoxStage()
  const cast = createCast(stage)
  person = cast.next('call')
  const shown = cast.next('call')
  await stage.setUp(['LinkedIn'])
  // With a dock on it the tasks have been read.
  await openDock(stage, await stage.open(stage.profileUrl(shown.slug)), shown.name)
})
afterAll(() => stage.end())

/** The panel that came: the popup, or the small window where the browser opens none. */
async function panelOf(name: string): Promise<string> {
  const panel = await findView(stage.firefox, stage.firefox.extensionUrl('/popup.html'))
  const heading = await panel.wait('heading', name)
  await stage.firefox.chrome(
    `for (const panel of document.querySelectorAll('#customizationui-widget-panel')) panel.hidePopup();
    for (const window of Services.wm.getEnumerator('navigator:browser')) if (window.toolbar.visible === false) window.close();`,
  )
  await expect.poll(() => panel.isThere()).toBe(false)
  return heading
}

/** Selects all of a page's text and chooses an entry of the browser's own menu over it, by its words. */
async function chooseFromMenu(page: View, entry: string): Promise<void> {
  await page.run("window.getSelection().selectAllChildren(document.getElementById('asked'));")
  const spot = await page.run<[number, number]>(
    "const { left, top, width, height } = document.getElementById('asked').getBoundingClientRect(); return [left + width / 2, top + height / 2];",
  )
  await stage.firefox.chrome(
    `const [x, y, entry] = arguments;
    const { left, top } = gBrowser.selectedBrowser.getBoundingClientRect();
    const pointer = { identifier: windowUtils.DEFAULT_MOUSE_POINTER_ID, button: 2, clickCount: 1, inputSource: MouseEvent.MOZ_SOURCE_MOUSE };
    const press = (type) => window.synthesizeMouseEvent(type, left + x, top + y, pointer, { isDOMEventSynthesized: false, isWidgetEventSynthesized: false, isAsyncEnabled: true });
    press('mousedown');
    press('contextmenu');
    press('mouseup');
    const menu = document.getElementById('contentAreaContextMenu');
    if (menu.state !== 'open') await new Promise((resolve) => menu.addEventListener('popupshown', resolve, { once: true }));
    const item = [...menu.querySelectorAll('menuitem')].find(({ label }) => label === entry);
    if (!item) throw new Error('The menu has no such entry: ' + [...menu.children].map(({ label }) => label).join(', '));
    menu.activateItem(item);`,
    ...spot,
    entry,
  )
}

test('a selected e-mail shows that person’s task by the context menu', async () => {
  const page = await stage.open(`${stage.crm.url}/companies`)
  await page.waitReadyDocument()
  await page.run(
    `const asked = document.createElement('p');
    asked.id = 'asked';
    asked.style = 'position:fixed;top:0;width:max-content';
    asked.textContent = arguments[0];
    document.documentElement.append(asked);`,
    person.person.email,
  )
  await chooseFromMenu(page, words.beyond.menu.selection.replace('%s', person.person.email ?? ''))
  expect(await panelOf(person.name)).toContain(person.name)
})

test('a name in the address bar shows the task, under a first line that is true of whatever is typed', async () => {
  const rows = () =>
    stage.firefox.chrome<string[]>(
      "return [...document.querySelectorAll('.urlbarView-row')].map((row) => row.textContent);",
    )
  await stage.firefox.chrome(`gURLBar.focus(); gURLBar.search('wrap ' + arguments[0]);`, person.name)
  await expect.poll(async () => (await rows()).slice(1).join('\n')).toContain(person.name)
  await expect.poll(async () => (await rows())[0]).toContain(words.beyond.addressBar.begin)
  await stage.firefox.chrome(
    `const row = [...document.querySelectorAll('.urlbarView-row')].slice(1).find((one) => one.textContent.includes(arguments[0]));
    const { left, top, width, height } = row.getBoundingClientRect();
    for (const type of ['mousemove', 'mousedown', 'mouseup'])
      window.synthesizeMouseEvent(type, left + width / 4, top + height / 2, { button: 0, clickCount: type === 'mousemove' ? 0 : 1 });`,
    person.name,
  )
  expect(await panelOf(person.name)).toContain(person.name)
})
