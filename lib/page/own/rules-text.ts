import type { GenericRules } from './generic-rules.ts'

/** Rules as text: the worker hands them to the reader for taught sites, together with what was taught. */
export function writeRules(rules: GenericRules): string {
  return JSON.stringify(rules, (_, value: unknown) =>
    value instanceof RegExp ? { expression: value.source, flags: value.flags } : value,
  )
}

/** The rules that such a text of our own worker holds. */
export function rulesIn(text: string): GenericRules {
  return JSON.parse(text, (_, value: { expression?: string; flags?: string } | null) =>
    typeof value?.expression === 'string' ? new RegExp(value.expression, value.flags) : value,
  )
}
