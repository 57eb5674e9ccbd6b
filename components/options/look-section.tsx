import { Select } from '#components/ui/select.tsx'
import { THEMES, type Theme } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.look
const CHOICES = THEMES.map((theme) => ({ value: theme, name: say.themes[theme] }))

/** Light, dark, or as the system has it. */
export function LookSection({ theme }: { theme: Theme }) {
  const { problem, send } = useAsking()
  return (
    <Section
      title={say.title}
      about={say.about}
      beside={
        <Select
          label={say.label}
          hideLabel
          value={theme}
          choices={CHOICES}
          onChange={(chosen) => void send('settings.set', { theme: chosen })}
        />
      }
    >
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </Section>
  )
}
