import type { Box } from './attack.ts'
import type { Ground } from './ground.ts'

/** So many of a button's points may look otherwise (a hover, a countdown) while a person still sees it. */
const OTHERWISE = 0.2
const LOUD = 60

/** What a part of the window looks like at this moment, as the browser draws it. `box`: from the window's corner, however the page is scrolled. */
export async function picture({ cdp }: Ground, { x, y, width, height }: Box): Promise<string> {
  // The protocol counts from the corner of the document.
  const { cssVisualViewport: seen } = await cdp.send('Page.getLayoutMetrics')
  const clip = { x: x + seen.pageX, y: y + seen.pageY, width, height, scale: 1 }
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', clip, optimizeForSpeed: true })
  return data
}

/** The share of points in which two pictures differ. The eye is the browser's own decoder. */
export async function difference({ options }: Ground, one: string, other: string): Promise<number> {
  const share: unknown = await options.evaluate(
    async ([first = '', second = '', loud = '']) => {
      const points = async (data: string) => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
        drawing?.drawImage(bitmap, 0, 0)
        return drawing?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
      }
      const [a, b] = [await points(first), await points(second)]
      if (a.length !== b.length || a.length === 0) return 1
      let otherwise = 0
      for (let at = 0; at < a.length; at += 4) {
        const apart = Math.max(...[0, 1, 2].map((part) => Math.abs((a[at + part] ?? 0) - (b[at + part] ?? 0))))
        if (apart > Number(loud)) otherwise += 1
      }
      return otherwise / (a.length / 4)
    },
    [one, other, String(LOUD)],
  )
  return typeof share === 'number' ? share : 1
}

/** Whether a person who saw `known` before still sees it. */
export async function isSeen(ground: Ground, known: string, now: string): Promise<boolean> {
  return (await difference(ground, known, now)) <= OTHERWISE
}

/**
 * The main button of a panel is the one dark thing on it: most of its points are ink, if paler (seven tenths of ink on white, at most 113) for the half second in which
 * a press would not count yet. What a page draws over it is not.
 */
const INK = 120
const MOST = 0.5

/** Whether a person sees a main button there. */
export async function isMainButton({ options }: Ground, data: string): Promise<boolean> {
  const share: unknown = await options.evaluate(
    async ([picked = '', ink = '']) => {
      const bytes = Uint8Array.from(atob(picked), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      drawing?.drawImage(bitmap, 0, 0)
      const points = drawing?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
      let dark = 0
      for (let at = 0; at < points.length; at += 4) {
        if (Math.max(points[at] ?? 255, points[at + 1] ?? 255, points[at + 2] ?? 255) < Number(ink)) dark += 1
      }
      return dark / (points.length / 4)
    },
    [data, String(INK)],
  )
  return typeof share === 'number' && share >= MOST
}
