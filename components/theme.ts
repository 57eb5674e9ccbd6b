import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { THEMES, type Theme } from '#lib/settings/settings.ts'
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

/** The set-up as the worker tells it. */
export function useSetup() {
  const worker = useWorker()
  return useQuery({ queryKey: ['setup'], queryFn: () => worker.ask('setup.get', {}) })
}

/** Keeps the theme of this document what the rep chose. True once the choice is known. */
export function useTheme(): boolean {
  const { data } = useSetup()
  const theme = data?.ok === true ? data.value.settings.theme : null
  useEffect(() => {
    if (theme === null) return
    showTheme(theme)
    keepTheme(theme)
  }, [theme])
  return data !== undefined
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}
