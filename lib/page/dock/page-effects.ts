/** Effects of the page as a whole under which a person still reads what it shows: dark modes, night modes, nearly full opacity. */
const SEEN_THROUGH: Readonly<Record<string, (amount: number) => boolean>> = {
  invert: (amount) => amount <= 0.2 || amount >= 0.8,
  'hue-rotate': () => true,
  brightness: (amount) => amount >= 0.5 && amount <= 1.5,
  contrast: (amount) => amount >= 0.5 && amount <= 2,
  grayscale: () => true,
  sepia: () => true,
  saturate: () => true,
  opacity: (amount) => amount >= 0.9,
  blur: (amount) => amount <= 0.5,
}

/** Properties of the document's root, each with the value that does nothing. */
const PLAIN: Readonly<Record<string, string>> = {
  'mask-image': 'none',
  'clip-path': 'none',
  perspective: 'none',
  scale: 'none',
  rotate: 'none',
  translate: 'none',
  'content-visibility': 'visible',
  visibility: 'visible',
}
const IDENTITY = 'matrix(1, 0, 0, 1, 0, 0)'
const LEAST_ZOOM = 0.5
const MOST_ZOOM = 2

/**
 * Whether the page as a whole is shown as it is. The dock stands outside of all this, in the top layer; but a page that is
 * bent, masked or faded as a whole is one on which a person can't be taken to see what they press.
 */
export function isShownPlainly(root: HTMLElement, view: Window): boolean {
  const style = view.getComputedStyle(root)
  const transform = style.transform
  const zoom = root.currentCSSZoom ?? 1
  return (
    Object.entries(PLAIN).every(([name, plain]) => [plain, ''].includes(style.getPropertyValue(name))) &&
    (transform === 'none' || transform === '' || transform === IDENTITY) &&
    Number(style.opacity || 1) >= 0.9 &&
    zoom >= LEAST_ZOOM &&
    zoom <= MOST_ZOOM &&
    isReadable(style.filter)
  )
}

function isReadable(filter: string): boolean {
  if (filter === 'none' || filter === '') return true
  return filter.split(/\)\s*/).every((part) => {
    if (part === '') return true
    const [name = '', amount = ''] = part.split('(')
    return SEEN_THROUGH[name.trim()]?.(Number.parseFloat(amount)) ?? false
  })
}
