import { KeyHelp, useKeyHelp } from '#components/day/key-help.tsx'
import { Button } from '#components/ui/button.tsx'
import { SwitchLine } from '#components/ui/switch-line.tsx'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.keys

/** Whether keys count that stand alone: who dictates, or is easily disturbed by them, turns them off. */
export function KeysSection({ on }: { on: boolean }) {
  const { busy, problem, send } = useAsking()
  const help = useKeyHelp()
  return (
    <Section title={say.title} about={say.about}>
      <SwitchLine
        label={say.label}
        note={say.note}
        on={on}
        busy={busy !== null}
        onChange={(singleKeys) => void send('settings.set', { singleKeys })}
      />
      <Button size="small" className="mt-3" onClick={help.show}>
        {say.all}
      </Button>
      <KeyHelp help={help} />
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </Section>
  )
}
