type Size = { width: number; height: number }

/** Reports the size that an element takes, in whole CSS pixels, at first and whenever it changes. Returns what ends it. */
export function reportSize(element: Element, report: (size: Size) => void): () => void {
  const observer = new ResizeObserver(() => {
    const { width, height } = element.getBoundingClientRect()
    report({ width: Math.ceil(width), height: Math.ceil(height) })
  })
  observer.observe(element)
  return () => observer.disconnect()
}
