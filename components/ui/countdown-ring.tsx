const AROUND = 2 * Math.PI * 9

type Props = {
  /** Epoch milliseconds at which the ring was full and will be empty. */
  from: number
  until: number
  now: number
}

/** The time that is left of the undo window. It runs on its own from wherever the screen was opened. */
export function CountdownRing({ from, until, now }: Props) {
  const total = Math.max(1, until - from)
  const passed = Math.min(total, Math.max(0, now - from))
  return (
    <svg width="20" height="20" viewBox="0 0 22 22" fill="none" aria-hidden>
      <circle cx="11" cy="11" r="9" stroke="currentColor" strokeOpacity=".2" strokeWidth="2.5" />
      <circle
        cx="11"
        cy="11"
        r="9"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeDasharray={AROUND}
        strokeDashoffset={(passed / total) * AROUND}
        transform="rotate(-90 11 11)"
        className="transition-[stroke-dashoffset] duration-1000 ease-linear"
      />
    </svg>
  )
}
