import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The id that Chromium gives an unpacked extension without a manifest `key`: sha256 of its folder's path, 0-f written as a-p. */
export function extensionIdOf(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  return hash.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}

/** The sites that a profile's file says an extension may see. Chromium writes them down as late as 10 s after they were granted. */
export async function sitesOnDisk(profile: string, extensionId: string): Promise<string[]> {
  const { extensions } = JSON.parse(await readFile(join(profile, 'Default', 'Preferences'), 'utf8'))
  return extensions?.settings?.[extensionId]?.active_permissions?.explicit_host ?? []
}

const ALL_SITES = ['https://*/*', 'http://*/*']

/**
 * Lets the first start of a fresh profile answer `permissions.request()` without the browser's prompt, which no test can
 * click. The permission is still asked for by the product, from a click, and absent until then. Written before the browser
 * has ever run, so that the extension is installed, with all that follows from it, in the start that the test sees.
 */
export async function grantWithoutPrompt(profile: string, extensionId: string): Promise<void> {
  const folder = join(profile, 'Default')
  await mkdir(folder)
  const granted = {
    runtime_granted_permissions: {
      api: ['notifications'],
      manifest_permissions: [],
      explicit_host: ALL_SITES,
      scriptable_host: ALL_SITES,
    },
  }
  // Without the developer mode a browser turns an unpacked extension off when it is loaded anew.
  const extensions = { ui: { developer_mode: true }, settings: { [extensionId]: granted } }
  await writeFile(join(folder, 'Preferences'), JSON.stringify({ extensions }))
}
