import { ListTodo, PanelRight, Settings } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'
import { usePanelView } from './use-panel.ts'

type Props = { day: boolean; onDay: (day: boolean) => void }

/** The bar of popup and side panel: the product, how the day stands, the ways to the side panel and the options. */
export function PopupBar({ day, onDay }: Props) {
  const worker = useWorker()
  const { data } = usePanelView()
  const count = data?.view?.day ?? null
  const kind = data?.view?.kind
  const connected = kind !== undefined && kind !== 'setup'
  return (
    <header className="flex min-h-12 items-center gap-2 border-b border-line py-2 pr-2 pl-3.5">
      <Logo />
      <span className="text-[0.8125rem] font-semibold tracking-[-0.01em] max-[18rem]:sr-only">
        {words.panel.product}
      </span>
      <span className="flex-1" />
      {connected && (
        <button
          type="button"
          aria-pressed={day}
          title={words.panel.today.open}
          onClick={() => onDay(!day)}
          className={classNames(
            'inline-flex min-h-7 items-center gap-1.5 rounded-[7px] px-2 text-xs tabular-nums transition-colors hover:bg-sub hover:text-ink',
            day ? 'bg-accent-soft text-accent' : 'text-mute',
          )}
        >
          <ListTodo size={14} aria-hidden />
          {count === null ? words.panel.today.short : words.panel.today.count(count.done, count.open)}
        </button>
      )}
      {worker.surface === 'popup' && (
        <IconButton label={words.panel.sidePanel} onClick={() => worker.openSidePanel()}>
          <PanelRight size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={words.panel.options} onClick={() => worker.openOptions()}>
        <Settings size={16} aria-hidden />
      </IconButton>
    </header>
  )
}
