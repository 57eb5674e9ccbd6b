import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { SITES } from '#lib/page/sites/index.ts'
import { siteFile, siteScript } from '#lib/page/sites/site-script.ts'
import { builtFiles, builtTexts, gzipped, loadedBy } from './built-files.ts'

const READER = 'content-scripts/page.js'
/** What runs in pages: the reader, and the one for sites that the rep added. */
const READERS = [READER, 'content-scripts/own-page.js', 'content-scripts/taught-page.js']
/** Comes into a page only once its person has an open task. */
const DOCK_HOST = 'content-scripts/dock-host.js'
/** Comes into a page only while somebody points at something there. */
const PICKER = 'content-scripts/picker.js'
/** The rules of each built-in site: the reader of its pages comes with them. */
const RULES = SITES.map(({ id }) => siteFile(id).slice(1))
/** Loaded on demand, by the options page alone. */
const CHECKER = /^chunks\/pattern-check-[\w-]+\.js$/
/** Loaded once somebody opens their day. */
const DAY = /^chunks\/day-[\w-]+\.js$/
/** Loaded once a rep adds something to an outcome. */
const ADDED = /^chunks\/(?:additions|open-part)-[\w-]+\.js$/
const KEPT_MANIFEST = 'test/fixtures/manifest.chrome.json'
const SCREENS = ['popup.html', 'sidepanel.html', 'dock.html', 'options.html']

let files: Map<string, Buffer>
beforeAll(async () => {
  files = await builtFiles()
})

const textOf = (path: string): string => files.get(path)?.toString('utf8') ?? ''

