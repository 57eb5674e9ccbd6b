import { Select } from '#components/ui/select.tsx'
import { words } from '#lib/shared/words/index.ts'

const say = words.options.key

type Props = {
  teams: readonly { teamId: number; teamName: string | null }[]
  chosen: number | null
  onChoose: (teamId: number | null) => void
}

/** For a key that reaches several teams: which one the rep works in. */
export function TeamChoice({ teams, chosen, onChoose }: Props) {
  const choices = [
    { value: '', name: '–' },
    ...teams.map(({ teamId, teamName }) => ({ value: String(teamId), name: say.teamName(teamName, teamId) })),
  ]
  return (
    <div className="mt-2">
      <Select
        label={say.chooseTeam}
        value={chosen === null ? '' : String(chosen)}
        choices={choices}
        onChange={(value) => onChoose(value === '' ? null : Number(value))}
      />
    </div>
  )
}
