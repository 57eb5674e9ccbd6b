import type { TaskLine } from '#lib/shared/messages/views.ts'

/** Browsers show five or six. */
const MOST = 5
const LONGEST = 200

/**
 * The open tasks that a half-typed text may mean: the beginning of a task's number, or of words of the contact's name or
 * company. Only a list to choose from: a name is never a match. `lines` are due first, and so is the answer.
 */
export function suggestTasks(written: string, lines: readonly TaskLine[]): TaskLine[] {
  const typed = wordsOf(written)
  if (typed.length === 0) return []
  const digits = /^#?(\d+)$/.exec(written.trim())?.[1]
  const isMeant = ({ taskId, contactName, company }: TaskLine): boolean => {
    if (digits !== undefined) return String(taskId).startsWith(digits)
    const words = wordsOf(`${contactName ?? ''} ${company ?? ''}`)
    return typed.every((part) => words.some((word) => word.startsWith(part)))
  }
  const found: TaskLine[] = []
  for (const line of lines) {
    if (isMeant(line)) found.push(line)
    if (found.length === MOST) break
  }
  return found
}

function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
