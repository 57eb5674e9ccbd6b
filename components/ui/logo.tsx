/** The product's mark. Decoration: the name always stands beside it or in the button it is in. */
export function Logo({ size = 20, round = false }: { size?: number; round?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden className="shrink-0">
      <rect width="20" height="20" rx={round ? 10 : 6} className="fill-accent" />
      <path
        d="m5.4 10.6 3.1 3.1 6.1-7"
        className="stroke-on-accent"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
