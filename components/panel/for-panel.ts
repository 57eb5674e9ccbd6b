/** Text is being written there: keys belong to it. A checkbox takes no text, so the panel's keys still work on it. */
const WRITES = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="textbox"]'
/** What has come over the panel has keys of its own. */
const ABOVE = 'dialog, [role="menu"]'
/** Enter already presses these. */
const PRESSED_BY_ENTER = 'button, a[href], summary'

/**
 * Whether a key press is meant for the panel: made by a person, not held down, not part of composing a letter, without a
 * modifier, and not for a field or, in the case of Enter, for the button it is on. Shift is looked at with the key itself.
 */
export function isForPanel(event: KeyboardEvent): boolean {
  if (!event.isTrusted || event.repeat || event.defaultPrevented || event.isComposing) return false
  if (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph')) return false
  const target = event.target
  if (!(target instanceof Element)) return true
  if (target.closest(WRITES) !== null || target.closest(ABOVE) !== null) return false
  return event.key !== 'Enter' || target.closest(PRESSED_BY_ENTER) === null
}
