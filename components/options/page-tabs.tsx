import type { MouseEvent } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { words } from '#lib/shared/words/index.ts'
import { type OptionsPage, PAGES } from './use-page.ts'

const say = words.options.pages

/** Without a fragment, as the browser knows the options: told to open them it then finds this tab, and opens no second one. */
function toSettings(event: MouseEvent): void {
  event.preventDefault()
  history.pushState(null, '', location.pathname)
  dispatchEvent(new Event('hashchange'))
}

/** The way between the pages of the options. */
export function PageTabs({ page }: { page: OptionsPage }) {
  return (
    <nav aria-label={say.label} className="flex shrink-0 rounded-[10px] bg-sub p-0.5">
      {PAGES.map((one) => (
        <a
          key={one}
          href={`#${one}`}
          onClick={one === 'settings' ? toSettings : undefined}
          aria-current={one === page ? 'page' : undefined}
          className={classNames(
            'rounded-[8px] px-3 py-1.5 text-[0.8125rem] font-medium leading-[1.125rem] transition-colors',
            one === page ? 'bg-surface text-ink shadow-card' : 'text-mute hover:text-ink',
          )}
        >
          {say.names[one]}
        </a>
      ))}
    </nav>
  )
}
