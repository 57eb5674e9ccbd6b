/** The most that a note or the text of a task has: 2,000 as typed, and the line and the tag that are added to it. */
const LONGEST_TEXT = 2200

/** Text that a person typed, as it is sent: lines end in one way, nothing that is not seen, and not beyond the limit. */
export function typedText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  // Control characters are no part of what was typed, and a server may refuse the whole text for one.
  // oxlint-disable-next-line no-control-regex
  const seen = lines.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
  return seen.trim().slice(0, LONGEST_TEXT)
}

/** The same for the text of a task, which is a template: a double brace would be filled in, or vanish. */
export function typedTemplate(text: string): string {
  return typedText(text).replace(/\{(?=\{)/g, '{ ')
}
