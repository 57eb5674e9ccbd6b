import { ChevronDown } from 'lucide-react'
import { faceOf } from '#components/panel/face-of.ts'
import { classNames } from '#components/ui/class-names.ts'
import { PersonName } from '#components/ui/person-name.tsx'
import type { Tone } from '#components/ui/status-box.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { clock, fullExact, precise } from '#lib/shared/words/time.ts'

const say = words.options.history

const tones: Readonly<Record<Tone, string>> = {
  good: 'text-good',
  wait: 'text-wait',
  bad: 'text-bad',
  quiet: 'text-mute',
}

/** One completion; opened, its whole course. */
export function HistoryRow({ one }: { one: CompletionView }) {
  const now = useNow(60_000)
  const face = faceOf(one, now)
  return (
    <li className="border-t border-line first:border-t-0">
      <details className="group">
        <summary className="flex list-none items-center gap-3 px-3 py-2 -outline-offset-2 hover:bg-sub">
          <span className="min-w-0 flex-1">
            <span className="block truncate text-[0.8125rem] font-medium leading-[1.125rem]">
              <PersonName name={one.contactName} />
            </span>
            <span className="block truncate text-xs leading-4 text-mute">
              {words.tasks.type({ type: one.taskType, linkedInType: null })}
              {one.sequenceName === null || <bdi> · {one.sequenceName}</bdi>}
            </span>
          </span>
          <span className="max-w-[45%] shrink-0 text-right text-xs leading-4">
            <span className={classNames('block truncate font-medium', tones[face.tone])}>{face.title}</span>
            <time title={fullExact(one.clickedAt)} className="block text-mute tabular-nums">
              {clock(one.clickedAt)}
            </time>
          </span>
          <ChevronDown
            size={15}
            aria-hidden
            className="shrink-0 text-mute transition-transform group-open:rotate-180"
          />
        </summary>
        <Course one={one} note={face.note} now={now} />
      </details>
    </li>
  )
}

function Course({ one, note, now }: { one: CompletionView; note: string; now: number }) {
  const steps = (one.steps ?? []).filter(({ id }) => id !== one.id)
  const facts = [
    say.task(one.taskId),
    one.state === 'done' ? words.completion.sequenceLine(one) : null,
    one.attempts > 0 ? say.attempts(one.attempts) : null,
    one.overridden ? say.anyway : null,
    words.completion.belongsTo(one),
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <div className="space-y-1.5 bg-sub px-3 py-2.5 text-xs leading-4 [overflow-wrap:anywhere]">
      <p>{note}</p>
      <p className="text-mute">{facts.join(' · ')}</p>
      {one.evidence.length > 0 && (
        <p className="text-mute">
          {say.matched}:{' '}
          <bdi>{one.evidence.map((each) => `${words.tasks.matchedBy(each)} (${each.value})`).join(', ')}</bdi>
        </p>
      )}
      {steps.length > 0 && (
        <ul aria-label={words.wrapUp.steps} className="space-y-1">
          {steps.map((step) => {
            const { tone, title, note: became } = words.steps.face(step, now)
            return (
              <li key={step.id}>
                <span className={classNames('font-medium', tones[tone])}>{title}</span>{' '}
                <span className="text-mute">{became}</span>
                {step.text !== null && (
                  <p dir="auto" className="whitespace-pre-wrap">
                    {step.text}
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <ol aria-label={say.course} className="space-y-0.5">
        {one.course.map((step) => (
          <li key={`${step.at} ${step.state}`} className="flex flex-wrap gap-x-3">
            <time className="w-44 shrink-0 text-mute tabular-nums">{precise(step.at)}</time>
            <span className="min-w-0 flex-1">
              {words.completion.step(step.state)}
              {step.problem !== null && <span className="text-mute"> · {words.problem(step.problem)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
