import tailwindcss from '@tailwindcss/vite'
import { minify } from 'terser'
import type { Plugin } from 'vite'
import { defineConfig } from 'wxt'
import { manifestFor } from './lib/build/browsers.ts'
import { writePhonePlans } from './lib/build/phone-plans.ts'
import { findSites } from './lib/build/site-list.ts'
import { siteFile, siteScript } from './lib/page/sites/site-script.ts'

/** Each site is one file: found here, and written down for whatever knows of sites. */
const SITES = await findSites()
await writePhonePlans()

/** Every page pays for what runs in it: terser makes it a thirtieth smaller than Vite's own minifier, and is slow for the rest. */
const smallReader: Plugin = {
  name: 'small-reader',
  config: ({ build }) =>
    /(?:page|dock-host|picker)\.content/.test(JSON.stringify(build?.lib ?? null))
      ? {
          build: {
            minify: 'terser',
            terserOptions: { ecma: 2020, compress: { passes: 4, pure_getters: true, unsafe_arrows: true } },
          },
        }
      : undefined,
}

/** The worker starts often, and a screen is waited for: what Vite's own minifier leaves, terser makes smaller, sooner than it would minify the source. */
const smallFiles: Plugin = {
  name: 'small-files',
  enforce: 'post',
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      const isWorker = file.fileName === 'background.js'
      if (file.type !== 'chunk' || !(isWorker || file.fileName.startsWith('chunks/'))) continue
      const { code } = await minify(file.code, {
        ecma: 2020,
        module: !isWorker,
        toplevel: true,
        compress: { passes: 2, lhs_constants: false },
      })
      file.code = code ?? file.code
    }
  },
}

/** What comes on demand, the checker of patterns, is in nobody's file. */
const SHARED =
  /^(?!.*(?:redos-detector|regjsparser|pattern-check|components.panel.additions.(?!additions)|tanstack.(?:react-virtual|virtual-core)|(?:day|key)-words|components.day.(?!day-or-panel|today-place|run-below|key-help))).*(?:node_modules|lib.shared|components.(?!options|dock))/

/** The rep's day comes once it is looked at, in a file of its own; where it is kept open is known before. */
const DAY =
  /tanstack.(?:react-virtual|virtual-core)|(?:day|key)-words|components.day.(?!day-or-panel|today-place|run-below|key-help)/

/** What a rep adds to an outcome comes once they open it. */
const ADDITIONS = /components.panel.additions.(?!additions)/

/** What a dock needs that nobody has opened: no React, and nothing of the panel's. */
const BASE =
  /preload-helper|zod|@wxt-dev|lib.shared(?!.words.(?:day|key)-words|.keys)|components.(?:ui.(?:styles|mark|class-names)|dock.(?:placing|drag|corners|pill|reported)|panel.(?:meant|for-panel|pressed-key)|kept-theme|keep-up-to-date)/

/**
 * Screens share nearly everything, and many small files compress worse than one: what a panel needs is one file (a fiftieth less in
 * all), what only the dock or the options need stays with them.
 */
const fewFiles: Plugin = {
  name: 'few-files',
  config: ({ build }) =>
    build?.lib
      ? undefined
      : {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: {
                  groups: [
                    { name: 'base', test: BASE, priority: 3 },
                    { name: 'panel', test: SHARED, priority: 2 },
                    { name: 'day', test: DAY, priority: 1 },
                    { name: 'additions', test: ADDITIONS, priority: 1 },
                  ],
                },
              },
            },
          },
        },
}

/** The build: what Chrome, Edge and Firefox share is here; what differs between them is in lib/build/browsers.ts. */
export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  publicDir: 'public',
  manifest: ({ browser }) => manifestFor(browser),
  // What reviewers rebuild from is the source, with all that checks and formats it: pictures are drawn anew.
  zip: { includeSources: ['**/*', '.ci/**', '.gitignore', '.npmrc', '.oxlintrc.json'], excludeSources: ['shots/**'] },
  // A page pays for the rules of its own site alone: each site is a script of its own, drawn from the rules as data.
  hooks: {
    'prepare:publicPaths': (_, paths) => void paths.push(...SITES.map(({ id }) => siteFile(id).slice(1))),
    'build:publicAssets': (_, files) =>
      void files.push(
        ...SITES.map((site) => ({ relativeDest: siteFile(site.id).slice(1), contents: siteScript(site) })),
      ),
  },
  experimental: { escapeUnicode: true },
  vite: () => ({
    plugins: [tailwindcss(), smallReader, smallFiles, fewFiles],
    build: {
      target: 'es2024',
      sourcemap: false,
      modulePreload: {
        polyfill: false,
        // A document names what it loads at once. What comes on demand is on this computer.
        resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
      },
    },
  }),
})
