import { SwitchLine } from '#components/ui/switch-line.tsx'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.recordPages

/** Whether the page on which a contact was last matched is kept, for the run. */
export function PagesSection({ on }: { on: boolean }) {
  const { busy, problem, send } = useAsking()
  return (
    <Section title={say.title} about={say.about}>
      <SwitchLine
        label={say.label}
        note={say.note}
        on={on}
        busy={busy !== null}
        onChange={(keepsPages) => void send('settings.set', { keepsPages })}
      />
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </Section>
  )
}
