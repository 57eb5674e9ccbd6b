import { useState } from 'react'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Select } from '#components/ui/select.tsx'
import { HISTORY_DAYS, type Settings } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from '../section.tsx'
import { useAsking } from '../use-options.ts'

const say = words.options.keeping
type Days = Settings['historyDays']
const CHOICES = HISTORY_DAYS.map((days) => ({ value: String(days), name: say.days(days) }))

/** How long what has ended is kept. A shorter time removes something, and asks. */
export function HistorySection({ days }: { days: Days }) {
  const { problem, send } = useAsking()
  const [shorter, setShorter] = useState<Days>(null)
  const keep = (historyDays: Days) => {
    setShorter(null)
    void send('settings.set', { historyDays })
  }
  return (
    <Section
      title={say.title}
      about={say.about}
      beside={
        <Select
          label={say.label}
          hideLabel
          value={String(days)}
          choices={CHOICES}
          onChange={(value) => {
            const wanted = HISTORY_DAYS.find((one) => String(one) === value)
            if (wanted === undefined) return
            if (wanted !== null && (days === null || wanted < days)) setShorter(wanted)
            else keep(wanted)
          }}
        />
      }
    >
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
      <ConfirmDialog
        open={shorter !== null}
        title={say.shorterTitle(shorter)}
        yes={say.shorterYes}
        no={say.shorterNo}
        onNo={() => setShorter(null)}
        onYes={() => keep(shorter)}
      >
        <p>{say.shorterText}</p>
      </ConfirmDialog>
    </Section>
  )
}
