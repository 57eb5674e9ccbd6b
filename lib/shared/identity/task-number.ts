import { withoutInvisible } from './visible-text.ts'

/** A Reply task's number as written in an address or a field: an integer from 1 to 2^53-1 and nothing else, or null. */
export function taskNumber(written: string): number | null {
  const text = written.length > 64 ? '' : withoutInvisible(written).trim().replace(/^#/, '')
  if (!/^[1-9]\d{0,15}$/.test(text)) return null
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : null
}
