import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Settings } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote } from '../section.tsx'
import { useAsking } from '../use-options.ts'
import { download } from './download.ts'
import { toCsv, toJson } from './export.ts'
import { HistoryFigures } from './history-figures.tsx'
import { HistoryList } from './history-list.tsx'
import { FILTERS, type Filter, search, useHistory } from './use-history.ts'

const say = words.options.history
const CHOICES = FILTERS.map((filter) => ({ value: filter, name: say.filters[filter] }))

/** How the days went, and what was completed, when, how it was matched and what Reply answered. */
export function HistoryPage({ days }: { days: Settings['historyDays'] }) {
  const { data } = useHistory()
  const { busy, problem, send } = useAsking()
  const [filter, setFilter] = useState<Filter>('all')
  const [text, setText] = useState('')
  const [clearing, setClearing] = useState(false)
  const [cleared, setCleared] = useState<string | null>(null)
  const all = data?.ok === true ? data.value : []
  const found = search(all, filter, text)

  const clear = async () => {
    setClearing(false)
    const answer = await send('history.clear', {})
    if (answer?.ok === true) setCleared(say.cleared(answer.value.removed, answer.value.kept))
  }

  return (
    <section aria-label={say.title}>
      {all.length > 0 && <HistoryFigures all={all} />}
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label={say.search}
          placeholder={say.placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="min-h-9 min-w-40 flex-1 rounded-[9px] border border-edge bg-surface px-3 text-[0.8125rem] placeholder:text-mute"
        />
        <Select label={say.filter} hideLabel value={filter} choices={CHOICES} onChange={setFilter} />
      </div>
      {data?.ok === false && <RefusalNote>{words.problem(data.problem)}</RefusalNote>}
      {data?.ok === true && all.length === 0 && <p className="mt-3 text-[0.8125rem] text-mute">{say.empty}</p>}
      {all.length > 0 && found.length === 0 && <p className="mt-3 text-[0.8125rem] text-mute">{say.noHit}</p>}
      {/* Another search begins at its newest page. */}
      <HistoryList key={`${filter} ${text}`} completions={found} />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button size="small" disabled={all.length === 0} onClick={() => download('json', toJson(found, Date.now()))}>
          {say.json}
        </Button>
        <Button size="small" disabled={all.length === 0} onClick={() => download('csv', toCsv(found))}>
          {say.csv}
        </Button>
        <span className="flex-1" />
        <Button
          size="small"
          look="danger"
          busy={busy !== null}
          disabled={all.length === 0}
          onClick={() => setClearing(true)}
        >
          {say.clear}
        </Button>
      </div>
      <p className="mt-3 text-xs leading-4 text-mute">{words.options.keeping.kept(days)}</p>
      <p aria-live="polite" className="text-right text-xs text-mute not-empty:mt-1.5">
        {cleared}
      </p>
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
      <ConfirmDialog
        open={clearing}
        title={say.clearTitle}
        yes={say.clearYes}
        no={say.clearNo}
        onYes={() => void clear()}
        onNo={() => setClearing(false)}
      >
        <p>{say.clearText}</p>
      </ConfirmDialog>
    </section>
  )
}
