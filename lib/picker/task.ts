import type { TaughtField } from '#lib/page/own/own-site.ts'
import type { Locators } from './locators.ts'

/** Words of the picker: they come with its task, so that the catalogue stays out of pages. `%` is where a value goes. */
export type PickerWords = {
  point: string
  keys: string
  nothing: string
  several: string
  read: string
  use: string
  again: string
  cancel: string
  saved: string
  next: string
  failed: string
  close: string
}

/** Worker → picker. The answer is `true` once it has begun. */
export type PickerTask = { type: 'pick.begin'; field: TaughtField; words: PickerWords }

/** Picker → worker: what the rep pointed at, and said is right. */
export type Pointed = { type: 'teach.pointed'; field: TaughtField; value: string } & Locators
