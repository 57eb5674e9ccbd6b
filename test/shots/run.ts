import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { eachState } from './each-state.ts'

/**
 * Takes a picture of every state of popup, dock and options in light and dark: `shots/<surface>/<state>-<theme>.png`.
 * `wanted` takes only the states whose `surface/name` contains it. Returns the files.
 */
export async function takeShots(folder: string, wanted = ''): Promise<string[]> {
  if (wanted === '') await rm(folder, { recursive: true, force: true })
  const files: string[] = []
  await eachState(wanted, 2, async (page, state, theme) => {
    const path = join(folder, state.surface, `${state.name}-${theme}.png`)
    await mkdir(dirname(path), { recursive: true })
    if (state.surface === 'popup') await page.locator('#root > *').first().screenshot({ path })
    // A dialog lies over what is in view, and the dock over its page.
    else await page.screenshot({ path, fullPage: state.surface === 'options' && state.dialog !== true })
    files.push(path)
  })
  return files.toSorted()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = await takeShots('shots', process.argv[2])
  process.stdout.write(`${files.join('\n')}\n`)
}
