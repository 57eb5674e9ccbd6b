import { useEffect, useState } from 'react'
import type { Problem, Result } from '#lib/shared/problem.ts'

/** The checker is a large part that hardly anybody needs: it comes when a rule is written. */
async function check(pattern: string): Promise<Result<true>> {
  const { checkPattern } = await import('./pattern-check.ts')
  return checkPattern(pattern)
}

/** The first problem that one of these patterns has; null where all may be kept. */
export async function problemIn(patterns: readonly string[]): Promise<Problem | null> {
  for (const pattern of patterns) {
    const checked = await check(pattern)
    if (!checked.ok) return checked.problem
  }
  return null
}

/** The address patterns in an export of rules. What is no export has none, and the worker says so. */
export function patternsIn(text: string): string[] {
  const found: string[] = []
  try {
    JSON.parse(text, (_, value: { kind?: unknown; pattern?: unknown } | null) => {
      if (value?.kind === 'address' && typeof value.pattern === 'string') found.push(value.pattern)
      return value
    })
  } catch {
    return []
  }
  return found
}

/** Whether a pattern that is being written may be tried on an address: never before it was checked. */
export function useIsSafe(pattern: string): boolean {
  const [safe, setSafe] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    const learn = async () => {
      const { ok } = await check(pattern)
      if (isWanted && ok) setSafe(pattern)
    }
    void learn()
    return () => {
      isWanted = false
    }
  }, [pattern])
  return safe === pattern
}
