const TYPES = { json: 'application/json', csv: 'text/csv' } as const

/** Hands the person a file named `wrapup-history-2026-11-23.json`. Nothing leaves the computer. */
export function download(
  format: keyof typeof TYPES,
  text: string,
  what: 'history' | 'damaged' | 'rules' = 'history',
): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${TYPES[format]};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = `wrapup-${what}-${new Date().toISOString().slice(0, 10)}.${format}`
  link.click()
  // The browser has begun to read it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
