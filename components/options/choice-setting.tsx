import type { ReactNode } from 'react'
import { Select } from '#components/ui/select.tsx'
import type { Problem } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'

type Props<Value> = {
  title: string
  about: string
  /** The accessible name of the list. */
  label: string
  value: Value
  /** In the order in which they are offered; no two are written alike. */
  choices: readonly Value[]
  name: (value: Value) => string
  onChange: (value: Value) => void
  problem: Problem | null
  /** What the choice brings with it. */
  children?: ReactNode
}

/** A setting that is one of a few, chosen beside its name. */
export function ChoiceSetting<Value extends string | number | null>({
  title,
  about,
  label,
  value,
  choices,
  name,
  onChange,
  problem,
  children,
}: Props<Value>) {
  return (
    <Section
      title={title}
      about={about}
      beside={
        <Select
          label={label}
          hideLabel
          value={String(value)}
          choices={choices.map((one) => ({ value: String(one), name: name(one) }))}
          onChange={(chosen) => {
            const wanted = choices.find((one) => String(one) === chosen)
            if (wanted !== undefined) onChange(wanted)
          }}
        />
      }
    >
      {children}
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </Section>
  )
}
