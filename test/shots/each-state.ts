import { chromium, type Page } from 'playwright-core'
import { findOrInstallChromium } from '../browser/find-chromium.ts'
import { type Gallery, openGallery } from './gallery-server.ts'
import type { State } from './state.ts'
import { STATES } from './states.ts'
import { THEMES, type Theme, visitor } from './visit.ts'

/** Pages open at once: each fills more than half of a core with drawing; a third one makes all of them wait. */
const AT_ONCE = 2

/**
 * Opens every state whose `surface/name` contains `wanted`, in these themes, and hands its page over. `states`: those of the gallery, in other sizes. `scale` is
 * pixels per CSS pixel. A state that cannot be brought about is an error that names it.
 */
export async function eachState(
  wanted: string,
  scale: number,
  look: (page: Page, state: State, theme: Theme, gallery: Gallery) => Promise<void>,
  themes: readonly Theme[] = THEMES,
  states: readonly State[] = STATES,
): Promise<void> {
  const queue = states
    .filter((state) => `${state.surface}/${state.name}`.includes(wanted))
    .flatMap((state) => themes.map((theme) => ({ state, theme })))
  const gallery = await openGallery()
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox'],
  })
  const work = async () => {
    const pages = visitor(browser, gallery, scale)
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { state, theme } = next
      try {
        await look(await pages.open(state, theme), state, theme, gallery)
      } catch (cause) {
        throw new Error(`${state.surface}/${state.name} (${theme}) could not be looked at`, { cause })
      }
    }
    await pages.close()
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    await browser.close()
    await gallery.close()
  }
}
