import { SITES } from '#lib/page/sites/index.ts'
import { siteFile } from '#lib/page/sites/site-script.ts'
import { builtFiles, gzipped, loadedBy } from '../e2e/built-files.ts'
import { atMost, figure, kB, type Row, times } from './row.ts'

/** What is loaded into pages and screens, gzipped. */
export async function sizes(): Promise<Row[]> {
  const files = await builtFiles()
  const loaded = loadedBy(files, ['popup.html', 'dock.html', 'options.html'])
  // The checker of patterns comes only when a rule is written, the day once it is opened.
  const screens = gzipped(
    files,
    loaded.filter((path) => !/\/(?:pattern-check|day)-/.test(path)),
  )
  const rules = SITES.map(({ id }) => gzipped(files, [siteFile(id).slice(1)]))
  const reader = gzipped(files, ['content-scripts/page.js'])
  const closed = gzipped(files, loadedBy(files, ['dock.html'], 'atOnce'))
  const open = gzipped(files, loadedBy(files, ['dock.html']))
  return [
    atMost('page reader with the largest rules of a site, gzipped', reader + Math.max(...rules), 12_000, kB),
    atMost('page reader of own sites, gzipped', gzipped(files, ['content-scripts/own-page.js']), 12_500, kB),
    atMost('popup, dock and options together, gzipped', screens, 178_700, kB),
    figure('a dock that nobody has opened, gzipped', kB(closed)),
    atMost('… as a multiple of an open one', closed / open, 0.4, times),
    figure('worker, gzipped', kB(gzipped(files, loadedBy(files, ['background.js'])))),
  ]
}
