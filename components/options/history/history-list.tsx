import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { byDay, figuresOf } from './figures.ts'
import { HistoryRow } from './history-row.tsx'

const say = words.options.history

/** Rows on one page: 2,000 at once take a second to draw, and nobody reads them at once. */
const PAGE = 25

/** Completions by days with their totals, a page at a time. */
export function HistoryList({ completions }: { completions: CompletionView[] }) {
  const [wanted, setWanted] = useState(0)
  const now = useNow(60_000)
  const last = Math.max(0, Math.ceil(completions.length / PAGE) - 1)
  const page = Math.min(wanted, last)
  const from = page * PAGE
  const shown = completions.slice(from, from + PAGE)
  const days = new Map(byDay(completions).map(({ at, rows }) => [at, rows]))
  if (shown.length === 0) return null
  return (
    <>
      {byDay(shown).map(({ at, rows }) => (
        <section key={at} aria-label={words.figures.day(at, now)} className="mt-4">
          <h2 className="flex flex-wrap items-baseline gap-x-2 text-[0.8125rem] leading-[1.125rem] tabular-nums">
            <span className="font-semibold">{words.figures.day(at, now)}</span>
            {/* Of the whole day, whichever part of it is on this page. */}
            <span className="text-xs text-mute">{words.figures.totals(figuresOf(days.get(at) ?? rows))}</span>
          </h2>
          <ul aria-label={say.list} className="mt-2 overflow-hidden rounded-[10px] border border-line">
            {rows.map((one) => (
              <HistoryRow key={one.id} one={one} />
            ))}
          </ul>
        </section>
      ))}
      {last > 0 && (
        <div className="mt-2 flex items-center justify-end gap-2 text-xs text-mute">
          <span aria-live="polite" className="tabular-nums">
            {say.range(from + 1, from + shown.length, completions.length)}
          </span>
          <Button size="small" disabled={page === 0} onClick={() => setWanted(page - 1)}>
            <ChevronLeft size={14} aria-hidden />
            {say.later}
          </Button>
          <Button size="small" disabled={page === last} onClick={() => setWanted(page + 1)}>
            {say.earlier}
            <ChevronRight size={14} aria-hidden />
          </Button>
        </div>
      )}
    </>
  )
}
