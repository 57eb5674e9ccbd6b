import { useState } from 'react'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { HISTORY_DAYS, type Settings } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { ChoiceSetting } from '../choice-setting.tsx'
import { useAsking } from '../use-options.ts'

const say = words.options.keeping
type Days = Settings['historyDays']

/** How long what has ended is kept. A shorter time removes something, and asks. */
export function HistorySection({ days }: { days: Days }) {
  const { problem, send } = useAsking()
  const [shorter, setShorter] = useState<Days>(null)
  const keep = (historyDays: Days) => {
    setShorter(null)
    void send('settings.set', { historyDays })
  }
  const choose = (wanted: Days) => {
    if (wanted !== null && (days === null || wanted < days)) setShorter(wanted)
    else keep(wanted)
  }
  return (
    <ChoiceSetting
      title={say.title}
      about={say.about}
      label={say.label}
      value={days}
      choices={HISTORY_DAYS}
      name={say.days}
      onChange={choose}
      problem={problem}
    >
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
    </ChoiceSetting>
  )
}
