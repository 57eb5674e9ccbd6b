import { UserRound } from 'lucide-react'

/** First letters of the first and the last word of a name; null where there are none. */
export function initials(name: string | null): string | null {
  const parts = (name ?? '').split(/\s+/).filter((part) => /^\p{L}/u.test(part))
  const chosen = parts.length > 1 ? [parts[0], parts.at(-1)] : parts.slice(0, 1)
  const letters = chosen.map((part) => [...new Intl.Segmenter().segment(part ?? '')][0]?.segment ?? '').join('')
  return letters === '' ? null : letters.toLocaleUpperCase()
}

/** A round mark with the contact's initials. Decoration: the name stands beside it. */
export function Avatar({ name }: { name: string | null }) {
  const letters = initials(name)
  return (
    <span
      aria-hidden
      className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent"
    >
      {letters ?? <UserRound size={18} />}
    </span>
  )
}
