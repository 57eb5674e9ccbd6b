import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { Colleague, TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Additional } from '../actions.ts'
import { useReady } from '../gesture.ts'
import { useActions } from '../panel-actions.tsx'

type Props = { task: TaskCard; added: Additional; onHeir: (heir: Additional['heir']) => void }

const say = words.wrapUp.handOver

/** Who is to have this task; or, where a follow-up task goes with the outcome, who is to have that one. */
export function HandOver({ task, added, onHeir }: Props) {
  const worker = useWorker()
  const { giveAway, isUnderWay } = useActions()
  const ready = useReady()
  const [chosen, setChosen] = useState<Colleague | null>(null)
  const asked = useQuery({ queryKey: ['colleagues'], queryFn: () => worker.ask('colleagues.list', {}) })
  const { data } = asked
  if (data === undefined) return <Line busy={asked.isPending}>{say.loading}</Line>
  if (!data.ok) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Line>{words.problem(data.problem)}</Line>
        <Button size="small" busy={asked.isFetching} onClick={() => void asked.refetch()}>
          {say.again}
        </Button>
      </div>
    )
  }
  const colleagues = data.value
  if (colleagues.length === 0) return <Line>{say.nobody}</Line>

  const { followUp, heir = null } = added
  const isForFollowUp = followUp !== null
  const named = isForFollowUp ? (heir?.userId ?? null) : (chosen?.userId ?? null)
  const choose = (value: string) => {
    const found = colleagues.find(({ userId }) => String(userId) === value) ?? null
    if (isForFollowUp) onHeir(found === null ? null : { userId: found.userId, userName: found.name })
    else setChosen(found)
  }
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label={say.choose}
          hideLabel
          value={named === null ? '' : String(named)}
          choices={[
            { value: '', name: say.choose },
            ...colleagues.map(({ userId, name }) => ({ value: String(userId), name })),
          ]}
          onChange={choose}
        />
        {!isForFollowUp && (
          <Button
            disabled={chosen === null}
            busy={isUnderWay('choose')}
            ready={ready}
            onClick={({ nativeEvent }) => chosen !== null && giveAway(task, chosen, nativeEvent)}
          >
            {say.give}
          </Button>
        )}
      </div>
      <Line>{isForFollowUp ? say.heir(heir?.userName ?? null) : say.about}</Line>
    </div>
  )
}

function Line({ children, busy = false }: { children: string; busy?: boolean }) {
  return (
    <p role={busy ? 'status' : undefined} className="flex items-center gap-2 text-xs leading-4 text-mute">
      {busy && <Spinner />}
      {children}
    </p>
  )
}
