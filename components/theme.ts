import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Theme } from '#lib/shared/settings/settings.ts'
import { showAndKeepTheme } from './kept-theme.ts'
import { useChosenKeys } from './panel/single-keys.ts'
import { useWorker } from './worker-context.tsx'

/** The theme in the cache of what the worker answered. */
export const THEME = ['theme'] as const

/** Keeps the theme of this document, and whether single keys count in it, what the rep chose. True once the choice is known, or cannot be had. */
export function useTheme(): boolean {
  const worker = useWorker()
  const { data } = useQuery({ queryKey: THEME, queryFn: () => worker.ask('theme.get', {}) })
  useShownTheme(data?.ok === true ? data.value.theme : null)
  // Where the choice cannot be had the keys count, as they do for who chose nothing.
  useChosenKeys(data === undefined ? null : !data.ok || data.value.singleKeys !== false)
  return data !== undefined
}

/** Shows this theme and keeps it for the next time; null: it is not known yet. */
export function useShownTheme(theme: Theme | null): void {
  useEffect(() => {
    if (theme !== null) showAndKeepTheme(theme)
  }, [theme])
}
