import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BUILD, type LaunchOptions, launch } from '../browser/launch.ts'
import { extensionIdOf, grantWithoutPrompt } from '../browser/profile.ts'

/**
 * Makes a browser profile in which the extension's button stands in the toolbar, where a person would pin it, and sites need no
 * prompt. Gives its folder.
 */
export async function pinnedProfile(options: LaunchOptions): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'wrapup-demo-'))
  // Its preferences are written at the end of a first run.
  const browser = await launch({ ...options, headless: true, profile })
  await browser.close()
  const id = extensionIdOf(BUILD)
  await grantWithoutPrompt(profile, id)
  const file = join(profile, 'Default', 'Preferences')
  const preferences = JSON.parse(await readFile(file, 'utf8'))
  preferences.extensions.pinned_extensions = [id]
  await writeFile(file, JSON.stringify(preferences))
  return profile
}
