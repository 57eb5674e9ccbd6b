import type { Page } from 'playwright-core'

/** From the key that asks for the next person until their name was painted, in milliseconds. Runs in the panel. */
export async function watchTurns(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const taken: number[] = []
    Reflect.set(globalThis, 'turnsTaken', taken)
    const name = () => document.querySelector('h1')?.textContent ?? ''
    let asked: { at: number; name: string } | null = null
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'n' || key === 's') asked = { at: performance.now(), name: name() }
      },
      { capture: true },
    )
    new MutationObserver(() => {
      if (asked === null || name() === asked.name) return
      const { at } = asked
      asked = null
      requestAnimationFrame(() => setTimeout(() => taken.push(performance.now() - at)))
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
}

export async function turnsTaken(panel: Page): Promise<number[]> {
  return panel.evaluate(() => (Reflect.get(globalThis, 'turnsTaken') ?? []) as number[])
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
