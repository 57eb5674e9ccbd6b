import { MARK } from './mark.ts'

/** The product's mark. Decoration: the name always stands beside it or in the button it is in. */
export function Logo({ size = 20, round = false }: { size?: number; round?: boolean }) {
  return (
    <svg width={size} height={size} viewBox={MARK.box} fill="none" aria-hidden className="shrink-0">
      <rect width="20" height="20" rx={MARK.corner(round)} className="fill-accent" />
      <path d={MARK.tick} className="stroke-on-accent" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
