import { Search } from 'lucide-react'
import { useId } from 'react'
import { useActions } from '#components/panel/panel-actions.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'
import { canBeAsked } from './search.ts'

type Props = { text: string; onFound: () => void }

/** What is not among the tasks here may be at Reply. Typing never asks it: this row does. */
export function FindInReply({ text, onFound }: Props) {
  const { find, looking, failure } = useActions()
  const isPossible = canBeAsked(text)
  const isBusy = looking?.name === 'panel.find'
  const problem = failure?.during === 'panel.find' ? failure.problem : null
  const say = dayWords.find
  const about = useId()
  return (
    <div className="border-t border-line">
      <button
        type="button"
        aria-describedby={about}
        aria-disabled={!isPossible || isBusy || undefined}
        onClick={() => isPossible && !isBusy && find(text, onFound)}
        className="flex min-h-8 w-full items-center gap-2.5 px-4 pt-1.5 text-left text-[0.8125rem] leading-4 font-semibold -outline-offset-2 transition-colors hover:bg-sub aria-disabled:hover:bg-transparent"
      >
        {isBusy ? <Spinner size={15} /> : <Search size={15} aria-hidden className="shrink-0 text-mute" />}
        {say.row}
      </button>
      <p id={about} className="truncate pr-4 pb-1.5 pl-[2.6rem] text-xs leading-4 text-mute">
        {isPossible ? say.by(text) : say.needs}
      </p>
      <p aria-live="polite" className="px-4 text-xs leading-4 text-bad not-empty:pb-2">
        {problem === null ? '' : words.problem(problem)}
      </p>
    </div>
  )
}
