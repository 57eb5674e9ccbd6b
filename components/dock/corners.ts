import type { Corner } from '#lib/shared/identity/identity.ts'

const AROUND: readonly Corner[] = ['bottom-right', 'bottom-left', 'top-left', 'top-right']

/** The next corner, clockwise: one button leads to all of them. */
export function nextCorner(corner: Corner): Corner {
  return AROUND[(AROUND.indexOf(corner) + 1) % AROUND.length] ?? corner
}

/** The corner that an arrow key leads to; the same one where there is no way further. */
export function cornerTowards(corner: Corner, key: string): Corner | null {
  const top = corner.startsWith('top')
  const right = corner.endsWith('right')
  switch (key) {
    case 'ArrowUp':
      return right ? 'top-right' : 'top-left'
    case 'ArrowDown':
      return right ? 'bottom-right' : 'bottom-left'
    case 'ArrowLeft':
      return top ? 'top-left' : 'bottom-left'
    case 'ArrowRight':
      return top ? 'top-right' : 'bottom-right'
    default:
      return null
  }
}
