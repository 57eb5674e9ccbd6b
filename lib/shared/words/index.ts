import { en } from './en.ts'

/** The message catalogue: what every language has to say. */
export type Words = typeof en

/** The words of this screen. */
export const words: Words = en
