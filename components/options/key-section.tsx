import { Check } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { AllowReply } from '#components/ui/allow-reply.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { ConnectionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { ScopeList } from './scope-list.tsx'
import { RefusalNote, Section } from './section.tsx'
import { TeamChoice } from './team-choice.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.key

type Props = { connection: ConnectionView; unresolved: number }

/** The API key: entered, tested with Reply, and only then kept. It is never shown again. */
export function KeySection({ connection, unresolved }: Props) {
  const worker = useWorker()
  const { busy, problem, send, setProblem } = useAsking()
  const [key, setKey] = useState('')
  const [teamId, setTeamId] = useState<number | null>(null)
  const [empty, setEmpty] = useState(false)
  const [removing, setRemoving] = useState(false)
  const [replacing, setReplacing] = useState(false)
  const isConnected = connection.state === 'connected'
  /** There is none, or Reply no longer takes it. */
  const isNeeded = !isConnected || (connection.problem !== null && connection.problem.code !== 'apiWithheld')
  const waiting = problem?.code === 'accountHasWaiting' ? (problem.count ?? 0) : 0
  const teams = problem?.code === 'teamRequired' ? (problem.teams ?? []) : []

  const save = async (leaveWaiting: boolean) => {
    const answer = await send('connection.save', { key: key.trim(), teamId, leaveWaiting })
    if (answer?.ok !== true) return
    setKey('')
    setTeamId(null)
    setReplacing(false)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(key.trim() === '')
    if (key.trim() !== '') void save(false)
  }

  return (
    <Section title={say.title}>
      <Standing connection={connection} testing={busy === 'connection.save'} />
      {isConnected && (
        <div className="mt-2 flex flex-wrap gap-2">
          {!isNeeded && (
            <Button size="small" aria-expanded={replacing} onClick={() => setReplacing(!replacing)}>
              {say.replace}
            </Button>
          )}
          <Button size="small" className="text-bad" onClick={() => setRemoving(true)}>
            {say.remove}
          </Button>
        </div>
      )}
      {(isNeeded || replacing) && (
        <form onSubmit={submit} className={isConnected ? 'mt-3' : undefined}>
          <Field
            label={say.label}
            hideLabel
            type="password"
            value={key}
            onChange={(event) => {
              setKey(event.target.value)
              setEmpty(false)
            }}
            maxLength={8192}
            problem={empty ? say.empty : problem === null || waiting > 0 ? null : words.problem(problem)}
            action={
              <Button type="submit" look="main" busy={busy !== null}>
                {say.save}
              </Button>
            }
          />
          {teams.length > 0 && <TeamChoice teams={teams} chosen={teamId} onChoose={setTeamId} />}
          <p className="mt-2 text-xs leading-[1.0625rem] text-mute">
            {say.hint} {say.warning}
          </p>
          <Button size="small" look="quiet" className="mt-1.5 -ml-2.5" onClick={() => worker.openUrl(say.whereUrl)}>
            {say.where}
          </Button>
        </form>
      )}
      {isConnected && <ScopeList scopes={connection.scopes ?? []} />}
      <ConfirmDialog
        open={removing}
        title={say.removeTitle}
        yes={say.removeYes}
        no={say.keep}
        onNo={() => setRemoving(false)}
        onYes={() => {
          setRemoving(false)
          void send('connection.remove', {})
        }}
      >
        <p>{say.removeText}</p>
        {unresolved > 0 && <p className="font-medium text-wait">{say.removeUnresolved(unresolved)}</p>}
      </ConfirmDialog>
      <ConfirmDialog
        open={waiting > 0}
        title={say.changeTitle}
        yes={say.changeYes}
        no={say.changeNo}
        onNo={() => setProblem(null)}
        onYes={() => void save(true)}
      >
        <p>{say.changeText}</p>
        <p className="font-medium text-wait">{say.changeUnresolved(waiting)}</p>
      </ConfirmDialog>
    </Section>
  )
}

/** How the connection stands. The region is always there, so that a change in it is read out. */
function Standing({ connection, testing }: { connection: ConnectionView; testing: boolean }) {
  const refused = connection.state === 'connected' ? connection.problem : null
  return (
    <>
      <output className="block text-[0.8125rem] not-empty:mb-2 leading-[1.125rem]">
        {testing && (
          <span className="flex items-center gap-1.5 text-mute">
            <Spinner size={15} />
            {say.testing}
          </span>
        )}
        {!testing && connection.state === 'connected' && refused === null && (
          <span className="flex flex-wrap items-center gap-x-1.5 text-good">
            <Check size={15} strokeWidth={2.6} aria-hidden />
            <bdi>{say.connected(connection.userName, connection.userId)}</bdi>
            {connection.teamId !== null && <span className="text-mute">· {say.team(connection.teamId)}</span>}
          </span>
        )}
      </output>
      {!testing && refused !== null && <RefusalNote>{words.problem(refused)}</RefusalNote>}
      {refused?.code === 'apiWithheld' && refused.origin !== undefined && (
        <AllowReply origin={refused.origin} size="small" className="mt-2" />
      )}
    </>
  )
}
