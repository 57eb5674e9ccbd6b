import { Phone } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'
import { useNow } from '#components/ui/use-now.ts'
import { safeLink } from '#lib/shared/reply/links.ts'
import { words } from '#lib/shared/words/index.ts'
import { timeThere } from '#lib/shared/words/time.ts'

type Props = { phone: string; city: string | null; timeZoneId: string | null }

/** The number to call, and what time it is there. */
export function PhoneCard({ phone, city, timeZoneId }: Props) {
  const now = useNow(15_000)
  const there = timeThere(timeZoneId, now)
  const href = safeLink(phone, 'phone')
  return (
    <div className="mt-2.5 flex items-center justify-between gap-3 rounded-[10px] border border-line px-3 py-2">
      <span className="flex min-w-0 items-center gap-2 font-medium tabular-nums [overflow-wrap:anywhere]">
        <Phone size={14} aria-hidden className="shrink-0 text-mute" />
        {href === null ? (
          <bdi>{phone}</bdi>
        ) : (
          <a href={href} className="inline-block py-0.5 text-accent hover:underline">
            <bdi>{phone}</bdi>
          </a>
        )}
      </span>
      {there !== null && (
        <span
          className={classNames(
            'shrink-0 text-right text-xs leading-4',
            there.odd === null ? 'text-mute' : 'text-wait',
          )}
        >
          {words.panel.call.there(there.clock, city)}
          {there.odd !== null && <span className="block">{words.panel.call.odd[there.odd]}</span>}
        </span>
      )}
    </div>
  )
}
