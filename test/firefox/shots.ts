import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCast } from '#test/e2e/cast.ts'
import { dockOf, openDock } from './docks.ts'
import { IN_CHROME } from './in-chrome.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { openPopup, openSidebar } from './surfaces.ts'
import type { View } from './view.ts'

const FOLDER = 'shots/firefox'
const THEMES = { dark: 0, light: 1 } as const

/*
 * Pictures of what people see in real Firefox, in light and dark: `shots/firefox/<what>-<theme>.png`. They stand beside those of
 * `npm run shots`, which Chromium draws: what differs should be the browser's own.
 */
const stage = await buildFirefoxStage()
try {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const options = await stage.setUp(['LinkedIn'])
  const cast = createCast(stage)
  for (const theme of ['light', 'dark'] as const) {
    await choose(stage, theme)
    // What is not in front is drawn as it was.
    await stage.show(options)
    await take(options, `options-${theme}`)
    const role = cast.next('call')
    const page = await stage.open(stage.profileUrl(role.slug))
    await dockOf(stage, page).then((dock) => dock.wait('button', `Reply task: ${role.name}`))
    await take(page, `pill-${theme}`)
    await openDock(stage, page, role.name)
    await take(page, `dock-${theme}`)
    const popup = await openPopup(stage)
    await popup.wait('heading', role.name)
    await popup.wait('button', 'Positive')
    await take(popup, `popup-${theme}`)
    const sidebar = await openSidebar(stage)
    await sidebar.wait('heading', role.name)
    await sidebar.wait('button', 'Positive')
    await take(sidebar, `sidebar-${theme}`)
    await sidebar.click('button', 'Positive')
    await sidebar.wait('status', 'Completed')
    await take(sidebar, `sidebar-completed-${theme}`)
  }
} finally {
  await stage.end()
}

/** The theme that the computer is said to have: pages follow the first, the extension’s own documents the second. */
function choose({ firefox }: FirefoxStage, theme: keyof typeof THEMES): Promise<void> {
  return firefox.chrome<void>(
    `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);
    Services.prefs.setIntPref('ui.systemUsesDarkTheme', 1 - arguments[0]);`,
    THEMES[theme],
  )
}

/** The document as the browser draws it, with the frames in it. */
async function take({ id }: View, name: string): Promise<void> {
  const picture = await stage.firefox.chrome<string>(
    `${IN_CHROME}
    const bitmap = await contextOf(arguments[0]).currentWindowGlobal.drawSnapshot(null, 2, 'white');
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];`,
    id,
  )
  await writeFile(join(FOLDER, `${name}.png`), Buffer.from(picture, 'base64'))
  process.stdout.write(`${join(FOLDER, `${name}.png`)}\n`)
}
