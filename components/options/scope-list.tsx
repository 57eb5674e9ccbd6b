import { Check, Minus, X } from 'lucide-react'
import { useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { ScopeView } from '#lib/shared/reply/scopes.ts'
import { words } from '#lib/shared/words/index.ts'

const say = words.options.key.scopes
const looks = {
  works: { Icon: Check, tone: 'text-good' },
  refused: { Icon: X, tone: 'text-bad' },
  untried: { Icon: Minus, tone: 'text-mute' },
} as const

/** What the key may do: for each permission what needs it, and what Reply has said of it so far. */
export function ScopeList({ scopes }: { scopes: readonly ScopeView[] }) {
  const title = useId()
  if (scopes.length === 0) return null
  return (
    <div className="mt-4">
      <h3 id={title} className="text-[0.8125rem] font-semibold">
        {say.title}
      </h3>
      <p className="mt-0.5 text-xs leading-[1.0625rem] text-mute">{say.about}</p>
      <ul aria-labelledby={title} className="mt-1.5">
        {scopes.map(({ scope, state }) => {
          const { Icon, tone } = looks[state]
          return (
            <li key={scope} className="flex gap-2 border-t border-line py-2 text-[0.8125rem] leading-[1.125rem]">
              <Icon size={15} strokeWidth={2.4} aria-hidden className={classNames('mt-px shrink-0', tone)} />
              <div className="min-w-0 flex-1">
                <p>{say.needs(scope)}</p>
                <p className="text-xs leading-4 text-mute">
                  <code>{scope}</code>
                </p>
              </div>
              <span className={classNames('shrink-0', tone)}>{say.state(state)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
