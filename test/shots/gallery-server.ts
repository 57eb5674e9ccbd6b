import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

const ROOT = join(import.meta.dirname, 'gallery')

/** What axe is loaded from: a file, whose compiled form the browser keeps from page to page. */
const AXE = 'axe.min.js'

/** The gallery, built and served on loopback. `axe` is the address of its checks for accessibility. */
export type Gallery = { address: (state: string) => string; axe: string; close: () => Promise<void> }

/** Builds the gallery with the product's own components and styles, and serves it. */
export async function openGallery(): Promise<Gallery> {
  const outDir = await mkdtemp(join(tmpdir(), 'wrapup-gallery-'))
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [tailwindcss(), react()],
    build: { outDir, emptyOutDir: true, target: 'es2024', minify: false },
  })
  await copyFile(createRequire(import.meta.url).resolve(`axe-core/${AXE}`), join(outDir, AXE))
  const server = await preview({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const base = server.resolvedUrls?.local[0] ?? ''
  return {
    address: (state) => `${base}?${state}`,
    axe: `${base}${AXE}`,
    async close() {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
