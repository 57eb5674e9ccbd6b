import type { Problem } from '#lib/shared/problem.ts'

/** How the simulated server's things look to the journal. */

export function isProblem(seen: unknown): seen is Problem {
  return typeof seen === 'object' && seen !== null && 'code' in seen && 'status' in seen
}

export function tagIn(text: string): string {
  return /\[w[^\]]+\]/.exec(text)?.[0] ?? text
}

export function contactModel(id: number, isOptedOut: boolean) {
  const nobody = { fullName: null, firstName: null, email: null, title: null, company: null, city: null, country: null }
  const unknown = { timeZoneId: null, phone: null, linkedInUrl: null, linkedInSalesNavigatorUrl: null }
  return { id, ...nobody, ...unknown, linkedInRecruiterUrl: null, isOptedOut, sequences: [] }
}
