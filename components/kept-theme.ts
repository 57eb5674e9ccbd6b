import { THEMES, type Theme } from '#lib/shared/settings/settings.ts'

const KEPT = 'theme'

/** Shows the theme that was last chosen, before the worker has been asked: no flash of the other one. */
export function showKeptTheme(): void {
  const kept = THEMES.find((theme) => theme === keptTheme())
  if (kept !== undefined) showTheme(kept)
}

/** Shows a theme and keeps it for the next time. */
export function showAndKeepTheme(theme: Theme): void {
  showTheme(theme)
  try {
    localStorage.setItem(KEPT, theme)
  } catch {
    // Nothing is lost: the choice itself is a setting of the worker.
  }
}

/** The dock is a frame in somebody else's page, where the browser may refuse it a store: then the worker's answer is waited for. */
function keptTheme(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}
