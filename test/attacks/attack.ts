/** Where something is in the page's viewport, in CSS pixels. */
export type Box = { x: number; y: number; width: number; height: number }

export const FAMILIES = ['effects and clipping', 'covering', 'moving', 'keys and focus', 'embedding'] as const
export type Family = (typeof FAMILIES)[number]

/** What a page would like a person to do without knowing. */
export const AIMS = ['choice', 'undo', 'sendNow', 'tick', 'hide', 'copy'] as const
export type Aim = (typeof AIMS)[number]

/** Script that runs in the page, with all that it can know: `at`, where the button is that it wants pressed, and its `kit`. */
export type PageScript = string

/** What the person does, who believes to be doing something on the page. */
export type Deed =
  /** Two presses, 700 ms apart, wherever the page wants them: on the button (so far beside it), then on the one that would confirm. */
  | { kind: 'press'; beside?: number }
  /** Typing, wherever the focus is. */
  | { kind: 'type'; keys: readonly string[] }
  /** A press somewhere on the page, then typing. */
  | { kind: 'pressAndType'; on: string; keys: readonly string[] }

/** One way to lead a person. */
export type Attack = {
  family: Family
  name: string
  aim: Aim
  page: PageScript
  deed: Deed
  /** How long the page waits after its preparation. Milliseconds. */
  wait: number
  /** Done while the person's pointer is over the button, right before they press: what an animation or a timer would do. */
  late?: PageScript
  /** What the person sees at the press is something else, of which no picture can be taken: whatever happens was not meant. */
  unpictured?: true
  /** The dock is closed when it begins, and the person has pressed nothing in it. */
  untouched?: true
}

type Short = Partial<Pick<Attack, 'aim' | 'deed' | 'wait' | 'late' | 'untouched' | 'unpictured'>>

/** Makes the attacks of a family. */
export function attacksOf(family: Family) {
  return (name: string, page: PageScript, more: Short = {}): Attack => ({
    family,
    name,
    page,
    aim: 'choice',
    deed: { kind: 'press' },
    wait: 300,
    ...more,
  })
}
