/** Something is under way. With reduced motion it stands still. */
export function Spinner({ size = 18 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 22 22"
      fill="none"
      aria-hidden
      className="motion-safe:animate-[turn_1s_linear_infinite]"
    >
      <circle cx="11" cy="11" r="9" stroke="currentColor" strokeOpacity=".22" strokeWidth="2.5" />
      <path d="M11 2a9 9 0 0 1 9 9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  )
}
