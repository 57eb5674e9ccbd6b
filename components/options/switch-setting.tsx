import type { ReactNode } from 'react'
import { SwitchLine } from '#components/ui/switch-line.tsx'
import type { Request } from '#lib/shared/messages/table.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

type Props = {
  say: { title: string; about: string; label: string; note: string }
  on: boolean
  /** What is set by turning it. */
  set: (on: boolean) => Request<'settings.set'>
  children?: ReactNode
}

/** A setting that is on or off. */
export function SwitchSetting({ say, on, set, children }: Props) {
  const { busy, problem, send } = useAsking()
  return (
    <Section title={say.title} about={say.about}>
      <SwitchLine
        label={say.label}
        note={say.note}
        on={on}
        busy={busy !== null}
        onChange={(wanted) => void send('settings.set', set(wanted))}
      />
      {children}
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </Section>
  )
}
