import { DatabaseZap } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { Damage } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'

/** Stores that are damaged, on the panel: what that means, and the way to where something can be done. */
export function DamageLine({ damage }: { damage: readonly Damage[] }) {
  const worker = useWorker()
  return (
    <section
      aria-label={words.damage.label}
      className="flex gap-2 border-t border-line bg-bad-soft px-4 py-2.5 text-xs leading-4 text-ink"
    >
      <DatabaseZap size={15} aria-hidden className="mt-px shrink-0 text-bad" />
      <div className="min-w-0 space-y-1.5">
        {damage.map((one) => (
          <p key={`${one.store} ${one.state}`}>{words.damage.sentence(one)}</p>
        ))}
        <Button size="small" onClick={() => worker.openOptions()}>
          {words.damage.toOptions}
        </Button>
      </div>
    </section>
  )
}
