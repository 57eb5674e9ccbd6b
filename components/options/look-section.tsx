import { THEMES, type Theme } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.look

/** Light, dark, or as the system has it. */
export function LookSection({ theme }: { theme: Theme }) {
  const { problem, send } = useAsking()
  return (
    <ChoiceSetting
      title={say.title}
      about={say.about}
      label={say.label}
      value={theme}
      choices={THEMES}
      name={(one) => say.themes[one]}
      onChange={(chosen) => void send('settings.set', { theme: chosen })}
      problem={problem}
    />
  )
}
