import { withoutInvisible } from '#lib/shared/identity/visible-text.ts'

const LONGEST = 2048

/** `replyTaskId=…` or `reply_task_id=…` in a query or a fragment, on whatever site. */
const PARAMETER = /(?:^|[?&#/;])reply_?task_?id=([^&#?;\s]*)/gi
/** On Reply's own hosts a path or fragment `/tasks/…` and a parameter `taskId=…` name a task as well. */
const REPLY_PATH = /\/tasks?\/(\d[^/?#&\s]*)|[?&]task_?id=([^&#?\s]*)/gi

/**
 * The task that a pasted text names: `184467`, `#184467`, `Reply task #184467`, a link with `replyTaskId` or
 * `reply_task_id`, or a link of Reply's own with `/tasks/184467`. Null when it names none, when the number is not an
 * integer from 1 to 2^53-1, and when two different numbers could be meant: a task is completed by this, so no guessing.
 */
export function readTaskReference(text: string): number | null {
  const trimmed = withoutInvisible(text).trim()
  if (trimmed === '' || trimmed.length > LONGEST) return null
  const words = trimmed.split(/\s+/)
  const rest = words.filter((word) => !isLink(word)).join(' ')
  const candidates = [...words.filter(isLink).flatMap(writtenInLink), ...writtenInText(rest)]
  const ids = new Set(candidates.map(readId))
  const [id = null] = ids
  return ids.size === 1 ? id : null
}

function isLink(word: string): boolean {
  return /:\/\/|reply_?task_?id=|^[\w-]+(\.[\w-]+)+\//i.test(word)
}

function writtenInLink(word: string): string[] {
  const link = word.replace(/[)\]>"'.,;:!]+$/, '')
  const named = [...link.matchAll(PARAMETER)].map(([, value = '']) => value)
  if (named.length > 0 || !isReplyHost(link)) return named
  return [...link.matchAll(REPLY_PATH)].map(([, inPath, inQuery]) => inPath ?? inQuery ?? '')
}

function isReplyHost(link: string): boolean {
  const url = /^[(<["']*([a-z][a-z0-9+.-]*:\/\/)?(.*)$/i.exec(link)
  const written = `${url?.[1] ?? 'https://'}${url?.[2] ?? ''}`
  if (!/^https?:/i.test(written) || !URL.canParse(written)) return false
  return /(^|\.)reply\.io$/.test(new URL(written).hostname)
}

/** Every run of characters that holds a digit; text counts only when it is that number alone or speaks of a task. */
function writtenInText(rest: string): string[] {
  // A colon between digits is a time of day, and its run stays whole so that it is no number.
  const runs = rest.split(/[\s()[\]<>"']+|:(?!\d)|(?<!\d):/).filter((run) => /\d/.test(run))
  const speaksOfTask = /\btask\b|#\d/i.test(rest) || /^[([<"']*\d+[)\]>"'.,;:!]*$/.test(rest)
  return speaksOfTask ? runs.map((run) => run.replace(/^#/, '').replace(/[.,;!?]+$/, '')) : []
}

/** Null for all that is not exactly a task's number: signs, decimals, letters, leading zeros, more than 2^53-1. */
function readId(written: string): number | null {
  if (!/^[1-9]\d{0,15}$/.test(written)) return null
  const id = Number(written)
  return Number.isSafeInteger(id) ? id : null
}
