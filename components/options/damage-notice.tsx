import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import type { Damage } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { download } from './history/download.ts'
import { RefusalNote } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.damage

/** Stores that are damaged, above everything else: nothing is lost in silence, and a person decides what becomes of it. */
export function DamageNotice({ damage }: { damage: readonly Damage[] }) {
  if (damage.length === 0) return null
  return (
    <section aria-label={say.label} className="mb-5 space-y-2">
      {damage.map((one) => (
        <OneDamage key={`${one.store} ${one.state}`} damage={one} />
      ))}
    </section>
  )
}

function OneDamage({ damage }: { damage: Damage }) {
  const { busy, problem, send } = useAsking()
  const [asking, setAsking] = useState(false)
  const { store, state } = damage

  const copy = async () => {
    const answer = await send('damage.copy', { store })
    if (answer?.ok === true) download('json', JSON.stringify(answer.value, null, 2), 'damaged')
  }

  return (
    <StatusBox tone="bad" title={say.label}>
      <p>{say.sentence(damage)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {state === 'closed' && (
          <Button size="small" busy={busy !== null} onClick={() => setAsking(true)}>
            {say.startAnew}
          </Button>
        )}
        {state === 'setAside' && store !== 'key' && (
          <Button size="small" busy={busy !== null} onClick={() => void copy()}>
            {say.copy}
          </Button>
        )}
        {state === 'setAside' && (
          <Button size="small" busy={busy !== null} onClick={() => void send('damage.forget', { store })}>
            {say.forget}
          </Button>
        )}
      </div>
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
      <ConfirmDialog
        open={asking}
        title={say.startTitle}
        yes={say.startYes}
        no={say.startNo}
        onNo={() => setAsking(false)}
        onYes={() => {
          setAsking(false)
          void send('damage.startAnew', { store })
        }}
      >
        <p>{say.startText[store]}</p>
      </ConfirmDialog>
    </StatusBox>
  )
}
