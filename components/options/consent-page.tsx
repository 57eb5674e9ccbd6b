import { Database, Eye, Send } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.consent
const ICONS = [Eye, Send, Database]

/** What is read, where it goes and what is kept, before any of it happens. */
export function ConsentPage() {
  const { busy, problem, send } = useAsking()
  return (
    <main>
      <Logo size={40} />
      <h1 className="mt-4 text-[1.375rem] font-semibold leading-7 tracking-[-0.02em]">{say.title}</h1>
      <p className="mt-1 text-mute">{say.lead}</p>
      <dl className="mt-5 space-y-4">
        {say.parts.map(({ title, text }, index) => {
          const Icon = ICONS[index] ?? Eye
          return (
            <div key={title} className="relative min-h-9 pl-12">
              <dt className="font-semibold">
                <span className="absolute top-0 left-0 grid size-9 place-items-center rounded-[10px] bg-accent-soft text-accent">
                  <Icon size={18} aria-hidden />
                </span>
                {title}
              </dt>
              <dd className="mt-0.5 text-[0.8125rem] leading-5 text-mute">{text}</dd>
            </div>
          )
        })}
      </dl>
      <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-5">
        <Button look="main" busy={busy !== null} className="min-w-32" onClick={() => void send('setup.consent', {})}>
          {say.agree}
        </Button>
        <p className="text-[0.8125rem] text-mute">{say.note}</p>
      </div>
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </main>
  )
}
