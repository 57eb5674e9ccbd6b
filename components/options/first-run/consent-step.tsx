import { Database, Eye, Send } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote } from '../section.tsx'
import { useAsking } from '../use-options.ts'
import { StepFrame } from './step-frame.tsx'

const say = words.options.consent
const ICONS = [Eye, Send, Database]

/** What is read, where it goes and what is kept, before any of it happens. */
export function ConsentStep() {
  const { busy, problem, send } = useAsking()
  return (
    <StepFrame
      step={1}
      title={say.title}
      lead={say.lead}
      note={say.note}
      buttons={
        <Button look="main" busy={busy !== null} className="min-w-32" onClick={() => void send('setup.consent', {})}>
          {say.agree}
        </Button>
      }
    >
      <dl className="space-y-4">
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
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </StepFrame>
  )
}
