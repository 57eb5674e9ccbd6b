import type { TaughtField } from '#lib/shared/settings/own-site.ts'
import type { PickerWords } from '#lib/shared/words/picker-words.ts'
import type { Locators } from './locators.ts'

/** Worker → picker. The answer is `true` once it has begun. What is data comes with it: `common` is an expression for words that are nobody's. */
export type PickerTask = { type: 'pick.begin'; field: TaughtField; words: PickerWords; style: string; common: string }

/** Picker → worker: what the rep pointed at, and said is right. */
export type Pointed = { type: 'teach.pointed'; field: TaughtField; value: string } & Locators
