import { styleText } from 'node:util'

/** Writes a line of the demo to the terminal. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** Colours are left out where the output is no terminal, and where NO_COLOR asks for none. */
export const strong = (text: string): string => styleText('bold', text, { stream: process.stdout })
export const faint = (text: string): string => styleText('dim', text, { stream: process.stdout })
export const good = (text: string): string => styleText('green', text, { stream: process.stdout })
export const bad = (text: string): string => styleText('red', text, { stream: process.stdout })
