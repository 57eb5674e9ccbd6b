import { useId } from 'react'
import type { SiteMode } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'

const say = words.options.sites.linkedin

const CHOICES = [
  { mode: 'badge', name: say.badge, note: say.badgeNote },
  { mode: 'dock', name: say.dock, note: say.dockNote },
] as const

type Props = { mode: SiteMode; onChoose: (mode: 'badge' | 'dock') => void }

/** LinkedIn's user agreement restricts what may be added to its pages, so the button on the page is a choice of its own. */
export function LinkedInChoice({ mode, onChoose }: Props) {
  const id = useId()
  return (
    <fieldset className="mt-2 space-y-2 rounded-[10px] bg-sub px-3 py-2.5">
      <legend className="sr-only">{say.label}</legend>
      {CHOICES.map((choice) => (
        <div key={choice.mode} className="flex gap-2.5">
          <input
            id={`${id}-${choice.mode}`}
            type="radio"
            name={id}
            checked={mode === choice.mode}
            aria-describedby={`${id}-${choice.mode}-note`}
            onChange={() => onChoose(choice.mode)}
            className="mt-px"
          />
          <div className="min-w-0">
            <label htmlFor={`${id}-${choice.mode}`} className="cursor-pointer text-[0.8125rem] leading-[1.125rem]">
              {choice.name}
            </label>
            <p id={`${id}-${choice.mode}-note`} className="text-xs leading-4 text-mute">
              {choice.note}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  )
}
