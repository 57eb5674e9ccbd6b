import type { Page } from 'playwright-core'
import { eachState } from './each-state.ts'
import type { State } from './state.ts'
import { STATES } from './states.ts'

/** The least that each surface has, as the browser gives it to us. */
const SIZES = {
  sidepanel: { width: 360, height: 600 },
  dock: { width: 382, height: 600 },
  popup: { width: 380, height: 600 },
} as const

/** What a rep presses to say how it went, or to act on what they said. */
const OUTCOMES = /^(Positive|To call|Negative|Complete task|Undo|Send now|Try now|Give up|Check again|Dismiss|Confirm)/

/** A button that cannot be pressed without scrolling first. */
export type OutOfView = { state: string; button: string; at: { top: number; bottom: number; height: number } }

/**
 * Draws every card in the least size of its surface, at 100 and 200 %, and gives the outcome buttons that are not wholly
 * on the screen as it stands, and how many there were at all.
 */
export async function outcomesOutOfView(wanted = ''): Promise<{ out: OutOfView[]; looked: number }> {
  const out: OutOfView[] = []
  let looked = 0
  const look = async (page: Page, state: State) => {
    const zoom = state.zoom ?? 1
    await measure(page, state, zoom)
    // The dock takes its room from its page once; the others follow their window.
    if (state.surface === 'dock') return
    const { width, height } = SIZES[state.surface === 'popup' ? 'popup' : 'sidepanel']
    // A popup's window grows with the zoom, up to 600 pixels of height.
    await page.setViewportSize({ width: state.surface === 'popup' ? width : width / 2, height: height / 2 })
    await measure(page, state, 2)
    await page.setViewportSize({ width, height })
  }
  const measure = async (page: Page, state: State, zoom: number) => {
    for (const { name, top, bottom, left, right, width, height } of await outcomes(page)) {
      looked += 1
      const isIn = top >= 0 && left >= 0 && bottom <= height + 0.5 && right <= width + 0.5
      const at = { top, bottom, height }
      if (!isIn) out.push({ state: `${state.surface}/${state.name} ${zoom * 100} %`, button: name, at })
    }
  }
  await eachState(wanted, 1, look, ['light'], cards())
  return { out, looked }
}

function cards(): State[] {
  return STATES.flatMap((state) => {
    const { panel, surface } = state
    if (typeof panel !== 'object' || !('value' in panel) || panel.value.kind !== 'task') return []
    if (surface !== 'popup' && surface !== 'dock' && surface !== 'sidepanel') return []
    const least = { ...state, viewport: SIZES[surface] }
    return surface === 'dock' ? [least, { ...least, zoom: 2 }] : [least]
  })
}

async function outcomes(page: Page) {
  const found = await page.getByRole('region', { name: 'How did it go?' }).getByRole('button', { name: OUTCOMES }).all()
  return Promise.all(
    found.map((button) =>
      button.evaluate((element) => {
        const { top, bottom, left, right } = element.getBoundingClientRect()
        return { name: element.textContent.trim(), top, bottom, left, right, width: innerWidth, height: innerHeight }
      }),
    ),
  )
}