describe('what every page pays', () => {
  test.each([
    [READER, 11],
    ['content-scripts/own-page.js', 12.5],
    // On a built-in site where the rep taught fields: both what is known of layouts and what was taught.
    ['content-scripts/taught-page.js', 13.5],
    [DOCK_HOST, 6],
  ])('the script %s is at most %i kB, gzipped', (script, most) => {
    expect(files.has(script)).toBe(true)
    expect(gzipped(files, [script])).toBeLessThanOrEqual(most * 1000)
  })

  test.each(RULES)('the reader with the rules of its site %s is at most 12 kB, gzipped', (rules) => {
    const site = SITES.find(({ id }) => siteFile(id).slice(1) === rules)
    expect(textOf(rules)).toBe(site && siteScript(site))
    expect(gzipped(files, [READER, rules])).toBeLessThanOrEqual(12_000)
  })

  test('the reader knows no site by itself', () => {
    expect(traces(textOf(READER), /hubspot|force\.com|pipedrive|zoho/)).toEqual([])
  })

  test.each([...READERS, DOCK_HOST])('the script %s is one file: it loads nothing more into the page', (reader) => {
    expect(loadedBy(files, [reader])).toEqual([reader])
    expect(traces(textOf(reader), /\bimport\s*\(/)).toEqual([])
  })

  test('the picker is one file of at most 8 kB, gzipped, and none of it is in the readers', () => {
    expect(loadedBy(files, [PICKER])).toEqual([PICKER])
    expect(gzipped(files, [PICKER])).toBeLessThanOrEqual(8000)
    for (const reader of READERS) expect.soft(traces(textOf(reader), /teach\.pointed/), reader).toEqual([])
    expect(textOf(PICKER)).toMatch(/teach\.pointed/)
  })

  test('the worker is under 120 kB, gzipped', () => {
    expect(gzipped(files, loadedBy(files, ['background.js']))).toBeLessThan(120_000)
  })

  test('the whole package is under 415 kB, gzipped', () => {
    expect(gzipped(files, [...files.keys()])).toBeLessThan(415_000)
  })

  test('popup, dock and options are together under 178.7 kB, gzipped, what they share counted once', () => {
    const screens = SCREENS.filter((screen) => screen !== 'sidepanel.html')
    const loaded = loadedBy(files, screens).filter((path) => ![CHECKER, DAY, ADDED].some((later) => later.test(path)))
    expect(loaded.filter((path) => path.endsWith('.css')).length).toBeGreaterThan(0)
    expect(loaded.filter((path) => path.endsWith('.js')).length).toBeGreaterThanOrEqual(screens.length)
    expect(gzipped(files, loaded)).toBeLessThan(178_700)
  })

  test('Today comes only once it is opened: under 22.5 kB, gzipped', () => {
    const found = [...files.keys()].filter((path) => DAY.test(path))
    expect(found).toHaveLength(1)
    expect(gzipped(files, found)).toBeLessThan(22_500)
    const panels = [...files.keys()].filter((path) => /^chunks\/(?:panel|popup|sidepanel|dock|options)-/.test(path))
    expect(panels).toHaveLength(5)
    expect(panels.map(textOf).join('\n')).toMatch(/import\([^)]*\.\/today-/)
    for (const path of [...SCREENS, ...panels])
      expect.soft(traces(textOf(path), /(?:from|import|src=|href=)\s*["'`][^"'`]*\/(?:day|today)-/), path).toEqual([])
  })

  test('what a rep adds to an outcome comes only once it is opened: under 1.9 kB, gzipped', () => {
    const found = [...files.keys()].filter((path) => ADDED.test(path))
    expect(found).toHaveLength(2)
    expect(gzipped(files, found)).toBeLessThan(1900)
    const panel = [...files.keys()].find((path) => path.startsWith('chunks/panel-')) ?? ''
    expect(textOf(panel)).toMatch(/import\([^)]*\.\/open-part-/)
    expect(traces(textOf(panel), /(?:from|import)\s*["'`][^"'`]*\/(?:additions|open-part)-/)).toEqual([])
  })

  test('the checker of patterns comes only when a rule is written, and is not in the worker', () => {
    const found = [...files.keys()].filter((path) => CHECKER.test(path))
    expect(found).toHaveLength(1)
    expect(textOf(found[0] ?? '')).toMatch(/maxBacktracks|hitMaxSteps/)
    expect(gzipped(files, found)).toBeLessThanOrEqual(25_000)
    for (const screen of ['popup.html', 'sidepanel.html', 'dock.html', 'background.js'])
      expect.soft(loadedBy(files, [screen]), screen).not.toContain(found[0])
    expect(traces(textOf('background.js'), /maxBacktracks|hitMaxSteps/)).toEqual([])
  })

  test('the side panel is the popup’s panel: what it has of its own is under 1 kB', () => {
    const shared = loadedBy(files, ['popup.html'])
    const own = loadedBy(files, ['sidepanel.html']).filter((path) => !shared.includes(path))
    expect(own.length).toBeGreaterThan(0)
    expect(gzipped(files, own)).toBeLessThan(1000)
  })
})

describe('the wall', () => {
  test.each([
    ['the API', /api\.reply\.io|\/v3\//i],
    ['the header of the key', /x-api-key|bearer/i],
    ['React', /react|jsx/i],
    ['zod', /zod|safeParse|invalid_type/i],
    ['a database', /indexedDB/],
    ['requests of its own', /\bfetch\s*\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/],
  ])('what runs in pages knows nothing of %s', (_, trace) => {
    for (const script of [...READERS, ...RULES, DOCK_HOST, PICKER])
      expect.soft(traces(textOf(script), trace), script).toEqual([])
  })

  test.each(SCREENS)('%s knows neither the store of the key nor how to speak to the API', (screen) => {
    for (const path of loadedBy(files, [screen])) {
      expect.soft(traces(textOf(path), /wrapup-key|indexedDB|\/v3\//), path).toEqual([])
    }
  })

  test('the same traces are in the worker, where they belong', () => {
    expect(textOf('background.js')).toMatch(/X-API-Key/)
    expect(textOf('background.js')).toMatch(/wrapup-key/)
    expect(textOf('background.js')).toMatch(/\/v3\//)
  })
})

describe('nothing foreign runs', () => {
  test('no text is ever run as code', () => {
    const runs = [
      /\beval\s*\(/,
      /\bnew\s+Function\b/,
      /\bFunction\s*\(/,
      /\bset(?:Timeout|Interval)\s*\(\s*["'`]/,
      /\bdocument\.write(?:ln)?\s*\(/,
    ]
    for (const { path, text } of builtTexts(files)) {
      for (const run of runs) expect.soft(traces(text, run), path).toEqual([])
    }
  })

  test('every script, style and import is a file of the package, and every file of the package is used', () => {
    for (const screen of SCREENS) {
      expect.soft(traces(textOf(screen), /<script(?![^>]*\ssrc="\/)[^>]*>/), screen).toEqual([])
      expect.soft(traces(textOf(screen), /\s(?:src|href)="(?!\/[^/])/), screen).toEqual([])
    }
    const foreign = /\bimportScripts\b|\bimport\s*\(\s*["'`](?!\.)|@import\s|url\(\s*["']?(?:https?:)?\/\//
    for (const { path, text } of builtTexts(files)) expect.soft(traces(text, foreign), path).toEqual([])

    const used = new Set([
      'manifest.json',
      ...loadedBy(files, [...SCREENS, 'background.js', ...READERS, DOCK_HOST, PICKER]),
      ...RULES,
    ])
    const unused = [...files.keys()].filter(
      (path) => !used.has(path) && !/^icons?\//.test(path) && path !== 'third-party-notices.txt',
    )
    expect(unused).toEqual([])
  })

  test('every address in the package is one that is meant', () => {
    const meant = new Set([
      'api.reply.io',
      'run.reply.io',
      // Where a WhatsApp task goes on, at the rep's click.
      'wa.me',
      'www.linkedin.com',
      '*.linkedin.com',
      '127.0.0.1',
      'localhost',
      '*',
      // Names of XML vocabularies and addresses in React's and Tailwind's own texts: never loaded.
      'www.w3.org',
      'react.dev',
      'tailwindcss.com',
    ])
    const sites = new Set(SITES.flatMap(({ origins }) => origins.map((origin) => origin.split('/')[2] ?? '')))
    const hosts = builtTexts(files).flatMap(({ path, text }) =>
      [...text.matchAll(/https?:\/\/([a-z0-9*][a-z0-9*.-]*)/gi)].map(([, host = '']) => ({ path, host })),
    )
    expect(hosts.length).toBeGreaterThan(0)
    expect(hosts.filter(({ host }) => !meant.has(host) && !sites.has(host))).toEqual([])
  })
})

describe('what it asks of the browser', () => {
  test('the manifest grants exactly what the kept copy says', async () => {
    const kept: unknown = JSON.parse(await readFile(KEPT_MANIFEST, 'utf8'))
    expect(powersIn(JSON.parse(textOf('manifest.json')))).toEqual(kept)
  })

  test('required permissions are these seven and the API, and no page can speak to it', () => {
    const manifest = JSON.parse(textOf('manifest.json'))
    expect(manifest.permissions).toEqual([
      'storage',
      'activeTab',
      'scripting',
      'alarms',
      'idle',
      'contextMenus',
      'sidePanel',
    ])
    expect(manifest.host_permissions).toEqual(['https://api.reply.io/*'])
    expect(manifest).not.toHaveProperty('externally_connectable')
    expect(manifest).not.toHaveProperty('content_scripts')
    expect(manifest.content_security_policy.extension_pages).toMatch(
      /script-src 'self';.*require-trusted-types-for 'script'/,
    )
  })
})

describe('the house', () => {
  test('no source file is over 400 lines', async () => {
    const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      encoding: 'utf8',
    })
    const code = tracked.split('\0').filter((path) => /\.(?:ts|tsx|js|mjs|css|html|sh)$/.test(path))
    expect(code.length).toBeGreaterThan(100)
    const long: string[] = []
    for (const path of code) {
      // A file that was removed and not yet committed is still listed.
      const text = await readFile(path, 'utf8').catch(() => '')
      const lines = text.split('\n').length - 1
      if (lines > 400) long.push(`${path}: ${lines}`)
    }
    expect(long).toEqual([])
  })
})

/** Every place where a text holds what it must not, with what stands around it. */
function traces(text: string, trace: RegExp): string[] {
  const found = text.matchAll(new RegExp(trace, trace.flags.includes('g') ? trace.flags : `${trace.flags}g`))
  return [...found].map(({ index }) => text.slice(Math.max(0, index - 40), index + 60))
}

/** The words and pictures of a manifest: all the rest of it are powers that it asks for. */
const HARMLESS = new Set(['version', 'name', 'short_name', 'description', 'icons', 'default_icon', 'default_title'])

function powersIn(manifest: unknown): unknown {
  return JSON.parse(JSON.stringify(manifest, (key, value) => (HARMLESS.has(key) ? undefined : value)))
}
