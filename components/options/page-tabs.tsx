import { classNames } from '#components/ui/class-names.ts'
import { words } from '#lib/shared/words/index.ts'
import { type OptionsPage, PAGES } from './use-page.ts'

const say = words.options.pages

/** The way between the pages of the options. */
export function PageTabs({ page }: { page: OptionsPage }) {
  return (
    <nav aria-label={say.label} className="flex shrink-0 rounded-[10px] bg-sub p-0.5">
      {PAGES.map((one) => (
        <a
          key={one}
          href={`#${one}`}
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
