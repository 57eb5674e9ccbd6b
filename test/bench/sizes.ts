import { builtFiles, gzipped, loadedBy } from '../e2e/built-files.ts'
import { atMost, figure, kB, type Row } from './row.ts'

/** What is loaded into pages and screens, gzipped. */
export async function sizes(): Promise<Row[]> {
  const files = await builtFiles()
  const screens = gzipped(files, loadedBy(files, ['popup.html', 'dock.html', 'options.html']))
  return [
    atMost('page reader, gzipped', gzipped(files, ['content-scripts/page.js']), 12_000, kB),
    atMost('page reader of own sites, gzipped', gzipped(files, ['content-scripts/own-page.js']), 12_000, kB),
    atMost('popup, dock and options together, gzipped', screens, 150_000, kB),
    figure('worker, gzipped', kB(gzipped(files, loadedBy(files, ['background.js'])))),
  ]
}
