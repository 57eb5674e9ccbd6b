import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findOrInstallChromium } from '../browser/find-chromium.ts'

const SIZES = [16, 32, 48, 128]

/** The mark: a tick on a rounded square, in a violet that stands out on light and on dark toolbars alike. The small ones have less edge and a stronger tick. */
function mark(size: number): string {
  const small = size <= 32
  const edge = small ? 0 : size >= 96 ? 8 : 4
  const side = 128 - 2 * edge
  return `<svg style="display:block" xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 128 128">
    <defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#6a68f2"/><stop offset="1" stop-color="#4442cf"/></linearGradient></defs>
    <rect x="${edge}" y="${edge}" width="${side}" height="${side}" rx="${side * 0.27}" fill="url(#g)"/>
    <path d="${small ? 'M28 67 52 91 100 39' : 'M36 67.5 55 86.5 93 43.5'}" fill="none" stroke="#fff" stroke-width="${small ? 17 : 14}" stroke-linecap="round" stroke-linejoin="round"/>
  </svg>`
}

/**
 * Draws `public/icon/<size>.png` anew: `node test/shots/draw-icons.ts`. What is kept was then written once more by ImageMagick, without loss:
 * `magick mogrify -strip -define png:compression-level=9 -define png:compression-filter=5 public/icon/*.png` (4 for the largest).
 */
const browser = await chromium.launch({
  executablePath: findOrInstallChromium((line) => process.stderr.write(`${line}\n`)),
  args: ['--no-sandbox'],
})
const folder = join('public', 'icon')
await mkdir(folder, { recursive: true })
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<body style="margin:0">${mark(size)}</body>`)
  await writeFile(join(folder, `${size}.png`), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
