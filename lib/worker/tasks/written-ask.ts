import type { Evidence, PageIdentity } from '#lib/shared/identity/identity.ts'
import { phoneText } from '#lib/shared/identity/phone-text.ts'
import { withoutInvisible } from '#lib/shared/identity/visible-text.ts'
import { readTaskReference } from '#lib/worker/reply/task-reference.ts'
import { mailboxOf, profileOf } from './identities.ts'
import { writtenDigits } from './phone-writing.ts'

/**
 * What a rep asks for in words of their own: a task, or a person by one identity. `phone` is for a bare number that is as
 * long as a phone number with its country: it may be either.
 */
export type WrittenAsk =
  | { kind: 'task'; taskId: number; phone: string | null }
  | { kind: 'person'; evidence: Pick<Evidence, 'kind' | 'value'> }

const LONGEST = 2048

/**
 * What a selected, pasted or typed text, or a link's address, asks for: a task ID or a link that names one, an e-mail, a
 * LinkedIn address, a phone number. null where it names nothing, or several things: no guessing.
 */
export function readAsk(written: string): WrittenAsk | null {
  const text = withoutInvisible(written).trim()
  if (text === '' || text.length > LONGEST) return null
  const taskId = readTaskReference(text)
  if (taskId !== null) return { kind: 'task', taskId, phone: /^\d{10,15}$/.test(text) ? `+${text}` : null }
  const words = [text, ...text.split(/[\s,;|]+/)]
  return onlyPerson([...words.map(byEmail), ...words.map(byProfile)]) ?? onlyPerson([byPhone(text)])
}

/** The person asked for, as if a page showed them and nothing else. */
export function identityOfAsk({ evidence }: Extract<WrittenAsk, { kind: 'person' }>): PageIdentity {
  return {
    site: 'other',
    key: `asked:${evidence.kind}:${evidence.value}`,
    epoch: 0,
    people: [{ name: null, evidence: [{ ...evidence, source: 'text' }] }],
    taskReferences: [],
    settled: true,
  }
}

type Key = Pick<Evidence, 'kind' | 'value'>

function onlyPerson(found: readonly (Key | null)[]): WrittenAsk | null {
  const keys = new Map(found.flatMap((key) => (key === null ? [] : [[`${key.kind}:${key.value}`, key] as const])))
  const [evidence] = keys.values()
  return evidence === undefined || keys.size > 1 ? null : { kind: 'person', evidence }
}

function byEmail(text: string): Key | null {
  const value = /[@＠]|%40/.test(text) ? mailboxOf(text) : null
  return value === null ? null : { kind: 'email', value }
}

/** A path without LinkedIn's name is a profile's only where nothing else stands beside it: "in/out" is a word. */
function byProfile(text: string, _at: number, all: readonly string[]): Key | null {
  return /linkedin/i.test(text) || (text.includes('/') && text === all[0]) ? profileOf(text) : null
}

function byPhone(text: string): Key | null {
  const value = phoneText(text)
  return value === null || writtenDigits(value).length === 0 ? null : { kind: 'phone', value }
}
