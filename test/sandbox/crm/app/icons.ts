const SVG = 'http://www.w3.org/2000/svg'

/** Strokes on a 20 by 20 grid. */
const SHAPES = {
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c.4-3 2.5-4.5 5.5-4.500s5.1 1.5 5.5 4.500M13 4a2.7 2.7 0 0 1 0 5.200M15.2 12.300c1.6.6 2.6 2 2.8 4.2',
  company:
    'M4 17V4.500A1.5 1.5 0 0 1 5.5 3h5A1.5 1.5 0 0 1 12 4.500V17M12 8h2.500A1.5 1.5 0 0 1 16 9.500V17M2.5 17h15M7 6.500h2M7 9.500h2M7 12.500h2',
  deal: 'M3 7.500A1.5 1.5 0 0 1 4.5 6h11A1.5 1.5 0 0 1 17 7.500v7a1.5 1.5 0 0 1-1.5 1.500h-11A1.5 1.5 0 0 1 3 14.500ZM7 6V4.500A1 1 0 0 1 8 3.500h4a1 1 0 0 1 1 1V6M3 10.500h14',
  email:
    'M4.5 4.500h11A1.5 1.5 0 0 1 17 6v8a1.5 1.5 0 0 1-1.5 1.500h-11A1.5 1.5 0 0 1 3 14V6a1.5 1.5 0 0 1 1.5-1.500ZM3.3 6l6.7 5 6.7-5',
  call: 'M6.5 2.500h7A1.5 1.5 0 0 1 15 4v12a1.5 1.5 0 0 1-1.5 1.500h-7A1.5 1.5 0 0 1 5 16V4a1.5 1.5 0 0 1 1.5-1.500ZM9 14.800h2',
  profile:
    'M8.2 11.800a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.300l-.9.9M11.8 8.200a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.300l.9-.9',
  meeting:
    'M4.5 4.500h11A1.5 1.5 0 0 1 17 6v9a1.5 1.5 0 0 1-1.5 1.500h-11A1.5 1.5 0 0 1 3 15V6a1.5 1.5 0 0 1 1.5-1.500ZM3 8.500h14M7 3v3M13 3v3',
  note: 'M5.5 3h6.300L16 7.200V15.500A1.5 1.5 0 0 1 14.5 17h-9A1.5 1.5 0 0 1 4 15.500v-11A1.5 1.5 0 0 1 5.5 3ZM7 9.500h6M7 12.500h4',
  created: 'M10 4v12M4 10h12',
  search: 'M9 14.500a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  place:
    'M10 17.500c3.5-3.6 5.3-6.3 5.3-8.700a5.3 5.3 0 1 0-10.6 0c0 2.4 1.8 5.1 5.3 8.700ZM10 10.700a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.800Z',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l2.7 1.7',
  task: 'M4.5 3h11A1.5 1.5 0 0 1 17 4.500v11a1.5 1.5 0 0 1-1.5 1.500h-11A1.5 1.5 0 0 1 3 15.500v-11A1.5 1.5 0 0 1 4.5 3ZM6.8 10.200l2.2 2.2 4.3-4.7',
} as const

export type IconName = keyof typeof SHAPES

/** A decoration: what it stands for is always said in words beside it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', SHAPES[name])
  svg.append(path)
  return svg
}
