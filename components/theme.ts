import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { THEMES, type Theme } from '#lib/shared/settings/settings.ts'
import { useWorker } from './worker-context.tsx'

const KEPT = 'theme'

/** Shows the theme that was last chosen, before the worker has been asked: no flash of the other one. */
export function showKeptTheme(): void {
  const kept = THEMES.find((theme) => theme === keptTheme())
  if (kept !== undefined) showTheme(kept)
}

/** The dock is a frame in somebody else's page, where the browser may refuse it a store: then the worker's answer is waited for. */
function keptTheme(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEPT, theme)
  } catch {
    // Nothing is lost: the choice itself is a setting of the worker.
  }
}

/** Keeps the theme of this document what the rep chose. True once the choice is known, or cannot be had. */
export function useTheme(): boolean {
  const worker = useWorker()
  const { data } = useQuery({ queryKey: ['theme'], queryFn: () => worker.ask('theme.get', {}) })
  useShownTheme(data?.ok === true ? data.value.theme : null)
  return data !== undefined
}

/** Shows this theme and keeps it for the next time; null: it is not known yet. */
export function useShownTheme(theme: Theme | null): void {
  useEffect(() => {
    if (theme === null) return
    showTheme(theme)
    keepTheme(theme)
  }, [theme])
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}
