/**
 * Every key that stands alone, by what it does, in the order in which the map shows them. A key is written as
 * `KeyboardEvent.key` writes it on an English keyboard; a capital is that letter with Shift.
 */
export const KEY_MAP = [
  { does: 'outcome', keys: ['1', '2', '3'] },
  { does: 'notReached', keys: ['4'] },
  { does: 'enter', keys: ['Enter'] },
  { does: 'undo', keys: ['u'] },
  { does: 'next', keys: ['n'] },
  { does: 'skip', keys: ['s'] },
  { does: 'finish', keys: ['f'] },
  { does: 'note', keys: ['a'] },
  { does: 'call', keys: ['c'] },
  { does: 'open', keys: ['o'] },
  { does: 'copy', keys: ['y'] },
  { does: 'again', keys: ['r'] },
  { does: 'move', keys: ['j', 'k', 'ArrowDown', 'ArrowUp'] },
  { does: 'select', keys: ['x', 'J', 'K'] },
  { does: 'search', keys: ['/'] },
  { does: 'today', keys: ['t'] },
  { does: 'keys', keys: ['?'] },
  { does: 'escape', keys: ['Escape'] },
] as const

export type KeyDeed = (typeof KEY_MAP)[number]['does']
export type PanelKey = (typeof KEY_MAP)[number]['keys'][number]

/** Whether a key writes a character. Those are what "Single keys" turns off; Enter, Escape and the arrows go on. */
export function isSingleKey(key: string): boolean {
  return /^.$/u.test(key)
}

/** Whether a key does no more than show something: its press can wait until it is known whether single keys count. */
export function onlyShows(key: string): boolean {
  return 't/?'.includes(key)
}
