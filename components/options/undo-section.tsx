import { Select } from '#components/ui/select.tsx'
import { type Settings, UNDO_SECONDS } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.undo
const CHOICES = UNDO_SECONDS.map((seconds) => ({ value: String(seconds), name: say.seconds(seconds) }))

/** How long a completion can be taken back before it is sent. */
export function UndoSection({ seconds }: { seconds: Settings['undoSeconds'] }) {
  const { problem, send } = useAsking()
  return (
    <Section
      title={say.title}
      about={say.about}
      beside={
        <Select
          label={say.title}
          hideLabel
          value={String(seconds)}
          choices={CHOICES}
          onChange={(value) => {
            const undoSeconds = UNDO_SECONDS.find((one) => String(one) === value)
            if (undoSeconds !== undefined) void send('settings.set', { undoSeconds })
          }}
        />
      }
    >
      {seconds === 0 && <p className="text-xs text-wait">{say.off}</p>}
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </Section>
  )
}
