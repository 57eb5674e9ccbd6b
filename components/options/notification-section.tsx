import { SwitchLine } from '#components/ui/switch-line.tsx'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.notifications

/** Off until it is turned on, by a permission of its own. `result`: also for what went well; `morning`: what is due, once a day. */
export function NotificationSection({ on, result, morning }: { on: boolean; result: boolean; morning: boolean }) {
  const worker = useWorker()
  const { busy, problem, send, setProblem } = useAsking()

  const turn = (wanted: boolean) => {
    if (!wanted) return void send('notifications.set', { on: false })
    // Nothing is awaited before this: the browser asks only in the click itself.
    return void worker.requestNotifications().then(async (granted) => {
      if (!granted) return setProblem({ code: 'permissionMissing' })
      await send('notifications.set', { on: true })
      return undefined
    })
  }

  return (
    <Section title={say.title} about={say.about}>
      <SwitchLine label={say.label} note={say.note} on={on} busy={busy !== null} onChange={turn} />
      {on && (
        <SwitchLine
          className="mt-3"
          label={say.morning}
          note={say.morningNote}
          on={morning}
          busy={busy !== null}
          onChange={(tellMorning) => void send('settings.set', { tellMorning })}
        />
      )}
      {on && (
        <SwitchLine
          className="mt-3"
          label={say.result}
          note={say.resultNote}
          on={result}
          busy={busy !== null}
          onChange={(tellResult) => void send('settings.set', { tellResult })}
        />
      )}
      {problem !== null && (
        <RefusalNote>{problem.code === 'permissionMissing' ? say.refused : words.problem(problem)}</RefusalNote>
      )}
    </Section>
  )
}
