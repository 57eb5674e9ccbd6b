import { CalendarCheck, History, Settings } from 'lucide-react'
import type { MouseEvent } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Logo } from '#components/ui/logo.tsx'
import type { SetupView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { type OptionsPage, PAGES } from './use-page.ts'

const say = words.options.pages
const ICONS = { today: CalendarCheck, history: History, settings: Settings } as const

/** Without a fragment, as the browser knows the options: told to open them it then finds this tab, and opens no second one. */
function toSettings(event: MouseEvent): void {
  event.preventDefault()
  history.pushState(null, '', location.pathname)
  dispatchEvent(new Event('hashchange'))
}

/** The way between the pages of the options: beside them, or above where it is narrow. */
export function PageRail({ page, setup }: { page: OptionsPage; setup: SetupView }) {
  const { connection } = setup
  return (
    <header className="flex shrink-0 items-center gap-x-4 gap-y-1 border-line bg-page px-4 py-2.5 max-md:flex-wrap max-md:border-b md:sticky md:top-0 md:h-screen md:w-52 md:flex-col md:items-stretch md:border-r md:px-3 md:py-5">
      <p className="flex items-center gap-2.5 px-2 text-[0.9375rem] font-semibold">
        <Logo size={22} />
        {words.product}
      </p>
      <nav aria-label={say.label} className="flex flex-1 gap-0.5 max-md:justify-end md:mt-4 md:flex-col">
        {PAGES.map((one) => {
          const Icon = ICONS[one]
          return (
            <a
              key={one}
              href={`#${one}`}
              onClick={one === 'settings' ? toSettings : undefined}
              aria-current={one === page ? 'page' : undefined}
              className={classNames(
                'flex min-h-8 items-center gap-2.5 rounded-[8px] px-2.5 text-[0.8125rem] transition-colors',
                one === page ? 'bg-line font-semibold' : 'text-mute hover:bg-sub hover:text-ink',
              )}
            >
              <Icon size={15} aria-hidden className="max-[26rem]:hidden" />
              {say.names[one]}
            </a>
          )
        })}
      </nav>
      {connection.state === 'connected' && (
        <p className="truncate px-2 text-xs leading-4 text-mute max-md:hidden">
          <bdi>{connection.userName ?? ''}</bdi>
        </p>
      )}
    </header>
  )
}
