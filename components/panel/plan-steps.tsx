import { AlertTriangle, Check, Clock3, Undo2 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { StepView } from '#lib/shared/messages/step-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

const tones = { good: 'text-good', wait: 'text-wait', bad: 'text-bad', quiet: 'text-mute' } as const
const icons = { good: Check, wait: Clock3, bad: AlertTriangle, quiet: Undo2 } as const

/** The steps of a plan beside the one that stands above: what each is for, and how far it has come. Each proves itself. */
export function PlanSteps({ one }: { one: CompletionView }) {
  const steps = (one.steps ?? []).filter(({ id }) => id !== one.id)
  if (steps.length === 0) return null
  return (
    <ul aria-label={words.wrapUp.steps} className="flex flex-col gap-2 text-[0.8125rem] leading-[1.125rem]">
      {steps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
    </ul>
  )
}

function Step({ step }: { step: StepView }) {
  const face = words.steps.face(step, useNow(1000))
  const moving = step.state === 'sending' || step.state === 'unknown'
  // A tick is for what has happened.
  const Icon = step.state === 'held' ? Clock3 : icons[face.tone]
  const isQuiet = step.state === 'held' || step.state === 'done' || step.state === 'queued'
  return (
    <li className="flex gap-2">
      <span className={classNames('mt-px shrink-0', step.state === 'held' ? 'text-mute' : tones[face.tone])}>
        {moving ? <Spinner size={15} /> : <Icon size={15} strokeWidth={2.2} aria-hidden />}
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{face.title}</p>
        {step.text !== null && (
          <p dir="auto" className="line-clamp-2 text-mute [overflow-wrap:anywhere]">
            {step.text}
          </p>
        )}
        {!isQuiet && <p className="text-xs leading-4 text-mute">{face.note}</p>}
        {step.state === 'attention' && !step.dismissed && <Answers step={step} />}
      </div>
    </li>
  )
}

/** What a person can answer to a step that needs them. A note is sent again only by this word of theirs. */
function Answers({ step: { id, asks } }: { step: StepView }) {
  const { isUnderWay, settle } = useActions()
  const busy = isUnderWay(`settle ${id}`)
  const answers =
    asks === 'noteInDoubt'
      ? ([
          ['step.isThere', words.steps.isThere],
          ['step.sendAgain', words.steps.sendAgain],
        ] as const)
      : ([
          ['completion.dismiss', words.completion.dismiss],
          asks === 'goOn'
            ? (['step.goOn', words.steps.goOn] as const)
            : (['completion.tryNow', words.completion.checkAgain] as const),
        ] as const)
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      {answers.map(([name, label]) => (
        <Button key={name} size="small" busy={busy} onClick={({ nativeEvent }) => settle(name, id, nativeEvent)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
