import type { Attack } from '../attack.ts'
import { covering } from './covering.ts'
import { effects } from './effects.ts'
import { flashing } from './flashing.ts'
import { handling } from './handling.ts'
import { keys } from './keys.ts'
import { layers } from './layers.ts'
import { moving } from './moving.ts'
import { wholePage } from './whole-page.ts'

/** Every attack of a page on a person who presses or types. What embeds the dock's document is beside them. */
export const attacks: readonly Attack[] = [
  ...effects,
  ...wholePage,
  ...covering,
  ...layers,
  ...flashing,
  ...moving,
  ...handling,
  ...keys,
]
