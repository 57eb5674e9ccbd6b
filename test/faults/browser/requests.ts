import type { CompleteBody } from '#lib/shared/reply/model.ts'
import type { WriteKind } from '#lib/worker/journal/writes.ts'
import type { Said } from '#test/faults/history.ts'
import { TASK_TYPES } from '#test/sandbox/encoding.ts'

/** What a request of the extension asks Reply for, told from its method, path and body as the public contract has them. */
export type Asked =
  | { is: 'complete' }
  /** A read of a task, from which a completion, a move and an assignment go on. */
  | { is: 'task' }
  | { is: 'write'; kind: WriteKind; target: string; said: Said }
  /** `about`: which read of a step it is. */
  | { is: 'look'; about: string }

/** A contact of its own for each task, so that whatever names the contact belongs to the task. */
const CONTACTS = 4_000_000

export function contactFor(taskId: number): number {
  return CONTACTS + taskId
}

/** And a sequence of its own, for a task that is in one. */
const SEQUENCES = 30_000_000

export function sequenceFor(taskId: number): number {
  return SEQUENCES + taskId
}

/** The task that a request is about, 0 for none. The recorder in the worker's code has to tell it by itself. */
export function taskOf(path: string, body: string): number {
  const [, named] = /^\/v3\/tasks\/(\d+)/.exec(path) ?? []
  const [, contact] = /\b4(\d{6})\b/.exec(`${path} ${body}`) ?? []
  return Number(named ?? contact ?? 0)
}

export function askedFor(taskId: number, method: string, path: string, body: string): Asked {
  const contactId = contactFor(taskId)
  if (path === `/v3/tasks/${taskId}/complete`) return { is: 'complete' }
  const sent = fieldsIn(body)
  const write = (kind: WriteKind, target: string, said: Said): Asked => ({ is: 'write', kind, target, said })
  if (path === `/v3/tasks/${taskId}`)
    return method === 'GET' ? { is: 'task' } : write('move', `move ${taskId}`, timesIn(sent))
  if (path === `/v3/tasks/${taskId}/assigned-user`)
    return write('reassign', `reassign ${taskId}`, { userId: Number(sent['userId']) })
  if (method === 'POST' && path === '/v3/tasks') {
    const text = textIn(sent)
    const said = { contactId: Number(sent['contactId']), taskType: wordOf(sent['taskType']), text, ...timesIn(sent) }
    return write('create', tagIn(text), said)
  }
  if (method === 'POST' && path === `/v3/contacts/${contactId}/notes`) {
    const text = textIn(sent)
    return write('note', tagIn(text), { contactId, text })
  }
  if (path === '/v3/contacts/set-opted-out' || (method === 'PATCH' && path === `/v3/contacts/${contactId}`))
    return write('optOut', `optOut ${contactId}`, { contactId })
  const sequence = `/v3/sequences/${sequenceFor(taskId)}/contacts`
  if (path === `${sequence}/set-status-in-sequence`) {
    const state = String(sent['statusInSequence'])
    return write(state === 'paused' ? 'pause' : 'finish', `${state} ${contactId}`, { contactId })
  }
  if (path === `${sequence}/${contactId}`) return { is: 'look', about: `membership ${contactId}` }
  return { is: 'look', about: `${method} ${path}` }
}

function fieldsIn(body: string): Record<string, unknown> {
  return body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
}

function timesIn({ startAt, dueTo }: Record<string, unknown>): Said {
  return { startAt: Date.parse(String(startAt)), dueTo: Date.parse(String(dueTo)) }
}

/** A note has its text at the top, a task in its template. */
function textIn({ notes, template }: Record<string, unknown>): string {
  const text = notes ?? (template as { body?: unknown } | undefined)?.body
  return typeof text === 'string' ? text : ''
}

function wordOf(type: unknown): string {
  return Object.entries(TASK_TYPES).find(([name, number]) => type === number || type === name)?.[0] ?? String(type)
}

function tagIn(text: string): string {
  return /\[w[^\]]+\]/.exec(text)?.[0] ?? text
}

/** What a completion chose, and how its resolution was written; null where its body is not known. */
export function completionAsked(
  text: string | undefined,
): { body: CompleteBody; encoding: 'integers' | 'strings' } | null {
  if (text === undefined || text === '') return null
  const { callResolution = null, finishProspectInSequence = false } = JSON.parse(text) as {
    callResolution?: number | string | null
    finishProspectInSequence?: boolean
  }
  const names = ['positive', 'toCall', 'negative'] as const
  const name = typeof callResolution === 'number' ? names[callResolution] : names.find((one) => one === callResolution)
  return {
    body: { callResolution: name ?? null, finishProspectInSequence },
    encoding: typeof callResolution === 'string' ? 'strings' : 'integers',
  }
}
