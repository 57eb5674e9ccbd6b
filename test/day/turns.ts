import type { Page } from 'playwright-core'

/**
 * From the key that asks for the next person: the frames until their name is drawn (1 is the first that the browser draws after
 * the key), and the milliseconds until then and until their card can be worked on.
 */
export type TurnTaken = { frames: number; name: number; card: number }

/** Watches every press on N and S. Runs in the panel. */
export async function watchTurns(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const taken: TurnTaken[] = []
    Reflect.set(globalThis, 'turnsTaken', taken)
    const name = () => document.querySelector('h1')?.textContent ?? ''
    let last = 0
    const follow = (at: number, before: string, mine: number) => {
      let frames = 0
      let named: { frames: number; name: number } | null = null
      const look = () => {
        if (mine !== last) return
        frames += 1
        if (name() !== before) named ??= { frames, name: performance.now() - at }
        if (named === null || document.querySelector('main[aria-busy=true]') !== null) requestAnimationFrame(look)
        else taken.push({ ...named, card: performance.now() - at })
      }
      requestAnimationFrame(look)
    }
    const asked = ({ key, timeStamp }: KeyboardEvent) => {
      if (key !== 'n' && key !== 's') return
      last += 1
      follow(timeStamp, name(), last)
    }
    document.addEventListener('keydown', asked, { capture: true })
  })
}

export async function turnsTaken(panel: Page): Promise<TurnTaken[]> {
  return panel.evaluate(() => (Reflect.get(globalThis, 'turnsTaken') ?? []) as TurnTaken[])
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
