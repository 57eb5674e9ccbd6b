import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'wxt'
import { manifestFor } from './lib/browsers.ts'

/** The build: what Chrome, Edge and Firefox share is here; what differs between them is in lib/browsers.ts. */
export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  publicDir: 'public',
  manifest: ({ browser }) => manifestFor(browser),
  // What reviewers rebuild from is the source: pictures are drawn anew.
  zip: { excludeSources: ['shots/**'] },
  experimental: { escapeUnicode: true },
  vite: () => ({
    plugins: [tailwindcss()],
    build: { target: 'es2024', sourcemap: false },
  }),
})
