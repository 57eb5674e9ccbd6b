import type { State } from '../state.ts'

const MAIL = { press: 'maya.okafor@northwind-freight.example' }

const picker = (name: string, steps: State['steps'], more: Partial<State> = {}): State => ({
  surface: 'picker',
  name,
  steps: steps ?? [],
  ...more,
})

/** The element picker over a page, in every state. */
export const pickerStates: State[] = [
  picker('point', []),
  picker('point-by-key', [{ key: 'ArrowDown' }]),
  picker('nothing', [{ press: 'Northwind Freight' }]),
  picker('read', [MAIL]),
  picker('saved', [MAIL, { key: 'Enter' }]),
  picker('moved', [{ key: 'ArrowDown' }, { key: 'm' }]),
  // Where the card stood it would cover the field.
  picker('stepped-aside', [{ key: 'ArrowDown' }], { viewport: { width: 900, height: 230 } }),
  picker('narrow', [MAIL], { viewport: { width: 360, height: 560 } }),
]
