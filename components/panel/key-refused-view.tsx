import { AllowReply } from '#components/ui/allow-reply.tsx'
import { Button } from '#components/ui/button.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'

/** One quiet sign that the key no longer works, and that nothing is lost by it. */
export function KeyRefusedView({ view }: { view: Extract<PanelView, { kind: 'keyRefused' }> }) {
  const worker = useWorker()
  const say = words.panel.keyRefused
  const withheld = view.problem.code === 'apiWithheld' ? (view.problem.origin ?? null) : null
  // What needs the rep does not wait for a key.
  const waiting = view.unresolved.filter(({ state }) => state !== 'attention').length
  return (
    <>
      <h1 tabIndex={-1} className="text-[1.0625rem] font-semibold leading-[1.375rem]">
        {withheld === null ? say.title : say.withheld}
      </h1>
      <p className="mt-1 text-[0.8125rem] leading-[1.125rem] text-mute">{words.problem(view.problem)}</p>
      {waiting > 0 && <p className="mt-1.5 text-[0.8125rem] leading-[1.125rem] text-mute">{say.kept(waiting)}</p>}
      {withheld === null ? (
        <Button look="main" className="mt-3.5 w-full" onClick={() => worker.openOptions()}>
          {say.open}
        </Button>
      ) : (
        <AllowReply origin={withheld} className="mt-3.5 w-full" />
      )}
    </>
  )
}
