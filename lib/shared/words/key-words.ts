import type { KeyDeed } from '#lib/shared/keys.ts'

const deeds: Readonly<Record<KeyDeed, string>> = {
  outcome: 'Positive, To call, Negative',
  notReached: 'Not reached, again at…',
  enter: 'The strong button that shows ↵. Never Undo',
  undo: 'Undo, while it can be undone',
  next: 'In a run: next person',
  skip: 'Skip until tomorrow',
  finish: 'Finish in sequence, on or off',
  note: 'Write a note',
  call: 'Call',
  open: 'Open mail, message or profile',
  copy: 'Copy the number or the message',
  again: 'Again at…',
  move: 'Down and up in Today',
  select: 'Choose in Today',
  search: 'Search tasks',
  today: 'Today, and back',
  keys: 'These keys',
  escape: 'Close the topmost thing',
}

const caps: Readonly<Record<string, string>> = { Enter: '↵', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' }

/** Words of the map of keys. They come with it. */
export const keyWords = {
  title: 'Keys',
  about: 'Pressed alone, while you write in no field. On the page they count after a press in Wrapup.',
  off: 'Single keys are off. You can turn them on in the settings.',
  deed: (does: KeyDeed): string => deeds[does],
  /** As it stands on the key. */
  cap: (key: string): string => caps[key] ?? (key === key.toLowerCase() ? key.toUpperCase() : `⇧${key}`),
  close: 'Close',
}
